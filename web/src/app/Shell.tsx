import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { JumpDialog } from '../features/rooms/JumpDialog';
import { NewRoomDialog } from '../features/rooms/NewRoomDialog';
import { RoomList } from '../features/rooms/RoomList';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Icon, type IconName } from '../ui/Icon';
import type { Ask } from './ask';
import { useApp } from './context';
import { Link, navigate, roomPath, useRoute, type Route } from './route';
import styles from './Shell.module.css';

const loadRoomPage = () => import('../features/rooms/RoomPage').then((m) => ({ default: m.RoomPage }));
const RoomPage = lazy(loadRoomPage);
const SearchPage = lazy(() => import('../features/search/SearchPage').then((m) => ({ default: m.SearchPage })));
const SettingsPage = lazy(() => import('../features/settings/SettingsPage').then((m) => ({ default: m.SettingsPage })));
const OperatorPage = lazy(() => import('../features/admin/OperatorPage').then((m) => ({ default: m.OperatorPage })));

/** The page around everything: rooms | what is open, and on a phone one of them with a bar below. */
export function Shell() {
  const { t } = useTranslation();
  const route = useRoute();
  const [ask, setAsk] = useState<Ask>(null);
  const mateRoom = useApp((s) => [...s.rooms.values()].find((r) => r.room.kind === 'mate')?.room.id ?? null);
  const unread = useApp((s) => [...s.rooms.values()].reduce((sum, r) => sum + r.room.unread, 0));

  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${t('app.name')}`;
  }, [unread, t]);

  // A room is where everybody goes next: its code comes while the list is read.
  useEffect(() => void loadRoomPage(), []);

  useEffect(() => {
    if (route.name === 'mate' && mateRoom !== null) navigate(roomPath(mateRoom), { replace: true });
  }, [route.name, mateRoom]);

  useEffect(() => {
    const keys = (e: KeyboardEvent) => {
      if ((e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && e.key.toLowerCase() === 'k') {
        e.preventDefault();
        setAsk((a) => (a === 'jump' ? null : 'jump'));
      }
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  }, []);

  // On a phone's first page the list is what the page is about.
  const alone = usePhone() && route.name === 'home';
  const inMateRoom = route.name === 'room' && route.id === mateRoom;
  const inRoom = route.name === 'room' && !inMateRoom;
  return (
    <div className={styles['shell']} data-pane={route.name === 'home' ? 'rooms' : 'main'} data-in-room={inRoom || undefined}>
      <a href="#main" className={styles['skip']} onClick={(e) => { e.preventDefault(); document.getElementById('main')?.focus(); }}>{t('app.skip')}</a>
      <LinkBanner />
      {alone ? (
        <main id="main" tabIndex={-1} className={styles['rooms']}><RoomList onAsk={setAsk} alone /></main>
      ) : (
        <>
          <nav aria-label={t('rooms.list')} className={styles['rooms']}><RoomList onAsk={setAsk} alone={false} /></nav>
          <main id="main" tabIndex={-1} className={styles['main']}>
            <Suspense fallback={null}><Content route={route} onAsk={setAsk} /></Suspense>
          </main>
        </>
      )}
      <BottomBar route={route} inMateRoom={inMateRoom} unread={unread} />
      {ask === 'jump' ? <JumpDialog onClose={() => setAsk(null)} onAsk={setAsk} /> : null}
      {ask === 'newRoom' ? <NewRoomDialog onClose={() => setAsk(null)} /> : null}
    </div>
  );
}

const PHONE = window.matchMedia('(max-width: 719px)');

function usePhone(): boolean {
  return useSyncExternalStore((tell) => {
    PHONE.addEventListener('change', tell);
    return () => PHONE.removeEventListener('change', tell);
  }, () => PHONE.matches);
}

function Content({ route, onAsk }: { readonly route: Route; readonly onAsk: (ask: Ask) => void }) {
  const { t } = useTranslation();
  switch (route.name) {
    case 'room':
      return <RoomPage key={route.id} id={route.id} side={route.side} message={route.message} />;
    case 'search':
      return <SearchPage q={route.q} />;
    case 'settings':
      return <SettingsPage />;
    case 'operator':
      return <OperatorPage page={route.page} query={route.query} />;
    case 'home':
      return (
        <Empty level={1} title={t('rooms.pick')} lead={t('rooms.pickLead')}>
          <Button look="primary" icon="plus" onClick={() => onAsk('newRoom')}>{t('rooms.new')}</Button>
        </Empty>
      );
    case 'mate':
      return null;
    case 'invite':
    case 'unknown':
      return <Empty level={1} title={t('app.notFound')}><Button onClick={() => navigate('/')}>{t('app.toRooms')}</Button></Empty>;
  }
}

/** Says when the page is on its own. A blink of reconnecting is not worth a word. */
function LinkBanner() {
  const { t } = useTranslation();
  const link = useApp((s) => s.link);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (link === 'live') {
      setShown(false);
      return undefined;
    }
    const timer = setTimeout(() => setShown(true), link === 'offline' ? 1_200 : 4_000);
    return () => clearTimeout(timer);
  }, [link]);
  return (
    <div role="status" className={styles['bannerPlace']}>
      {shown ? <p className={styles['banner']}><Icon name="warning" size={18} />{link === 'offline' ? t('app.offlineBanner') : t('app.reconnecting')}</p> : null}
    </div>
  );
}

const TABS: readonly { readonly to: string; readonly icon: IconName; readonly words: 'rooms' | 'search' | 'mate' | 'me' }[] = [
  { to: '/', icon: 'rooms', words: 'rooms' },
  { to: '/search', icon: 'search', words: 'search' },
  { to: '/mate', icon: 'mate', words: 'mate' },
  { to: '/me', icon: 'me', words: 'me' },
];

function BottomBar({ route, inMateRoom, unread }: { readonly route: Route; readonly inMateRoom: boolean; readonly unread: number }) {
  const { t } = useTranslation();
  const at = inMateRoom || route.name === 'mate' ? 'mate' : route.name === 'search' ? 'search' : route.name === 'settings' || route.name === 'operator' ? 'me' : 'rooms';
  return (
    <nav aria-label={t('nav.main')} className={styles['bar']}>
      {TABS.map((tab) => (
        <Link key={tab.to} to={tab.to} aria-current={at === tab.words ? 'page' : undefined}>
          <Icon name={tab.icon} size={22} />
          <span>{t(`nav.${tab.words}`)}</span>
          {tab.words === 'rooms' && unread > 0 ? <span className={styles['dot']}><span className="visually-hidden">{t('rooms.unread', { count: unread })}</span></span> : null}
        </Link>
      ))}
    </nav>
  );
}

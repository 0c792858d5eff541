import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useSync } from '../../app/context';
import { navigate, roomPath } from '../../app/route';
import type { Ask } from '../../app/ask';
import { theme } from '../../app/theme';
import { languageOf, speak } from '../../i18n';
import { Dialog } from '../../ui/Dialog';
import { Icon, type IconName } from '../../ui/Icon';
import { sortedRooms } from './RoomList';
import { roomName } from './roomName';
import styles from './JumpDialog.module.css';

interface Target {
  readonly id: string;
  readonly group: 'jumpRooms' | 'jumpPeople' | 'jumpCommands';
  readonly icon: IconName;
  readonly label: string;
  readonly go: () => void;
}

/** Ctrl/Cmd-K: rooms, people and things to do in one list. */
export function JumpDialog({ onClose, onAsk }: { readonly onClose: () => void; readonly onAsk: (ask: Ask) => void }) {
  const { t, i18n } = useTranslation();
  const sync = useSync();
  const rooms = useApp((s) => s.rooms);
  const me = useApp((s) => s.me);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();

  const all = useMemo(() => {
    const to = (path: string) => () => navigate(path);
    const { mate, others } = sortedRooms(rooms.values());
    const list: Target[] = [...(mate === null ? [] : [mate]), ...others].map((r) => ({
      id: `room-${r.room.id}`, group: 'jumpRooms', icon: r.room.kind === 'mate' ? 'mate' : 'rooms', label: roomName(t, r.room), go: to(roomPath(r.room.id)),
    }));
    const people = new Map<string, string>();
    for (const r of others) for (const m of r.members ?? []) if (m.userId !== undefined && m.userId !== me.id && m.leftAt === undefined) people.set(m.userId, m.displayName);
    for (const [user, name] of people) {
      list.push({
        id: `user-${user}`, group: 'jumpPeople', icon: 'me', label: name,
        go: () => void sync.api.createRoom({ kind: 'direct', with: user }).then(async (room) => { await sync.refreshRooms(); navigate(roomPath(room.id)); }, () => undefined),
      });
    }
    const other = languageOf(i18n.language) === 'ko' ? 'en' : 'ko';
    const command = (name: string, icon: IconName, label: string, go: () => void): Target => ({ id: `do-${name}`, group: 'jumpCommands', icon, label, go });
    list.push(
      command('new', 'plus', t('rooms.new'), () => onAsk('newRoom')),
      command('search', 'search', t('search.title'), to('/search')),
      command('me', 'sliders', t('settings.title'), to('/me')),
      command('light', 'home', `${t('settings.theme')}: ${t('settings.theme_light')}`, () => theme.set('light')),
      command('dark', 'home', `${t('settings.theme')}: ${t('settings.theme_dark')}`, () => theme.set('dark')),
      command('language', 'outside', `${t('settings.language')}: ${t(`settings.${other}`)}`, () => { speak(other); void sync.api.changeMe({ locale: other }).catch(() => undefined); }),
    );
    if (me.role === 'operator') list.push(command('operator', 'key', t('operator.title'), to('/operator')));
    return list;
  }, [rooms, me, t, i18n.language, onAsk, sync]);

  const wanted = query.trim().toLowerCase();
  const found: Target[] = all.filter((x) => x.label.toLowerCase().includes(wanted));
  if (wanted !== '') {
    found.push({ id: 'find', group: 'jumpCommands', icon: 'search', label: t('nav.jumpSearch', { q: query.trim() }), go: () => navigate(`/search?q=${encodeURIComponent(query.trim())}`) });
  }
  const active = found[Math.min(at, found.length - 1)];

  const pick = (target: Target | undefined) => {
    if (target === undefined) return;
    onClose();
    target.go();
  };
  const keys = (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing) return;
    if (e.key === 'ArrowDown') setAt((i) => Math.min(i + 1, found.length - 1));
    else if (e.key === 'ArrowUp') setAt((i) => Math.max(i - 1, 0));
    else if (e.key === 'Enter') pick(active);
    else return;
    e.preventDefault();
  };

  return (
    <Dialog title={t('nav.jump')} onClose={onClose} titleHidden wide>
      <div className={styles['box']}>
        <Icon name="search" />
        <input
          role="combobox" aria-expanded="true" aria-controls={`${id}-list`} aria-activedescendant={active === undefined ? undefined : `${id}-${active.id}`}
          aria-label={t('nav.jump')} placeholder={t('nav.jumpHint')} autoComplete="off" spellCheck={false}
          onInput={(e) => { setQuery(e.currentTarget.value); setAt(0); }} onKeyDown={keys}
        />
      </div>
      <div role="listbox" id={`${id}-list`} aria-label={t('nav.jump')} className={styles['list']}>
        {found.map((x, i) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the combobox holds the keyboard
          <div
            key={x.id} id={`${id}-${x.id}`} role="option" tabIndex={-1} aria-selected={x === active}
            onClick={() => pick(x)} onPointerMove={() => setAt(i)} ref={x === active ? (el) => el?.scrollIntoView({ block: 'nearest' }) : undefined}
          >
            <Icon name={x.icon} size={18} /><span>{x.label}</span><small>{t(`nav.${x.group}`)}</small>
          </div>
        ))}
        {found.length === 0 ? <div role="option" tabIndex={-1} aria-selected="false" aria-disabled="true" className={styles['nothing']}>{t('nav.jumpNothing')}</div> : null}
      </div>
    </Dialog>
  );
}

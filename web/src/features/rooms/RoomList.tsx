import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useSync, useZone } from '../../app/context';
import { Link, roomPath, useRoute } from '../../app/route';
import type { Ask } from '../../app/ask';
import type { RoomState } from '../../state/room';
import { Avatar } from '../../ui/Avatar';
import { Button, IconButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Mark } from '../../ui/Mark';
import { brief } from '../../ui/time';
import styles from './RoomList.module.css';
import { plainWords, roomName, speaker } from './roomName';

/** Newest words first; the mate's own room stands above. */
export function sortedRooms(rooms: Iterable<RoomState>): { mate: RoomState | null; others: readonly RoomState[] } {
  const all = [...rooms];
  const last = (r: RoomState) => r.room.lastMessage?.at ?? r.room.createdAt;
  return {
    mate: all.find((r) => r.room.kind === 'mate') ?? null,
    others: all.filter((r) => r.room.kind !== 'mate').sort((a, b) => (last(a) < last(b) ? 1 : last(a) > last(b) ? -1 : 0)),
  };
}

export function RoomList({ onAsk, alone }: { readonly onAsk: (ask: Ask) => void; readonly alone: boolean }) {
  const { t } = useTranslation();
  const route = useRoute();
  const rooms = useApp((s) => s.rooms);
  const loaded = useApp((s) => s.loaded);
  const me = useApp((s) => s.me);
  const { mate, others } = useMemo(() => sortedRooms(rooms.values()), [rooms]);
  const at = route.name === 'room' ? route.id : null;
  return (
    <div className={styles['list']}>
      <header className={styles['head']}>
        {alone ? <h1 className={styles['brand']}><Mark size={26} /><span>{t('app.name')}</span></h1> : <Link to="/" className={styles['brand']}><Mark size={26} /><span>{t('app.name')}</span></Link>}
        <IconButton icon="plus" label={t('rooms.new')} onClick={() => onAsk('newRoom')} />
      </header>
      <button type="button" className={styles['jump']} onClick={() => onAsk('jump')}>
        <Icon name="search" size={18} />
        <span>{t('nav.jumpShort')}</span>
        <kbd aria-hidden="true">{/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <div className={styles['scroll']}>
        <ul>
          {mate === null ? null : <RoomRow state={mate} current={at === mate.room.id} />}
        </ul>
        {mate !== null && others.length > 0 ? <div className={styles['rule']} /> : null}
        <ul>
          {others.map((r) => <RoomRow key={r.room.id} state={r} current={at === r.room.id} />)}
        </ul>
        {loaded && others.length === 0 ? (
          <div className={styles['empty']}>
            <p><strong>{t('rooms.empty')}</strong></p>
            <p>{t('rooms.emptyLead')}</p>
            <Button look="primary" icon="plus" onClick={() => onAsk('newRoom')}>{t('rooms.new')}</Button>
          </div>
        ) : null}
      </div>
      <footer className={styles['foot']}>
        <Link to="/me" className={styles['me']} aria-current={route.name === 'settings' ? 'page' : undefined}>
          <Avatar id={me.id} name={me.displayName} size="s" />
          <span className={styles['meName']}>{me.displayName}</span>
          <Icon name="sliders" size={18} />
          <span className="visually-hidden">{t('settings.title')}</span>
        </Link>
      </footer>
    </div>
  );
}

const RoomRow = memo(function RoomRow({ state, current }: { readonly state: RoomState; readonly current: boolean }) {
  const { t } = useTranslation();
  const zone = useZone();
  const { drafts } = useSync();
  const { room } = state;
  const name = roomName(t, room);
  const last = room.lastMessage;
  const draft = current ? '' : drafts.read(room.id).text.trim();
  const words = last === undefined ? (room.kind === 'mate' ? t('rooms.matePreview') : t('rooms.noWords')) : plainWords(t, last);
  const prefix = last === undefined || room.kind !== 'group' || last.content.type === 'notice' ? '' : last.author === room.me.member ? `${t('app.you')}: ` : `${speaker(t, last)}: `;
  return (
    <li>
      <Link to={roomPath(room.id)} className={`${styles['row'] ?? ''} ${room.kind === 'mate' ? (styles['mate'] ?? '') : ''}`} aria-current={current ? 'page' : undefined}>
        <Avatar id={room.id} name={name} kind={room.kind === 'mate' ? 'mate' : room.kind === 'direct' ? 'human' : 'room'} />
        <span className={styles['words']}>
          <span className={styles['top']}>
            <span className={styles['name']}>{name}</span>
            {room.kind === 'mate' ? <span className={styles['ai']}>{t('app.ai')}</span> : null}
            {last === undefined ? null : <time dateTime={last.at}>{brief(zone, last.at)}</time>}
          </span>
          <span className={styles['bottom']}>
            <span className={styles['last']}>
              {draft === '' ? `${prefix}${words}` : <><em>{t('rooms.draft')}</em> {draft}</>}
            </span>
            {room.mentions > 0 ? <span className={styles['mention']}><span aria-hidden="true">@</span><span className="visually-hidden">{t('rooms.mentions', { count: room.mentions })}</span></span> : null}
            {room.unread > 0 ? <span className={styles['badge']}><span aria-hidden="true">{room.unread > 999 ? '999+' : room.unread}</span><span className="visually-hidden">{t('rooms.unread', { count: room.unread })}</span></span> : null}
          </span>
        </span>
      </Link>
    </li>
  );
});

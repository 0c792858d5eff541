import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../api/types';
import { useApp, useSync } from '../../app/context';
import { navigate, roomPath } from '../../app/route';
import { errorWords } from '../../i18n';
import { newId } from '../../state/ids';
import type { RoomState } from '../../state/room';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Choice, Field } from '../../ui/Field';
import { toast } from '../../ui/Toasts';
import { plainWords, roomName } from '../rooms/roomName';
import styles from './Panel.module.css';
import { useMessageWords } from './words';

export type MessageAsk =
  | { readonly kind: 'forward' | 'readers' | 'hide'; readonly message: Message }
  | { readonly kind: 'policy' };

export interface MessageDialogsProps {
  readonly state: RoomState;
  readonly ask: MessageAsk;
  readonly onClose: () => void;
}

/** The questions that acts on a message ask. */
export function MessageDialogs({ state, ask, onClose }: MessageDialogsProps) {
  switch (ask.kind) {
    case 'forward':
      return <ForwardDialog room={state.room.id} message={ask.message} onClose={onClose} />;
    case 'readers':
      return <ReadersDialog state={state} message={ask.message} onClose={onClose} />;
    case 'hide':
      return <HideDialog room={state.room.id} message={ask.message} onClose={onClose} />;
    case 'policy':
      return <PolicyDialog state={state} onClose={onClose} />;
  }
}

interface AboutProps {
  readonly room: string;
  readonly message: Message;
  readonly onClose: () => void;
}

function ForwardDialog({ room, message, onClose }: AboutProps) {
  const { t } = useTranslation();
  const words = useMessageWords();
  const sync = useSync();
  const rooms = useApp((s) => s.rooms);
  const [q, setQ] = useState('');
  const wanted = q.trim().toLowerCase();
  const all = [...rooms.values()].map((r) => r.room).filter((r) => roomName(t, r).toLowerCase().includes(wanted));
  const send = (to: string) => {
    onClose();
    sync.api.forward(room, message.id, to, newId()).then(
      () => { toast(words('forward.done')); if (to !== room) navigate(roomPath(to)); },
      (e: unknown) => toast(errorWords(t, e)),
    );
  };
  return (
    <Dialog title={words('forward.title')} onClose={onClose}>
      <div className={styles['choice']}>
        <p className={styles['quote']} dir="auto">{plainWords(t, message)}</p>
        <p className={styles['hint']}>{words('forward.hint')}</p>
        <Field label={words('forward.find')} type="search" autoComplete="off" onInput={(e) => setQ(e.currentTarget.value)} />
        <ul className={styles['rooms']} aria-label={words('forward.rooms')}>
          {all.map((r) => (
            <li key={r.id}><button type="button" onClick={() => send(r.id)}><Avatar id={r.id} name={roomName(t, r)} kind={r.kind === 'mate' ? 'mate' : r.kind === 'direct' ? 'human' : 'room'} size="s" />{roomName(t, r)}</button></li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function ReadersDialog({ state, message, onClose }: { readonly state: RoomState; readonly message: Message; readonly onClose: () => void }) {
  const words = useMessageWords();
  const there = (state.members ?? []).filter((m) => m.kind === 'human' && m.leftAt === undefined && m.id !== message.author && m.joinedAt <= message.at && m.readSeq !== undefined);
  const parts = [
    { title: words('readers.unread'), people: there.filter((m) => (m.readSeq ?? 0) < message.seq) },
    { title: words('readers.read'), people: there.filter((m) => (m.readSeq ?? 0) >= message.seq) },
  ];
  return (
    <Dialog title={words('readers.title')} onClose={onClose}>
      <div className={styles['readers']}>
        {parts.filter((p) => p.people.length > 0).map((p) => (
          <section key={p.title} aria-label={p.title}>
            <h3>{p.title} · {p.people.length}</h3>
            <ul>{p.people.map((m) => <li key={m.id}><Avatar id={m.id} name={m.displayName} kind="human" size="s" />{m.displayName}</li>)}</ul>
          </section>
        ))}
        <p className={styles['hint']}>{words(there.length === 0 ? 'readers.nobody' : 'readers.hint')}</p>
      </div>
    </Dialog>
  );
}

function HideDialog({ room, message, onClose }: AboutProps) {
  const { t } = useTranslation();
  const words = useMessageWords();
  const sync = useSync();
  return (
    <Dialog title={words('hide.title')} onClose={onClose}>
      <div className={styles['choice']}>
        <p>{words('hide.confirm')}</p>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look="danger" icon="eyeOff" onClick={() => { onClose(); sync.api.hideMessage(room, message.id, true).catch((e: unknown) => toast(errorWords(t, e))); }}>{words('hide.do')}</Button>
      </div>
    </Dialog>
  );
}

function PolicyDialog({ state, onClose }: { readonly state: RoomState; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const words = useMessageWords();
  const sync = useSync();
  const policy = state.room.policy ?? { mentionAll: 'everyone', pinning: 'everyone' };
  const [next, setNext] = useState(policy);
  const options = [{ value: 'everyone', label: words('policy.everyone') }, { value: 'owner', label: words('policy.owner') }] as const;
  return (
    <Dialog title={words('policy.title')} onClose={onClose}>
      <div className={styles['form']}>
        <Choice name="mentionAll" label={words('policy.mentionAll')} value={next.mentionAll} options={options} onChange={(mentionAll) => setNext({ ...next, mentionAll })} />
        <Choice name="pinning" label={words('policy.pinning')} value={next.pinning} options={options} onChange={(pinning) => setNext({ ...next, pinning })} />
        <Button look="primary" onClick={() => { sync.api.setPolicy(state.room.id, next).then(onClose, (e: unknown) => toast(errorWords(t, e))); }}>{t('app.save')}</Button>
      </div>
    </Dialog>
  );
}

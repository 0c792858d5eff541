import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../api/types';
import { useApp, useRoom, useSync } from '../../app/context';
import { navigate, roomPath, type Side } from '../../app/route';
import { errorWords } from '../../i18n';
import type { RoomState } from '../../state/room';
import { Avatar } from '../../ui/Avatar';
import { Button, IconButton } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Empty } from '../../ui/Empty';
import { Menu, type MenuItem } from '../../ui/Menu';
import { toast } from '../../ui/Toasts';
import { Composer, type ComposerHandle } from '../composer/Composer';
import { ImportDialog } from '../imports/ImportDialog';
import { MateWelcome, OwnModelOffer } from '../mate/OwnModelOffer';
import type { MessageAsk } from '../messages/MessageDialogs';
import { useMessageWords } from '../messages/words';
import { Timeline, focusItem } from '../timeline/Timeline';
import type { Actions } from '../timeline/MessageView';
import { LeaveDialog, RenameDialog } from './RoomDialogs';
import { roomName } from './roomName';
import styles from './RoomPage.module.css';
import { SidePanel } from './SidePanel';
import { TypingLine } from './TypingLine';
import { useKeptSide } from './useKeptSide';

const MessageDialogs = lazy(() => import('../messages/MessageDialogs').then((m) => ({ default: m.MessageDialogs })));

export interface RoomPageProps {
  readonly id: string;
  readonly side: Side | null;
  readonly message: string | null;
}

const NewPollDialog = lazy(() => import('../acts/NewPollDialog').then((m) => ({ default: m.NewPollDialog })));

/** What messengers call their exports: they are taken in as words, not sent as files. */
const EXPORT = /^(?:(?:kakaotalk|카카오톡|talk_|whatsapp chat|whatsapp 대화|\[line\]).*\.(?:txt|csv|zip)|_chat\.txt|result\.json|.*slack export.*\.zip)$/i;

type Asking = 'import' | 'poll' | 'rename' | 'leave' | null;

export function RoomPage({ id, side, message }: RoomPageProps) {
  const { t } = useTranslation();
  const sync = useSync();
  const state = useRoom(id);
  const loaded = useApp((s) => s.loaded);
  const known = state !== undefined;

  useEffect(() => {
    if (!known) return undefined;
    void sync.openRoom(id);
    return () => sync.closeRoom(id);
  }, [sync, id, known]);

  if (state === undefined) {
    return loaded
      ? <Empty level={1} title={t('room.gone')}><Button onClick={() => navigate('/')}>{t('app.toRooms')}</Button></Empty>
      : <p role="status" className={styles['loading']}>{t('room.loading')}</p>;
  }
  return <OpenRoom state={state} loaded={loaded} side={side} message={message} />;
}

function OpenRoom({ state, loaded, side, message }: { readonly state: RoomState; readonly loaded: boolean; readonly side: Side | null; readonly message: string | null }) {
  const { t } = useTranslation();
  const words = useMessageWords();
  const sync = useSync();
  const { room, window: stretch } = state;
  const { id } = room;
  useKeptSide(id, side, message);
  const entered = useEntered(state, loaded);
  const [reply, setReply] = useState<Message | null>(null);
  const [editing, setEditing] = useState<Message | null>(null);
  const [removing, setRemoving] = useState<Message | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const [about, setAbout] = useState<MessageAsk | null>(null);
  const [dropped, setDropped] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const composer = useRef<ComposerHandle>(null);
  const pane = useRef<HTMLDivElement>(null);
  const hasPending = useApp((s) => s.outbox.some((p) => p.room === id) || s.turns.some((x) => x.room === id));

  const actions: Actions = useMemo(() => ({
    reply: (m) => { setEditing(null); setReply(m); },
    edit: (m) => { setReply(null); setEditing(m); },
    remove: setRemoving,
    ask: setAbout,
    copy: (text) => { navigator.clipboard.writeText(text).then(() => toast(t('app.copied')), () => undefined); },
  }), [t]);
  const done = useCallback(() => { setReply(null); setEditing(null); }, []);
  const toComposer = useCallback(() => composer.current?.focus(), []);
  const openSide = (next: Side | null) => navigate(roomPath(id, { side: next, message }));

  useEffect(() => {
    const close = (e: KeyboardEvent) => {
      if (e.key === 'Escape' && !e.defaultPrevented && side !== null && document.querySelector('dialog[open]') === null) navigate(roomPath(id));
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [side, id]);

  const drop = (e: DragEvent) => {
    e.preventDefault();
    setOver(false);
    const files = [...e.dataTransfer.files];
    const [file] = files;
    if (file === undefined || room.kind === 'mate') return;
    if (files.length === 1 && room.kind === 'group' && EXPORT.test(file.name)) {
      setDropped(file);
      setAsking('import');
      return;
    }
    sync.uploads.add(id, files);
    composer.current?.focus();
  };

  const empty = stretch !== null && stretch.messages.length === 0 && stretch.before === null && (state.cards?.length ?? 0) === 0 && !hasPending;
  return (
    <div className={styles['room']} data-side={side === null ? undefined : true}>
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping a file; the button is the keyboard's way */}
      <div
        ref={pane} className={styles['pane']}
        onDragOver={(e) => { if (e.dataTransfer.types.includes('Files') && room.kind !== 'mate') { e.preventDefault(); setOver(true); } }}
        onDragLeave={(e) => { if (e.currentTarget === e.target || !e.currentTarget.contains(e.relatedTarget as Node | null)) setOver(false); }}
        onDrop={drop}
      >
        <RoomHead state={state} side={side} onSide={openSide} onAsk={setAsking} onPolicy={() => setAbout({ kind: 'policy' })} />
        {room.kind === 'mate' ? <OwnModelOffer /> : null}
        {stretch === null ? <p role="status" className={styles['loading']}>{t('room.loading')}</p> : empty ? (
          room.kind === 'mate' ? <MateWelcome room={id} /> : (
            <Empty title={t('room.emptyTitle')} lead={t('room.emptyLead')}>
              {room.kind === 'group' ? (
                <>
                  <Button look="primary" icon="link" onClick={() => openSide({ kind: 'invite' })}>{t('room.invite')}</Button>
                  <Button icon="import" onClick={() => setAsking('import')}>{t('room.import')}</Button>
                </>
              ) : null}
            </Empty>
          )
        ) : (
          <Timeline state={state} window={stretch} entered={entered} target={message} side={side} actions={actions} onLeave={toComposer} />
        )}
        <TypingLine state={state} />
        <Composer
          ref={composer} state={state} reply={reply} editing={editing} onDone={done} onPoll={() => setAsking('poll')}
          onUp={() => {
            const all = pane.current?.querySelectorAll<HTMLElement>('[data-timeline] [data-index]');
            const last = all === undefined ? undefined : [...all].at(-1)?.dataset['index'];
            if (last !== undefined) focusItem(null, pane.current, Number(last));
          }}
        />
        {over ? <div className={styles['drop']} aria-hidden="true"><p>{t('room.dropHere')}</p></div> : null}
      </div>
      {side === null ? null : <SidePanel state={state} side={side} onClose={() => openSide(null)} onImport={() => setAsking('import')} />}
      {asking === 'import' ? <ImportDialog room={id} file={dropped} onClose={() => { setAsking(null); setDropped(null); }} /> : null}
      {asking === 'poll' ? <Suspense><NewPollDialog room={id} onClose={() => setAsking(null)} /></Suspense> : null}
      {asking === 'rename' ? <RenameDialog room={room} onClose={() => setAsking(null)} /> : null}
      {asking === 'leave' ? <LeaveDialog room={room} onClose={() => setAsking(null)} /> : null}
      {about === null ? null : <Suspense><MessageDialogs state={state} ask={about} onClose={() => setAbout(null)} /></Suspense>}
      {removing === null ? null : (
        <Dialog title={words('removeAll.title')} onClose={() => setRemoving(null)}>
          <p>{words('removeAll.confirm')}</p>
          <div className={styles['choices']}>
            <Button onClick={() => setRemoving(null)}>{t('app.cancel')}</Button>
            <Button
              look="danger" icon="trash"
              onClick={() => {
                const gone = removing;
                setRemoving(null);
                sync.api.remove(id, gone.id).catch((error: unknown) => toast(errorWords(t, error)));
              }}
            >
              {t('timeline.delete')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

/** The read mark at the moment of entering; the unread line stays there for the whole visit. */
function useEntered(state: RoomState, loaded: boolean): number | null {
  const kept = useRef<number | null | undefined>(undefined);
  if (kept.current === undefined && loaded && state.window !== null) kept.current = state.room.unread > 0 ? state.room.readSeq : null;
  return kept.current ?? null;
}

interface HeadProps {
  readonly state: RoomState;
  readonly side: Side | null;
  readonly onSide: (side: Side | null) => void;
  readonly onAsk: (asking: Asking) => void;
  readonly onPolicy: () => void;
}

function RoomHead({ state, side, onSide, onAsk, onPolicy }: HeadProps) {
  const { t } = useTranslation();
  const words = useMessageWords();
  const { room, members } = state;
  const name = roomName(t, room);
  const people = members?.filter((m) => m.kind === 'human' && m.leftAt === undefined).length ?? null;
  const toggle = (kind: 'members' | 'search' | 'mate') => onSide(side?.kind === kind ? null : { kind });
  const pins: MenuItem = { label: words('pin.title'), icon: 'pin', act: () => onSide({ kind: 'pins' }) };
  const items: MenuItem[] = room.kind === 'group'
    ? [
        pins,
        { label: t('room.invite'), icon: 'link', act: () => onSide({ kind: 'invite' }) },
        { label: t('room.import'), icon: 'import', act: () => onAsk('import') },
        { label: t('imports.past'), icon: 'clock', act: () => onSide({ kind: 'imports' }) },
        { label: t('room.rename'), icon: 'edit', act: () => onAsk('rename') },
        ...(room.me.role === 'owner' ? [{ label: words('policy.title'), icon: 'sliders' as const, act: onPolicy }] : []),
        { label: t('room.leave'), icon: 'door', danger: true, act: () => onAsk('leave') },
      ]
    : [pins];
  return (
    <header className={styles['head']}>
      <IconButton icon="back" label={t('app.back')} className={styles['back']} onClick={() => navigate('/')} />
      <Avatar id={room.id} name={name} kind={room.kind === 'mate' ? 'mate' : room.kind === 'direct' ? 'human' : 'room'} size="s" />
      <div className={styles['title']}>
        <h1>{name}</h1>
        <p>
          {room.kind === 'mate' ? t('app.ai') : people === null ? '\u00a0' : t('room.members', { count: people })}
          {room.kind !== 'mate' && room.mate.present ? ` · ${t('room.mateHere')}` : ''}
          {room.mate.present && room.mate.dataClass === 'open' ? ` · ${t('room.outside')}` : ''}
        </p>
      </div>
      <div className={styles['tools']}>
        <IconButton icon="search" label={t('room.search')} aria-pressed={side?.kind === 'search'} onClick={() => toggle('search')} />
        {room.kind === 'mate' ? null : (
          <>
            <IconButton icon="people" label={t('room.people')} aria-pressed={side?.kind === 'members'} onClick={() => toggle('members')} />
            <IconButton icon="mate" label={t('room.mate')} aria-pressed={side?.kind === 'mate'} onClick={() => toggle('mate')} />
          </>
        )}
        {items.length > 0 ? <Menu label={t('room.menu')} items={items} /> : null}
      </div>
    </header>
  );
}

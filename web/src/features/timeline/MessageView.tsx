import { lazy, memo, Suspense, useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member, Message } from '../../api/types';
import { useSync, useZone } from '../../app/context';
import { Link, navigate, roomPath, type Side } from '../../app/route';
import { errorWords, wordsFor } from '../../i18n';
import type { Pending } from '../../state/app';
import { Avatar } from '../../ui/Avatar';
import { Button, IconButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Menu, type MenuItem } from '../../ui/Menu';
import { clock, when } from '../../ui/time';
import { toast } from '../../ui/Toasts';
import { PollView } from '../acts/PollView';
import { MessageFiles } from '../files/MessageFiles';
import { PendingFiles } from '../files/Tray';
import { Answer } from '../mate/Answer';
import { ReceiptLine } from '../mate/ReceiptLine';
import type { MessageAsk } from '../messages/MessageDialogs';
import { OriginLine, ThreadLine } from '../messages/ThreadLine';
import { useMessageWords } from '../messages/words';
import { isOnlyEmoji } from '../reactions/emojis';
import { ReactButton } from '../reactions/ReactButton';
import { Reactions } from '../reactions/Reactions';
import { useLongPress } from '../reactions/useLongPress';
import { noticeWords, plainWords, speaker } from '../rooms/roomName';
import styles from './MessageView.module.css';
import { Words } from './Words';

const MessageSheet = lazy(() => import('../reactions/MessageSheet').then((m) => ({ default: m.MessageSheet })));

/** The mate answers to both of its names, whatever it is called in a room. */
const MATE_NAMES = ['마루', 'Maru'];
/** So does everybody. */
const ALL_NAMES = ['모두', 'all'];

export interface Actions {
  readonly reply: (message: Message) => void;
  readonly edit: (message: Message) => void;
  readonly remove: (message: Message) => void;
  readonly copy: (text: string) => void;
  readonly ask: (about: MessageAsk) => void;
}

export interface MessageViewProps {
  readonly room: string;
  readonly message: Message;
  readonly mine: boolean;
  /** First and last of a joined group. */
  readonly first: boolean;
  readonly last: boolean;
  readonly unread: number;
  readonly members: readonly Member[] | null;
  readonly me: string;
  readonly owner: boolean;
  readonly mayPin: boolean;
  readonly flash: boolean;
  /** What is answered stands right above: it needs no quote. */
  readonly follows: boolean;
  readonly side: Side | null;
  readonly actions: Actions;
}

export const MessageView = memo(function MessageView(props: MessageViewProps) {
  const { message } = props;
  if (message.content.type === 'notice') return <NoticeView {...props} />;
  if (message.authorKind === 'mate' && !message.deleted) return <MateView {...props} />;
  return <BubbleView {...props} />;
});

function keysFor(items: readonly MenuItem[], reply: () => void, edit: (() => void) | null, remove: (() => void) | null) {
  return (e: KeyboardEvent<HTMLElement>) => {
    if (e.target !== e.currentTarget || e.ctrlKey || e.metaKey || e.altKey || items.length === 0) return;
    if (e.key === 'r' || e.key === 'Enter') reply();
    else if (e.key === 'e' && edit !== null) edit();
    else if (e.key === 'Delete' && remove !== null) remove();
    else if (e.key === '+') e.currentTarget.querySelector<HTMLElement>('[data-react]')?.click();
    else return;
    e.preventDefault();
  };
}

function useActions({ room, message, mine, owner, mayPin, actions }: MessageViewProps) {
  const { t } = useTranslation();
  const words = useMessageWords();
  const sync = useSync();
  const [sheet, setSheet] = useState(false);
  const react = (emoji: string) => {
    const mineToo = message.reactions?.some((r) => r.emoji === emoji && r.mine === true) === true;
    sync.react(room, message.id, emoji, !mineToo).catch((e: unknown) => toast(errorWords(t, e)));
  };
  const press = useLongPress(() => { if (!message.deleted) setSheet(true); });
  if (message.deleted) return { items: [], keys: () => undefined, react, press, sheet: null };
  const link = new URL(roomPath(message.room, { message: message.id }), window.location.href).href;
  const editable = mine && message.content.type === 'text' && message.importId === undefined;
  const removable = mine || owner;
  const reply = () => actions.reply(message);
  const edit = editable ? () => actions.edit(message) : null;
  const remove = removable ? () => actions.remove(message) : null;
  const items: MenuItem[] = [
    { label: t('timeline.reply'), icon: 'reply', act: reply },
    ...(edit === null ? [] : [{ label: t('timeline.edit'), icon: 'edit' as const, act: edit }]),
    { label: t('timeline.copyText'), icon: 'copy', act: () => actions.copy(message.content.type === 'text' ? message.text : plainWords(t, message)) },
    { label: t('timeline.copyLink'), icon: 'link', act: () => actions.copy(link) },
    { label: words('thread.open'), icon: 'thread', act: () => navigate(roomPath(room, { side: { kind: 'thread', message: message.thread ?? message.id } })) },
    ...(message.text.trim() === '' ? [] : [{ label: words('forward.title'), icon: 'forward' as const, act: () => actions.ask({ kind: 'forward', message }) }]),
    ...(mayPin ? [{ label: words(message.pinned === true ? 'pin.off' : 'pin.on'), icon: 'pin' as const, act: () => { sync.pin(room, message.id, message.pinned !== true).catch((e: unknown) => toast(errorWords(t, e))); } }] : []),
    ...(message.importId === undefined && message.authorKind !== 'imported' ? [{ label: words('readers.title'), icon: 'people' as const, act: () => actions.ask({ kind: 'readers', message }) }] : []),
    { label: words('hide.title'), icon: 'eyeOff', act: () => actions.ask({ kind: 'hide', message }) },
    ...(remove === null ? [] : [{ label: words('removeAll.title'), icon: 'trash' as const, danger: true, act: remove }]),
  ];
  const shown = sheet ? <Suspense><MessageSheet items={items} onReact={react} onClose={() => setSheet(false)} /></Suspense> : null;
  return { items, keys: keysFor(items, reply, edit, remove), react, press, sheet: shown };
}

function Toolbar({ items, onReply, onReact, end }: { readonly items: readonly MenuItem[]; readonly onReply: () => void; readonly onReact: (emoji: string) => void; readonly end: boolean }) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <div className={styles['toolbar']}>
      <ReactButton onPick={onReact} end={end} />
      <IconButton icon="reply" label={t('timeline.reply')} size={18} onClick={onReply} />
      <Menu label={t('timeline.actions')} items={items} />
    </div>
  );
}

function BubbleView(props: MessageViewProps) {
  const { room, message, mine, first, last, unread, members, me, flash, side, actions } = props;
  const { t } = useTranslation();
  const words = useMessageWords();
  const zone = useZone();
  const { items, keys, react, press, sheet } = useActions(props);
  const time = clock(zone, message.at);
  const imported = message.importId !== undefined || message.authorKind === 'imported';
  const names = message.mentions.flatMap((id) => {
    const member = members?.find((m) => m.id === id);
    return member === undefined ? [] : member.kind === 'mate' ? MATE_NAMES : [member.displayName];
  });
  if (message.mentionsAll === true) names.push(...ALL_NAMES);
  const myName = members?.find((m) => m.id === me)?.displayName ?? null;
  const side0 = [styles['row'], mine ? styles['mine'] : '', first ? styles['first'] : '', last ? styles['last'] : '', flash ? styles['flash'] : ''].join(' ');
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys walk the messages
    <article
      id={`message-${message.id}`} tabIndex={-1} data-message={message.id} className={side0} onKeyDown={keys} {...press}
      aria-label={mine ? t('timeline.mySays', { time: when(zone, message.at) }) : t('timeline.says', { name: speaker(t, message), time: when(zone, message.at) })}
    >
      {mine ? null : <div className={styles['avatar']}>{first ? <Avatar id={message.author} name={message.authorName} kind={message.authorKind} size="s" /> : null}</div>}
      <div className={styles['stack']}>
        {first && (!mine || imported) ? (
          <p className={styles['name']}>
            {mine ? null : message.authorName}
            {imported ? <span className={styles['imported']}>{t('timeline.imported')}</span> : null}
          </p>
        ) : null}
        <div className={styles['line']}>
          <div className={`${styles['bubble'] ?? ''} ${message.deleted ? (styles['gone'] ?? '') : ''}`}>
            <OriginLine message={message} />
            {message.replyTo === undefined || message.deleted ? null : <Quoted room={room} id={message.replyTo} side={side} />}
            <Body message={message} names={names} myName={myName} />
          </div>
          <div className={styles['meta']}>
            {unread > 0 ? <span className={styles['unread']} title={t('timeline.unreadBy', { count: unread })}><span aria-hidden="true">{unread}</span><span className="visually-hidden">{t('timeline.unreadBy', { count: unread })}</span></span> : null}
            {message.pinned === true ? <span title={words('pin.is')}><Icon name="pin" size={13} /><span className="visually-hidden">{words('pin.is')}</span></span> : null}
            {message.editedAt !== undefined && !message.deleted ? <span title={words('edited', { when: when(zone, message.editedAt) })}>{t('timeline.edited')}<span className="visually-hidden"> {when(zone, message.editedAt)}</span></span> : null}
            {last ? <time dateTime={message.at}>{time}</time> : null}
          </div>
          <Toolbar items={items} onReply={() => actions.reply(message)} onReact={react} end={mine} />
        </div>
        <Reactions room={room} message={message} members={members} />
        <ThreadLine room={room} message={message} />
      </div>
      {sheet}
    </article>
  );
}

function Body({ message, names, myName }: { readonly message: Message; readonly names: readonly string[]; readonly myName: string | null }) {
  const { t } = useTranslation();
  const { content } = message;
  switch (content.type) {
    case 'deleted':
      return <p className={styles['deleted']}>{t('timeline.deleted')}</p>;
    case 'placeholder':
      return <p className={styles['placeholder']}><Icon name="import" size={16} />{wordsFor(t, 'placeholder', content.kind) ?? t('placeholder.other')}</p>;
    case 'poll':
      return <PollView room={message.room} message={message} poll={content} />;
    case 'text':
      if (content.files === undefined && isOnlyEmoji(content.text)) return <p className={styles['huge']}>{content.text}</p>;
      return (
        <>
          {content.files === undefined ? null : <MessageFiles room={message.room} files={content.files} />}
          {content.text === '' ? null : <Words text={content.text} names={names} myName={myName} all={message.mentionsAll === true} />}
        </>
      );
    case 'answer':
    case 'notice':
    default:
      return <Words text={message.text} names={names} myName={myName} />;
  }
}

function Quoted({ room, id, side }: { readonly room: string; readonly id: string; readonly side: Side | null }) {
  const { t } = useTranslation();
  const sync = useSync();
  const [found, setFound] = useState<Message | 'gone' | null>(null);
  useEffect(() => sync.watchMessage(room, id, setFound), [sync, room, id]);
  if (found === null) return <p className={styles['quoted']}>…</p>;
  if (found === 'gone') return <p className={styles['quoted']}>{t('timeline.replyGone')}</p>;
  return (
    <Link to={roomPath(room, { side, message: id })} className={styles['quoted']} aria-label={`${t('timeline.replyTo', { name: speaker(t, found) })}: ${plainWords(t, found)}`}>
      <strong>{speaker(t, found)}</strong>
      <span dir="auto">{plainWords(t, found)}</span>
    </Link>
  );
}

function MateView(props: MessageViewProps) {
  const { room, message, flash, side, actions } = props;
  const { t } = useTranslation();
  const zone = useZone();
  const { items, keys, react, press, sheet } = useActions(props);
  const { content } = message;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys walk the messages
    <article
      id={`message-${message.id}`} tabIndex={-1} data-message={message.id} className={`${styles['paper'] ?? ''} ${flash ? (styles['flash'] ?? '') : ''}`} onKeyDown={keys} {...press}
      aria-label={t('timeline.says', { name: speaker(t, message), time: when(zone, message.at) })}
    >
      <header className={styles['paperHead']}>
        <Avatar id={message.author} name={message.authorName} kind="mate" size="s" />
        <strong>{speaker(t, message)}</strong>
        <span className={styles['ai']}>{t('app.ai')}</span>
        <time dateTime={message.at}>{clock(zone, message.at)}</time>
        <Toolbar items={items} onReply={() => actions.reply(message)} onReact={react} end />
      </header>
      {message.replyTo === undefined || props.follows ? null : <Quoted room={room} id={message.replyTo} side={side} />}
      {content.type === 'answer'
        ? <Answer room={room} parts={content.parts} citations={content.citations} />
        : <Body message={message} names={[]} myName={null} />}
      {content.type === 'answer' && !content.complete ? <p className={styles['incomplete']}>{t('mate.incomplete')}</p> : null}
      {content.type === 'answer' || content.type === 'poll' ? <ReceiptLine room={room} of={{ room, message: message.id }} side={{ kind: 'receipt', message: message.id }} /> : null}
      <Reactions room={room} message={message} members={props.members} />
      <ThreadLine room={room} message={message} />
      {sheet}
    </article>
  );
}

function NoticeView({ message, flash }: MessageViewProps) {
  const { t } = useTranslation();
  return (
     
    <article id={`message-${message.id}`} tabIndex={-1} data-message={message.id} className={`${styles['notice'] ?? ''} ${flash ? (styles['flash'] ?? '') : ''}`}>
      <p>{message.content.type === 'notice' ? noticeWords(t, message.content) : message.text}</p>
    </article>
  );
}

export interface PendingViewProps {
  readonly pending: Pending;
  readonly first: boolean;
  readonly last: boolean;
}

/** Words on their way: paler, with a clock; what failed says so and stays. */
export function PendingView({ pending, first, last }: PendingViewProps) {
  const { t } = useTranslation();
  const sync = useSync();
  const failed = pending.state === 'failed';
  const why = failed && pending.code !== undefined ? wordsFor(t, 'errors', pending.code, pending.params) : null;
  return (
    <article className={[styles['row'], styles['mine'], first ? styles['first'] : '', last ? styles['last'] : '', failed ? '' : styles['pale']].join(' ')} aria-label={failed ? t('timeline.failed') : t('timeline.sending')}>
      <div className={styles['stack']}>
        <div className={styles['line']}>
          <div className={styles['bubble']}>
            {pending.files === undefined ? null : <PendingFiles ids={pending.files} />}
            {pending.text === '' ? null : <Words text={pending.text} names={[]} myName={null} />}
          </div>
          <div className={styles['meta']}>
            {failed ? null : <span title={t('timeline.sending')}><Icon name="clock" size={14} /><span className="visually-hidden">{t('timeline.sending')}</span></span>}
          </div>
        </div>
        {failed ? (
          <div className={styles['failed']} role="alert">
            <span><Icon name="warning" size={16} />{t('timeline.failed')}{why === null ? '' : ` ${why}`}</span>
            <Button look="plain" onClick={() => sync.retry(pending.id)}>{t('timeline.retry')}</Button>
            <Button look="quiet" onClick={() => sync.discard(pending.id)}>{t('timeline.discard')}</Button>
          </div>
        ) : null}
      </div>
    </article>
  );
}

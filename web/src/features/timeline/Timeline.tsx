import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import type { Member, Message } from '../../api/types';
import { useApp, useSync, useZone } from '../../app/context';
import { useVisit, type Side } from '../../app/route';
import { unreadBy, type RoomState, type TimelineWindow } from '../../state/room';
import { Icon } from '../../ui/Icon';
import { dayLine, dayOf, type Zone } from '../../ui/time';
import { announce, toast } from '../../ui/Toasts';
import { plainWords, speaker } from '../rooms/roomName';
import { CardView } from './CardView';
import { buildItems, firstUnread, joins, originIndex, type Item } from './items';
import { LineView } from './LineView';
import { MessageView, PendingView, type Actions } from './MessageView';
import styles from './Timeline.module.css';
import { TurnView } from './TurnView';
import { useStick } from './useStick';

export interface TimelineProps {
  readonly state: RoomState;
  readonly window: TimelineWindow;
  /** The read mark the viewer came with, or null when nothing was unread. */
  readonly entered: number | null;
  readonly target: string | null;
  readonly side: Side | null;
  readonly actions: Actions;
  /** Esc on a message leads back to the composer. */
  readonly onLeave: () => void;
}

const BASE = 10_000_000;
const NO_CARDS = [] as const;
const NO_LINES = [] as const;
const FLASH_MS = 2_500;

export function Timeline({ state, window: stretch, entered, target, side, actions, onLeave }: TimelineProps) {
  const { t } = useTranslation();
  const zone = useZone();
  const sync = useSync();
  const visit = useVisit();
  const id = state.room.id;
  const me = state.room.me.member;
  const outbox = useApp((s) => s.outbox);
  const turns = useApp((s) => s.turns);
  const live = stretch.after === null;
  const mateHidden = state.room.mate.hidden === true;
  // The words of a turn are read by its own row; here only which turns there are counts.
  const turnIds = turns.filter((x) => x.room === id).map((x) => x.id).join(' ');

  const items = useMemo(
    () => buildItems({
      messages: stretch.messages, lines: state.room.kind === 'group' ? stretch.lines : NO_LINES, live, cards: state.cards ?? NO_CARDS, pending: outbox.filter((p) => p.room === id),
      turns: turns.filter((x) => x.room === id), mateHidden,
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `turnIds` stands for `turns`
    [stretch.messages, stretch.lines, live, state.cards, outbox, turnIds, id, mateHidden],
  );
  const unreadStart = useMemo(() => firstUnread(stretch.messages, entered, me), [stretch.messages, entered, me]);
  const origin = useMemo(
    () => originIndex(items, stretch.messages.find((m) => m.id === stretch.origin)),
    [items, stretch.messages, stretch.origin],
  );
  const firstIndex = BASE - origin;

  const list = useRef<VirtuosoHandle>(null);
  const root = useRef<HTMLDivElement>(null);
  const start = useStart(stretch.generation, items, unreadStart, stretch.origin, target, live);
  const { scroller, grown, stick, release, isStuck } = useStick(start.align === 'end' && live);
  const [atBottom, setAtBottom] = useState(true);
  const [seen, setSeen] = useState<string | null>(null);
  const [flash, setFlash] = useState<string | null>(null);
  const range = useRef({ first: 0, last: 0 });
  const latest = useRef({ items, state, live, atBottom });
  useLayoutEffect(() => {
    latest.current = { items, state, live, atBottom };
  });

  // Reading: what is in sight while the page is looked at is read.
  const mark = useCallback(() => {
    const now = latest.current;
    if (document.visibilityState === 'hidden' || !document.hasFocus()) return;
    if (now.atBottom && now.live) {
      sync.markRead(id, now.state.seq);
      return;
    }
    for (let i = Math.min(range.current.last, now.items.length - 1); i >= 0; i--) {
      const item = now.items[i];
      if (item?.kind !== 'message' || item.message.importId !== undefined) continue;
      sync.markRead(id, item.message.seq);
      return;
    }
  }, [sync, id]);
  useEffect(() => {
    const timer = setTimeout(mark, 250);
    return () => clearTimeout(timer);
  }, [mark, atBottom, stretch.messages, state.seq, live]);
  useEffect(() => {
    window.addEventListener('focus', mark);
    document.addEventListener('visibilitychange', mark);
    return () => {
      window.removeEventListener('focus', mark);
      document.removeEventListener('visibilitychange', mark);
    };
  }, [mark]);

  // Going to a message that the address names.
  useEffect(() => {
    if (target === null) return undefined;
    let here = true;
    void sync.reach(id, target).then((found) => {
      if (!here) return;
      if (!found) {
        toast(t('timeline.gone'));
        return;
      }
      setFlash(target);
      requestAnimationFrame(() => {
        const at = latest.current.items.findIndex((x) => x.key === target);
        if (at < 0) return;
        release();
        list.current?.scrollToIndex({ index: at, align: 'center', behavior: 'auto' });
        focusWhenDrawn(() => (here ? root.current?.querySelector<HTMLElement>(`[data-message="${target}"]`) : undefined));
      });
    });
    const timer = setTimeout(() => setFlash(null), FLASH_MS + 500);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [target, visit, id, sync, t, release]);

  // New words: said aloud politely, and counted while the viewer reads further up.
  const lastKey = items.at(-1)?.key ?? null;
  const heard = useRef(stretch.messages.at(-1)?.seq ?? 0);
  useEffect(() => {
    const last = stretch.messages.at(-1);
    if (last === undefined || last.seq <= heard.current) return;
    heard.current = last.seq;
    if (last.author !== me && last.importId === undefined && !(mateHidden && last.authorKind === 'mate')) {
      announce(t('timeline.newFrom', { name: speaker(t, last), text: plainWords(t, last).slice(0, 300) }));
    }
  }, [stretch.messages, me, mateHidden, t]);
  useEffect(() => {
    if (atBottom) setSeen(lastKey);
  }, [atBottom, lastKey]);
  const below = useMemo(() => countBelow(items, seen, me), [items, seen, me]);

  // One's own words are always followed to the end.
  const own = items.at(-1);
  const ownKey = own?.kind === 'pending' ? own.key : null;
  useEffect(() => {
    if (ownKey === null) return;
    list.current?.scrollToIndex({ index: 'LAST', align: 'end' });
    stick();
  }, [ownKey, stick]);

  const toEnd = () => {
    void sync.toLatest(id).then(() => requestAnimationFrame(() => list.current?.scrollToIndex({ index: 'LAST', align: 'end' })));
  };

  const walk = (e: KeyboardEvent<HTMLDivElement>) => {
    const at = document.activeElement?.closest<HTMLElement>('[data-index]')?.dataset['index'];
    const article = document.activeElement?.matches('article') === true;
    if (e.key === 'Escape' && article) {
      onLeave();
      return;
    }
    if ((e.key !== 'ArrowUp' && e.key !== 'ArrowDown' && e.key !== 'Home' && e.key !== 'End') || (at !== undefined && !article)) return;
    e.preventDefault();
    const now = at === undefined ? range.current.last + 1 : Number(at);
    const next = e.key === 'ArrowUp' ? now - 1 : e.key === 'ArrowDown' ? now + 1 : e.key === 'Home' ? 0 : items.length - 1;
    if (next >= items.length) {
      onLeave();
      return;
    }
    focusItem(list.current, root.current, Math.max(0, next));
  };

  const context: RowContext = { items, firstIndex, zone, me, unreadStart, state, flash, side, actions, members: state.members, room: id };
  const header = stretch.before === null;
  const components = useMemo(() => ({ Header: header ? Start : Loading, Footer: End }), [header]);

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- arrow keys walk the messages inside
    <div ref={root} className={styles['timeline']} onKeyDown={walk} data-timeline>
      <Virtuoso
        key={stretch.generation}
        ref={list}
        role="region"
        aria-label={t('room.timeline')}
        className={styles['scroller'] ?? ''}
        data={items}
        context={context}
        firstItemIndex={firstIndex}
        initialTopMostItemIndex={start}
        computeItemKey={(_, item) => item.key}
        itemContent={(index, item, c) => <Row index={index - c.firstIndex} item={item} context={c} />}
        followOutput={(bottom) => (bottom ? 'auto' : false)}
        atBottomThreshold={48}
        atBottomStateChange={setAtBottom}
        scrollerRef={scroller}
        totalListHeightChanged={() => { if (live) grown(); }}
        increaseViewportBy={{ top: 600, bottom: 400 }}
        startReached={() => void sync.extend(id, 'older')}
        endReached={() => void sync.extend(id, 'newer')}
        rangeChanged={({ startIndex, endIndex }) => {
          range.current = { first: startIndex - firstIndex, last: endIndex - firstIndex };
          const middle = items[Math.floor((range.current.first + range.current.last) / 2)];
          sync.look(id, isStuck() && live ? null : middle?.kind === 'message' ? middle.key : null);
          mark();
        }}
        components={components}
      />
      {!atBottom || !live ? (
        <button type="button" className={styles['pill']} data-new={below > 0 || undefined} onClick={toEnd}>
          <Icon name="down" size={18} />
          <span>{below > 0 ? t('timeline.newBelow', { count: below }) : t('timeline.toLatest')}</span>
        </button>
      ) : null}
    </div>
  );
}

const DRAW_TRIES = 40;

/** A row far away is drawn some frames after it was asked for, and can be focused some frames later still. `find` gives undefined when nobody waits any more. */
function focusWhenDrawn(find: () => HTMLElement | null | undefined, tries = DRAW_TRIES): void {
  const found = find();
  if (found === undefined) return;
  found?.focus({ preventScroll: true });
  if ((found === null || document.activeElement !== found) && tries > 0) setTimeout(() => focusWhenDrawn(find, tries - 1), 50);
}

function Start() {
  const { t } = useTranslation();
  return <p className={styles['start']}>{t('room.start')}</p>;
}

function Loading() {
  return <div className={styles['loading']} aria-hidden="true" />;
}

function End() {
  return <div className={styles['end']} />;
}

/** Where a new stretch opens: at the message asked for, at the unread line, else at its end. */
function useStart(generation: number, items: readonly Item[], unreadStart: string | null, origin: string | null, target: string | null, live: boolean) {
  const kept = useRef<{ generation: number; at: { index: number; align: 'start' | 'center' | 'end' } } | null>(null);
  if (kept.current?.generation !== generation) {
    const find = (key: string | null) => (key === null ? -1 : items.findIndex((x) => x.key === key));
    const asked = find(target);
    const unread = find(unreadStart);
    const middle = live ? -1 : find(origin);
    const at = asked >= 0 ? { index: asked, align: 'center' as const }
      : middle >= 0 ? { index: middle, align: 'center' as const }
      : unread >= 0 && kept.current === null ? { index: Math.max(0, unread - 1), align: 'start' as const }
      : { index: Math.max(0, items.length - 1), align: 'end' as const };
    kept.current = { generation, at };
  }
  return kept.current.at;
}

function countBelow(items: readonly Item[], seen: string | null, me: string): number {
  if (seen === null) return 0;
  let count = 0;
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item === undefined || item.key === seen) break;
    if (item.kind === 'message' && item.message.author !== me && item.message.importId === undefined) count++;
    if (count > 999) break;
  }
  return count;
}

export function focusItem(list: VirtuosoHandle | null, root: HTMLElement | null, index: number): void {
  const reach = () => root?.querySelector<HTMLElement>(`[data-index="${index}"] article`);
  const article = reach();
  if (article != null) {
    article.focus({ preventScroll: true });
    article.scrollIntoView({ block: 'nearest' });
    return;
  }
  list?.scrollIntoView({ index, done: () => reach()?.focus({ preventScroll: true }) });
}

interface RowContext {
  readonly items: readonly Item[];
  readonly firstIndex: number;
  readonly zone: Zone;
  readonly me: string;
  readonly unreadStart: string | null;
  readonly state: RoomState;
  readonly flash: string | null;
  readonly side: Side | null;
  readonly actions: Actions;
  readonly members: readonly Member[] | null;
  readonly room: string;
}

function Row({ index, item, context }: { readonly index: number; readonly item: Item; readonly context: RowContext }) {
  const { t } = useTranslation();
  const { items, zone, me, unreadStart } = context;
  const before = items[index - 1];
  const after = items[index + 1];
  const at = item.kind === 'turn' ? null : item.at;
  const newDay = at !== null && (before === undefined || before.kind === 'turn' || dayOf(zone, before.at) !== dayOf(zone, at));
  const unreadHere = item.key === unreadStart;
  const first = newDay || unreadHere || !joins(zone, before, item, me);
  const last = after?.key === unreadStart || !joins(zone, item, after, me);
  return (
    <div className={styles['item']}>
      {newDay ? <h2 className={styles['day']}><span>{dayLine(zone, at)}</span></h2> : null}
      {unreadHere ? <p className={styles['unread']} role="separator" aria-label={t('timeline.unreadLine')}><span>{t('timeline.unreadLine')}</span></p> : null}
      <ItemView item={item} first={first} last={last} follows={before !== undefined && item.kind === 'message' && item.message.replyTo === before.key} context={context} />
    </div>
  );
}

function ItemView({ item, first, last, follows, context }: { readonly item: Item; readonly first: boolean; readonly last: boolean; readonly follows: boolean; readonly context: RowContext }) {
  const { state, members, me, room, flash, side, actions } = context;
  switch (item.kind) {
    case 'card':
      return <CardView card={item.card} />;
    case 'pending':
      return <PendingView pending={item.pending} first={first} last={last} />;
    case 'line':
      return <LineView lines={item.lines} members={members} />;
    case 'turn':
      return <TurnView room={room} id={item.turn} />;
    case 'message':
      return (
        <MessageView
          room={room} message={item.message} mine={isMine(item.message, me)} first={first} last={last} members={members} me={me}
          unread={members === null ? (item.message.unreadBy ?? 0) : unreadBy(members, item.message)} owner={state.room.me.role === 'owner'}
          mayPin={state.room.me.role === 'owner' || state.room.policy?.pinning !== 'owner'}
          flash={flash === item.key} follows={follows} side={side} actions={actions}
        />
      );
  }
}

function isMine(message: Message, me: string): boolean {
  return message.author === me;
}

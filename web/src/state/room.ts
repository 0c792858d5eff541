import type { Card, Member, Message, MessagePage, Room, RoomDetail, RoomEvent } from '../api/types';
import { isLine, linesOf, mergedLines, type Line } from './lines';
import { keepMine, reacted } from './reactions';
import { counted, emptied, names, pinned } from './threads';

/** A contiguous stretch of a room's timeline, in `(at, seq)` order. */
export interface TimelineWindow {
  /** Grows when the stretch is replaced rather than extended; a view then starts anew. */
  readonly generation: number;
  /** The message whose place never changes while the stretch grows at both ends. */
  readonly origin: string | null;
  readonly messages: readonly Message[];
  /** What happened between them, by Seq. */
  readonly lines: readonly Line[];
  /** Cursor of the older page; null at the beginning of the room. */
  readonly before: string | null;
  /** Cursor of the newer page; null at the live end. */
  readonly after: string | null;
  /** Something happened that only the server can answer (an import, its undoing, a purge). */
  readonly stale: boolean;
}

/**
 * What this client knows of a room. Each part says for which Seq it is true (`room.lastSeq`, `membersAsOf`; messages by
 * their `rev`), so parts fetched at different moments never count an event twice.
 */
export interface RoomState {
  readonly room: Room;
  readonly members: readonly Member[] | null;
  readonly membersAsOf: number;
  /** Every event up to here has been applied. */
  readonly seq: number;
  readonly window: TimelineWindow | null;
  readonly cards: readonly Card[] | null;
  /** The events after `recentFrom`, kept to bring a slower answer up to date. */
  readonly recent: readonly RoomEvent[];
  readonly recentFrom: number;
  /** The summary or the members must be asked again. */
  readonly stale: boolean;
  /** How often this viewer hid messages or showed them again: an answer from before such an act is not what holds now. */
  readonly hides: number;
  /** What this viewer hid here since the room was loaded: an event that comes late must not bring it back. */
  readonly hidden: ReadonlySet<string>;
}

const RECENT = 512;

export function roomState(room: Room): RoomState {
  return {
    room, members: null, membersAsOf: 0, seq: room.lastSeq, window: null, cards: null,
    recent: [], recentFrom: room.lastSeq, stale: false, hides: 0, hidden: new Set(),
  };
}

export function compareMessages(a: Message, b: Message): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : a.seq - b.seq;
}

/** Applies one event. Pure; an event at or before the cursor changes nothing; unknown kinds only move the cursor. */
export function applyEvent(state: RoomState, told: RoomEvent): RoomState {
  if (told.seq <= state.seq) return state;
  const event = forViewer(state.hidden, told);
  const room = event.seq > state.room.lastSeq ? summaryAfter(state, event) : { room: state.room, stale: false };
  const members = state.members !== null && event.seq > state.membersAsOf ? membersAfter(state.members, event) : state.members;
  const kept = [...state.recent, event];
  const cut = kept.length > RECENT ? kept.slice(kept.length - RECENT) : kept;
  return {
    ...state,
    room: room.room,
    members,
    membersAsOf: state.members === null ? state.membersAsOf : Math.max(state.membersAsOf, event.seq),
    seq: event.seq,
    window: state.window === null ? null : windowAfter(state.window, event, state.room.me.member),
    recent: cut,
    recentFrom: cut.length < kept.length ? (kept[kept.length - RECENT - 1]?.seq ?? state.recentFrom) : state.recentFrom,
    stale: state.stale || room.stale || event.kind === 'policy',
  };
}

/** A post that the viewer hid is what the server would tell them of it: something not for them. */
function forViewer(hidden: ReadonlySet<string>, event: RoomEvent): RoomEvent {
  return event.kind === 'posted' && hidden.has(event.message.id) ? { kind: 'unseen', seq: event.seq, at: event.at } : event;
}

/** The cursor passes numbers that held nothing for this viewer. */
export function advance(state: RoomState, seq: number): RoomState {
  return seq <= state.seq ? state : { ...state, seq };
}

function counts(room: Room, message: Message): boolean {
  return (
    !message.deleted && message.seq > room.readSeq && message.author !== room.me.member && message.authorKind !== 'imported' &&
    message.importId === undefined && !(message.authorKind === 'mate' && room.mate.hidden === true)
  );
}

function summaryAfter(state: RoomState, event: RoomEvent): { room: Room; stale: boolean } {
  const room: Room = { ...state.room, lastSeq: event.seq };
  switch (event.kind) {
    case 'posted': {
      const { message } = event;
      const newest = room.lastMessage === undefined || compareMessages(room.lastMessage, message) < 0;
      const unread = counts(room, message);
      return {
        room: {
          ...room,
          ...(newest ? { lastMessage: message } : {}),
          unread: room.unread + (unread ? 1 : 0),
          mentions: room.mentions + (unread && names(message, room.me.member) ? 1 : 0),
        },
        stale: false,
      };
    }
    case 'edited':
    case 'deleted': {
      const { message } = event;
      const last = room.lastMessage?.id === message.id ? { lastMessage: event.kind === 'edited' ? message : emptied(room.lastMessage, event.seq) } : {};
      if (message.seq <= room.readSeq || message.author === room.me.member) return { room: { ...room, ...last }, stale: false };
      const old = find(state.window, message.id) ?? (room.lastMessage?.id === message.id ? room.lastMessage : null);
      // Not at hand, or already as it is after this event (events tell messages as they are now): only the server knows.
      if (old === null || old.rev >= event.seq) return { room: { ...room, ...last }, stale: true };
      const value = (m: Message) => (counts(room, m) ? 1 : 0);
      const named = (m: Message) => value(m) * (names(m, room.me.member) ? 1 : 0);
      const now = event.kind === 'edited' ? message : emptied(old, event.seq);
      return {
        room: {
          ...room, ...last,
          unread: Math.max(0, room.unread + value(now) - value(old)), mentions: Math.max(0, room.mentions + named(now) - named(old)),
        },
        stale: false,
      };
    }
    case 'acted':
      return { room: room.lastMessage?.id === event.message.id ? { ...room, lastMessage: event.message } : room, stale: false };
    case 'renamed':
      return { room: { ...room, name: event.name }, stale: false };
    case 'mate':
      return {
        room: { ...room, mate: { ...room.mate, ...event.mate, speaks: event.mate.speaks === 'sometimes' ? 'sometimes' : 'asked' } },
        stale: false,
      };
    case 'policy':
    case 'imported':
    case 'purged':
    case 'claimed':
      return { room, stale: true };
    default:
      return { room, stale: false };
  }
}

function membersAfter(members: readonly Member[], event: RoomEvent): readonly Member[] {
  if (event.kind !== 'joined' && event.kind !== 'left' && event.kind !== 'claimed') return members;
  const { member } = event;
  const at = members.findIndex((m) => m.id === member.id);
  const gone = event.kind === 'left' && member.leftAt === undefined ? { ...member, leftAt: event.at } : member;
  if (at < 0) return [...members, gone];
  return members.with(at, gone);
}

function windowAfter(window: TimelineWindow, event: RoomEvent, me: string): TimelineWindow {
  const own = ownAfter(window, event, me);
  const next = window.after === null && isLine(event) ? { ...own, lines: mergedLines(own.lines, [event]) } : own;
  if (event.kind !== 'posted' && event.kind !== 'deleted') return next;
  const { thread } = event.message;
  return thread === undefined ? next : changed(next, thread, (root) => counted(root, event.kind === 'posted' ? 1 : -1, event.seq, event.at));
}

function changed(window: TimelineWindow, id: string, change: (message: Message) => Message): TimelineWindow {
  const at = window.messages.findLastIndex((m) => m.id === id);
  const old = window.messages[at];
  return old === undefined ? window : { ...window, messages: window.messages.with(at, change(old)) };
}

function ownAfter(window: TimelineWindow, event: RoomEvent, me: string): TimelineWindow {
  switch (event.kind) {
    case 'posted':
      if (find(window, event.message.id) !== null) return replace(window, event.message);
      return window.after === null ? { ...window, messages: inserted(window.messages, event.message), origin: window.origin ?? event.message.id } : window;
    case 'edited':
    case 'acted':
      return replace(window, event.message);
    case 'deleted': {
      const old = find(window, event.message.id);
      return old === null ? window : replace(window, emptied(old, event.seq));
    }
    case 'reacted':
      return changed(window, event.message, (m) => (m.deleted ? m : reacted(m, event, me)));
    case 'pinned':
      return changed(window, event.message, (m) => (m.deleted ? m : pinned(m, event.on, event.seq)));
    case 'imported':
      return overlaps(window, event.from, event.to) ? { ...window, stale: true } : window;
    case 'purged':
    case 'claimed':
      return { ...window, stale: true };
    case 'unseen':
      // What one may not see may still have counted in a thread that one sees.
      return { ...window, stale: true };
    default:
      return window;
  }
}

function overlaps(window: TimelineWindow, from: string | undefined, to: string | undefined): boolean {
  const first = window.messages[0];
  const last = window.messages.at(-1);
  if (first === undefined || last === undefined || from === undefined || to === undefined) return true;
  return (window.before === null || to >= first.at) && (window.after === null || from <= last.at);
}

function find(window: TimelineWindow | null, id: string): Message | null {
  return window?.messages.findLast((m) => m.id === id) ?? null;
}

function replace(window: TimelineWindow, message: Message): TimelineWindow {
  const at = window.messages.findLastIndex((m) => m.id === message.id);
  const old = window.messages[at];
  if (old === undefined || old.rev >= message.rev) return window;
  return { ...window, messages: window.messages.with(at, keepMine(old, message)) };
}

function inserted(messages: readonly Message[], message: Message): readonly Message[] {
  let at = messages.length;
  for (let before = messages[at - 1]; before !== undefined && compareMessages(before, message) > 0; before = messages[at - 1]) at--;
  return at === messages.length ? [...messages, message] : messages.toSpliced(at, 0, message);
}

/** Two stretches as one: by id, the higher `rev` wins, in timeline order. */
export function merged(a: readonly Message[], b: readonly Message[]): readonly Message[] {
  const byId = new Map(a.map((m) => [m.id, m]));
  for (const message of b) {
    const old = byId.get(message.id);
    if (old === undefined || old.rev < message.rev) byId.set(message.id, message);
  }
  return [...byId.values()].sort(compareMessages);
}

export type Place = 'fresh' | 'older' | 'newer';

/**
 * Takes a page in. Returns null when the page is older than the events still at hand: ask again.
 * `fresh` replaces the stretch, the others extend it.
 */
export function adoptPage(state: RoomState, page: MessagePage, place: Place, origin?: string): RoomState | null {
  if (page.asOf < state.seq && page.asOf < state.recentFrom) return null;
  const before = page.before ?? null;
  const after = page.after ?? null;
  const old = state.window;
  let window: TimelineWindow;
  if (place === 'fresh' || old === null) {
    const messages = [...page.messages].sort(compareMessages);
    const first = origin !== undefined && messages.some((m) => m.id === origin) ? origin : (messages.at(-1)?.id ?? null);
    window = { generation: (old?.generation ?? 0) + 1, origin: first, messages, lines: linesOf(page), before, after, stale: false };
  } else {
    const messages = merged(old.messages, page.messages);
    const lines = mergedLines(old.lines, linesOf(page));
    window = place === 'older' ? { ...old, messages, lines, before } : { ...old, messages, lines, after };
  }
  for (const event of state.recent) if (event.seq > page.asOf) window = windowAfter(window, event, state.room.me.member);
  return { ...state, window };
}

/** Takes a fresh summary in; null when it is older than the events still at hand. */
export function adoptSummary(state: RoomState, room: Room): RoomState | null {
  if (room.lastSeq < state.seq && room.lastSeq < state.recentFrom) return null;
  // The stretch already holds what is replayed here, so it cannot tell what a change changed: it is left out.
  let next: RoomState = { ...state, window: null, room: { ...room, readSeq: Math.max(room.readSeq, state.room.readSeq) }, stale: false };
  if (room.readSeq < state.room.readSeq) next = { ...next, room: { ...next.room, unread: state.room.unread, mentions: state.room.mentions } };
  for (const event of state.recent) {
    if (event.seq <= next.room.lastSeq) continue;
    const after = summaryAfter(next, event);
    next = { ...next, room: after.room, stale: next.stale || after.stale };
  }
  return { ...next, window: state.window };
}

/** Takes summary and members in; null when they are older than the events still at hand. */
export function adoptDetail(state: RoomState, detail: RoomDetail): RoomState | null {
  const { members, ...room } = detail;
  const next = adoptSummary(state, room);
  if (next === null) return null;
  let list: readonly Member[] = members.map((m) => {
    const known = state.members?.find((old) => old.id === m.id)?.readSeq;
    return known !== undefined && m.readSeq !== undefined && known > m.readSeq ? { ...m, readSeq: known } : m;
  });
  for (const event of state.recent) if (event.seq > detail.lastSeq) list = membersAfter(list, event);
  return { ...next, members: list, membersAsOf: Math.max(detail.lastSeq, state.seq) };
}

export interface Mark {
  readonly member: string;
  readonly seq: number;
  readonly unread?: number | undefined;
  readonly mentions?: number | undefined;
}

/** A read mark: a maximum that never goes back, so marks may come twice, late or out of order. */
export function applyMark(state: RoomState, mark: Mark): RoomState {
  const members = state.members?.map((m) =>
    m.id === mark.member && (m.readSeq ?? -1) < mark.seq ? { ...m, readSeq: mark.seq } : m) ?? null;
  const next = members === null ? state : { ...state, members };
  if (mark.member !== state.room.me.member || mark.seq <= state.room.readSeq) return next;
  const room: Room = { ...state.room, readSeq: mark.seq };
  if (mark.unread !== undefined) {
    return { ...next, room: { ...room, unread: mark.unread, mentions: mark.mentions ?? (mark.unread === 0 ? 0 : room.mentions) } };
  }
  if (mark.seq >= state.seq) return { ...next, room: { ...room, unread: 0, mentions: 0 } };
  const left = unreadAfter(state.window, room);
  return left === null ? { ...next, room, stale: true } : { ...next, room: { ...room, ...left } };
}

/** Counts in the stretch, if it surely holds everything after the mark; live messages stand in Seq order there. */
function unreadAfter(window: TimelineWindow | null, room: Room): { unread: number; mentions: number } | null {
  if (window === null || window.stale || window.after !== null) return null;
  const reaches = window.before === null || window.messages.some((m) => m.importId === undefined && m.seq <= room.readSeq);
  if (!reaches) return null;
  const waiting = window.messages.filter((m) => !m.deleted && counts(room, m));
  return { unread: waiting.length, mentions: waiting.filter((m) => names(m, room.me.member)).length };
}

/** Shows a message the server has just answered with; its event may come later and changes nothing then. */
export function show(state: RoomState, message: Message): RoomState {
  const { window } = state;
  if (window === null) return state;
  const at = window.messages.findLastIndex((m) => m.id === message.id);
  const old = window.messages[at];
  if (old !== undefined) return old.rev > message.rev ? state : { ...state, window: { ...window, messages: window.messages.with(at, message) } };
  return { ...state, window: windowAfter(window, { kind: 'posted', seq: message.rev, at: message.at, message }, state.room.me.member) };
}

/** A message that this viewer deleted for themselves, or shows again; only the server knows what now counts. */
export function hide(state: RoomState, message: string, hidden: boolean): RoomState {
  const all = new Set(state.hidden);
  if (hidden) all.add(message);
  else all.delete(message);
  const recent = state.recent.map((event) => forViewer(all, event));
  const next = { ...state, stale: true, hides: state.hides + 1, hidden: all, recent };
  const { window } = state;
  if (window === null) return next;
  const messages = hidden ? window.messages.filter((m) => m.id !== message) : window.messages;
  return { ...next, window: { ...window, messages, stale: window.stale || !hidden } };
}

/** Starts a room anew at a summary: what was missed is too much to replay. */
export function restarted(state: RoomState, room: Room): RoomState {
  return {
    ...state, room, seq: room.lastSeq, recent: [], recentFrom: room.lastSeq, members: null, stale: true,
    window: state.window === null ? null : { ...state.window, stale: true },
  };
}

/** How many people who are here have not read a message yet: computed from the marks, the author left out. */
export function unreadBy(members: readonly Member[], message: Message): number {
  if (message.deleted || message.importId !== undefined || message.authorKind === 'imported') return 0;
  let waiting = 0;
  for (const m of members) {
    if (m.kind !== 'human' || m.leftAt !== undefined || m.readSeq === undefined) continue;
    if (m.id !== message.author && m.joinedAt <= message.at && m.readSeq < message.seq) waiting++;
  }
  return waiting;
}

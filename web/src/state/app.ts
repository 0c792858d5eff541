import type { Card, Claim, Me, ModelFetch, UserEvent } from '../api/types';
import { hide, roomState, type RoomState } from './room';

/** A message this client has not seen confirmed yet. */
export interface Pending {
  readonly id: string;
  readonly room: string;
  readonly text: string;
  readonly replyTo?: string;
  /** Uploads of this device that go with it. */
  readonly files?: readonly string[];
  readonly at: string;
  readonly state: 'waiting' | 'failed';
  /** Why it failed: an error code. */
  readonly code?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** The mate's answer while it is being written; not a message yet. */
export interface Turn {
  readonly id: string;
  readonly room: string;
  readonly state: 'thinking' | 'writing';
  readonly text: string;
}

export interface ImportProgress {
  readonly job: string;
  readonly room: string;
  readonly done: number;
  readonly total: number;
  readonly state: string;
}

export interface Typing {
  readonly member: string;
  readonly until: number;
}

export type Link = 'connecting' | 'live' | 'offline';

export interface AppState {
  readonly me: Me;
  readonly link: Link;
  /** Whether the room list has come. */
  readonly loaded: boolean;
  readonly userSeq: number;
  readonly epoch: string;
  readonly rooms: ReadonlyMap<string, RoomState>;
  readonly outbox: readonly Pending[];
  readonly turns: readonly Turn[];
  readonly typing: ReadonlyMap<string, readonly Typing[]>;
  readonly imports: ReadonlyMap<string, ImportProgress>;
  readonly modelFetch: ModelFetch | null;
  readonly claims: readonly (Claim & { readonly room: string })[];
  /** Drafts that came from another device. */
  readonly drafts: ReadonlyMap<string, string>;
}

export function appState(me: Me): AppState {
  return {
    me, link: 'connecting', loaded: false, userSeq: me.userSeq, epoch: me.epoch, rooms: new Map(), outbox: [], turns: [],
    typing: new Map(), imports: new Map(), modelFetch: null, claims: [], drafts: new Map(),
  };
}

export function withRoom(state: AppState, id: string, change: (room: RoomState) => RoomState): AppState {
  const old = state.rooms.get(id);
  if (old === undefined) return state;
  const next = change(old);
  return next === old ? state : { ...state, rooms: new Map(state.rooms).set(id, next) };
}

export function withoutRoom(state: AppState, id: string): AppState {
  if (!state.rooms.has(id)) return state;
  const rooms = new Map(state.rooms);
  rooms.delete(id);
  return { ...state, rooms, turns: state.turns.filter((t) => t.room !== id) };
}

/** Applies one UserEvent. Pure; an event at or before the cursor changes nothing; unknown kinds only move the cursor. */
export function applyUserEvent(state: AppState, event: UserEvent): AppState {
  if (event.seq <= state.userSeq) return state;
  const next: AppState = { ...state, userSeq: event.seq };
  switch (event.kind) {
    case 'card':
      return withRoom(next, event.card.room, (room) => ({ ...room, cards: withCard(room.cards, event.card) }));
    case 'cardGone':
      return {
        ...next,
        rooms: new Map([...next.rooms].map(([id, room]) => [
          id, room.cards?.some((c) => c.id === event.id) ? { ...room, cards: room.cards.filter((c) => c.id !== event.id) } : room,
        ])),
      };
    case 'roomAdded': {
      if (next.rooms.has(event.room.id)) return next;
      return { ...next, rooms: new Map(next.rooms).set(event.room.id, roomState(event.room)) };
    }
    case 'roomRemoved':
      return withoutRoom(next, event.room);
    case 'claim': {
      const claims = next.claims.filter((c) => c.id !== event.claim.id);
      return { ...next, claims: event.claim.state === 'pending' ? [...claims, { ...event.claim, room: event.room }] : claims };
    }
    case 'draft':
      return withRoom({ ...next, drafts: new Map(next.drafts).set(event.room, event.text) }, event.room, (r) => ({ ...r, room: { ...r.room, draft: event.text } }));
    case 'hidden':
      return withRoom(next, event.room, (r) => hide(r, event.message, event.hidden));
    case 'settings':
      return { ...next, me: { ...next.me, ...event.user } };
    default:
      return next;
  }
}

function withCard(cards: readonly Card[] | null, card: Card): readonly Card[] | null {
  return cards === null ? null : [...cards.filter((c) => c.id !== card.id), card];
}

/** Joins a piece of a draft at its offset. A piece behind a gap is dropped: what is shown is always a prefix. */
export function withDraft(turns: readonly Turn[], piece: { room: string; turn: string; offset: number; text: string }): readonly Turn[] {
  const old = turns.find((t) => t.id === piece.turn);
  const text = old?.text ?? '';
  if (piece.offset > text.length) return turns;
  const next: Turn = { id: piece.turn, room: piece.room, state: 'writing', text: text.slice(0, piece.offset) + piece.text };
  return old === undefined ? [...turns, next] : turns.map((t) => (t === old ? next : t));
}

export function withTurn(turns: readonly Turn[], turn: { room: string; turn: string; state: string }): readonly Turn[] {
  if (turn.state !== 'thinking' && turn.state !== 'writing') return turns.filter((t) => t.id !== turn.turn);
  const state = turn.state;
  const old = turns.find((t) => t.id === turn.turn);
  if (old === undefined) return [...turns, { id: turn.turn, room: turn.room, state, text: '' }];
  return turns.map((t) => (t === old ? { ...t, state } : t));
}

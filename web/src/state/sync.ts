import type { Api } from '../api/client';
import { ApiError, isPassing } from '../api/errors';
import type { Connect, Connection } from '../api/socket';
import type { Me, Message, Room, RoomEvent, ServerFrame, UserEvent } from '../api/types';
import { appState, applyUserEvent, withDraft, withoutRoom, withRoom, withTurn, type AppState } from './app';
import { Drafts } from './drafts';
import { Outbox } from './outbox';
import {
  adoptDetail, adoptPage, adoptSummary, advance, applyEvent, applyMark, restarted, roomState, show, type RoomState,
} from './room';
import type { Shelf } from './shelf';
import { Store } from './store';
import { Uploads } from './uploads';

export interface SyncParts {
  readonly me: Me;
  readonly api: Api;
  readonly connect: Connect;
  readonly storage: Storage;
  readonly shelf: Shelf;
  readonly signedOut: () => void;
  /** First wait before trying to connect again; doubles up to a hundredfold. */
  readonly backoffMs?: number;
}

const PAGE = 60;
const EVENTS = 200;
/** Beyond this many missed events a room starts anew instead of replaying them. */
const REPLAY_MAX = 1_000;
const TYPING_SHOWN_MS = 5_000;
const TYPING_EVERY_MS = 3_000;

interface Kept {
  readonly me: Me;
  readonly rooms: readonly Pick<RoomState, 'room' | 'members' | 'membersAsOf' | 'window'>[];
}

/**
 * Keeps the state of one account in step with the server: a snapshot first, then events in order. The socket may lose,
 * double or reorder; whatever is missing is read from `/events`, and no other repair exists.
 */
export class Sync {
  readonly store: Store<AppState>;
  readonly api: Api;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly uploads: Uploads;
  readonly #parts: SyncParts;
  readonly #ahead = new Map<string, Map<number, RoomEvent>>();
  readonly #aheadUser = new Map<number, UserEvent>();
  readonly #busy = new Map<string, { again: boolean }>();
  readonly #anchors = new Map<string, string | null>();
  readonly #typed = new Map<string, number>();
  /** Read marks the server has not confirmed. */
  readonly #marks = new Map<string, number>();
  readonly #cleanUp: (() => void)[] = [];
  /** How often a message was edited or deleted in this visit: those who hold it outside of a stretch ask again. */
  readonly #changes = new Map<string, number>();
  #connection: Connection | null = null;
  #stopped = false;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #connectedBefore = false;

  constructor(parts: SyncParts) {
    this.#parts = parts;
    this.api = parts.api;
    this.store = new Store(appState(parts.me));
    this.drafts = new Drafts(parts.me.id, parts.api, parts.storage);
    this.uploads = new Uploads(parts.me.id, parts.api, parts.storage, parts.shelf, parts.backoffMs);
    this.uploads.settled = () => void this.#drain();
    this.outbox = new Outbox(
      parts.me.id, parts.api, parts.storage,
      (outbox) => this.store.update((s) => ({ ...s, outbox })),
      (message) => this.store.update((s) => withRoom(s, message.room, (room) => show(room, message))),
      this.uploads,
    );
  }

  async start(): Promise<void> {
    this.outbox.refresh();
    await this.uploads.start();
    await this.#hydrate();
    if (this.#stopped) return;
    this.#cleanUp.push(this.store.subscribe(() => this.#saveSoon()));
    if (typeof window !== 'undefined') {
      const hurry = () => this.#hurry();
      const stored = (event: StorageEvent) => {
        if (event.key === this.outbox.key) this.outbox.refresh();
      };
      // A socket notices a pulled cable late; the browser knows at once.
      const away = () => {
        this.#connection?.close();
        this.#connection = null;
        this.#later();
      };
      window.addEventListener('online', hurry);
      window.addEventListener('offline', away);
      window.addEventListener('storage', stored);
      document.addEventListener('visibilitychange', hurry);
      this.#cleanUp.push(
        () => window.removeEventListener('online', hurry),
        () => window.removeEventListener('offline', away),
        () => window.removeEventListener('storage', stored),
        () => document.removeEventListener('visibilitychange', hurry),
      );
    }
    await this.#begin();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#saveTimer);
    this.drafts.stop();
    this.uploads.stop();
    this.#connection?.close();
    this.#connection = null;
    for (const undo of this.#cleanUp.splice(0)) undo();
  }

  /** Forgets what this browser kept of the account; unsent words stay. */
  async forget(): Promise<void> {
    this.stop();
    await this.#parts.shelf.clear();
  }

  // Connecting

  async #begin(): Promise<void> {
    if (this.#stopped) return;
    try {
      await this.#loadRooms();
    } catch (error) {
      if (isPassing(error)) this.#later();
      return;
    }
    this.#open();
  }

  #open(): void {
    if (this.isStopped()) return;
    this.store.update((s) => ({ ...s, link: s.link === 'live' ? s.link : 'connecting' }));
    let connection: Connection | null = null;
    connection = this.#parts.connect({
      open: () => {
        this.store.update((s) => ({ ...s, turns: [] }));
        const cursors: Record<string, number> = {};
        for (const [id, room] of this.store.get().rooms) cursors[id] = room.seq;
        connection?.send({ type: 'hello', cursors, user: this.store.get().userSeq });
      },
      frame: (frame) => {
        if (connection !== null && connection === this.#connection) this.#take(frame);
      },
      closed: () => {
        if (connection !== this.#connection) return;
        this.#connection = null;
        this.#later();
      },
    });
    this.#connection = connection;
  }

  private isStopped(): boolean {
    return this.#stopped;
  }

  #later(): void {
    if (this.#stopped) return;
    this.store.update((s) => ({ ...s, link: 'offline' }));
    const base = this.#parts.backoffMs ?? 500;
    const wait = Math.min(base * 2 ** this.#tries, base * 60) * (0.75 + Math.random() / 2);
    this.#tries++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#begin(), wait);
  }

  /** The network or the person is back: no need to wait out the pause. */
  #hurry(): void {
    if (this.#stopped || this.#connection !== null || document.visibilityState === 'hidden') return;
    this.#tries = 0;
    clearTimeout(this.#timer);
    void this.#begin();
  }

  #take(frame: ServerFrame): void {
    switch (frame.type) {
      case 'ready':
        return this.#ready(frame.rooms, frame.user);
      case 'event':
        return this.#receive(frame.room, frame.event);
      case 'userEvent':
        return this.#receiveUser(frame.event);
      case 'read':
        this.#confirmed(frame.room, frame.member, frame.seq);
        this.store.update((s) => withRoom(s, frame.room, (room) => applyMark(room, frame)));
        return this.#tidy(frame.room);
      case 'typing':
        return this.#showTyping(frame.room, frame.member);
      case 'draft':
        return this.store.update((s) => ({ ...s, turns: withDraft(s.turns, frame) }));
      case 'turn':
        return this.store.update((s) => ({ ...s, turns: withTurn(s.turns, frame) }));
      case 'progress':
        return this.#progress(frame);
      case 'resync':
        if (frame.room === undefined) {
          for (const id of this.store.get().rooms.keys()) void this.#catchUp(id);
          void this.#catchUpUser();
        } else void this.#catchUp(frame.room);
        return;
      case 'error':
        if (frame.code === 'unauthenticated') this.#parts.signedOut();
        return;
      case 'ack':
      default:
        return;
    }
  }

  #ready(rooms: Readonly<Record<string, number>>, user: number): void {
    this.#tries = 0;
    this.store.update((s) => ({ ...s, link: 'live' }));
    for (const [room, seq] of this.#marks) this.#connection?.send({ type: 'read', room, seq });
    const known = this.store.get().rooms;
    const strange = Object.keys(rooms).some((id) => !known.has(id)) || [...known.keys()].some((id) => !(id in rooms));
    // Read marks are no events: after a pause the counts are asked anew.
    if (strange || this.#connectedBefore) void this.#once('rooms', () => this.#loadRooms());
    for (const [id, room] of known) {
      if ((rooms[id] ?? 0) > room.seq) void this.#catchUp(id, rooms[id]);
      if (this.#connectedBefore && room.members !== null) void this.#once(`detail ${id}`, () => this.#loadDetail(id));
    }
    if (user > this.store.get().userSeq) void this.#catchUpUser();
    this.#connectedBefore = true;
    void this.#drain();
  }

  // Events

  #receive(id: string, event: RoomEvent): void {
    const room = this.store.get().rooms.get(id);
    if (room === undefined) {
      void this.#once('rooms', () => this.#loadRooms());
      return;
    }
    if (event.seq <= room.seq) return;
    if (event.seq === room.seq + 1) {
      this.#apply(id, [event]);
      return;
    }
    const ahead = this.#ahead.get(id) ?? new Map<number, RoomEvent>();
    if (ahead.size < EVENTS) ahead.set(event.seq, event);
    this.#ahead.set(id, ahead);
    void this.#catchUp(id, event.seq);
  }

  #apply(id: string, events: readonly RoomEvent[], next?: number): void {
    this.store.update((s) => {
      let state = withRoom(s, id, (room) => {
        let after = room;
        for (const event of events) after = applyEvent(after, event);
        if (next !== undefined) after = advance(after, next);
        const ahead = this.#ahead.get(id);
        if (ahead !== undefined) {
          for (let e = ahead.get(after.seq + 1); e !== undefined; e = ahead.get(after.seq + 1)) after = applyEvent(after, e);
          for (const seq of ahead.keys()) if (seq <= after.seq) ahead.delete(seq);
        }
        return after;
      });
      for (const event of events) {
        if (event.kind !== 'posted') continue;
        const { content, author } = event.message;
        if (content.type === 'answer') state = { ...state, turns: state.turns.filter((t) => t.id !== content.turn) };
        const typing = state.typing.get(id);
        if (typing?.some((t) => t.member === author)) {
          state = { ...state, typing: new Map(state.typing).set(id, typing.filter((t) => t.member !== author)) };
        }
      }
      return state;
    });
    for (const event of events) {
      if (event.kind === 'edited' || event.kind === 'deleted' || event.kind === 'acted') this.#changes.set(event.message.id, (this.#changes.get(event.message.id) ?? 0) + 1);
      if (event.kind !== 'left') continue;
      const room = this.store.get().rooms.get(id);
      if (room?.room.me.member === event.member.id) this.store.update((s) => withoutRoom(s, id));
    }
    this.#tidy(id);
  }

  async #catchUp(id: string, target?: number): Promise<void> {
    await this.#once(`events ${id}`, async () => {
      for (;;) {
        const room = this.store.get().rooms.get(id);
        if (room === undefined) return;
        if (target !== undefined && target - room.seq > REPLAY_MAX) return this.#restart(id);
        try {
          const page = await this.api.events(id, room.seq, EVENTS);
          this.#apply(id, page.events, page.next);
          if (page.events.length < EVENTS) return;
        } catch (error) {
          if (error instanceof ApiError && error.status === 410) return this.#restart(id);
          if (error instanceof ApiError && error.status === 404) {
            this.store.update((s) => withoutRoom(s, id));
            return;
          }
          throw error;
        }
      }
    });
  }

  async #restart(id: string): Promise<void> {
    const detail = await this.api.room(id);
    this.#ahead.delete(id);
    this.store.update((s) => withRoom(s, id, (room) => adoptDetail(restarted(room, detail), detail) ?? room));
    this.#tidy(id);
  }

  #receiveUser(event: UserEvent): void {
    const seq = this.store.get().userSeq;
    if (event.seq <= seq) return;
    this.#aheadUser.set(event.seq, event);
    if (event.seq === seq + 1) this.#applyUser([]);
    else void this.#catchUpUser();
  }

  #applyUser(events: readonly UserEvent[], next?: number): void {
    this.store.update((s) => {
      let state = s;
      for (const event of events) state = applyUserEvent(state, event);
      if (next !== undefined && next > state.userSeq) state = { ...state, userSeq: next };
      for (let e = this.#aheadUser.get(state.userSeq + 1); e !== undefined; e = this.#aheadUser.get(state.userSeq + 1)) {
        state = applyUserEvent(state, e);
      }
      return state;
    });
    for (const id of this.store.get().rooms.keys()) this.#tidy(id);
    for (const seq of this.#aheadUser.keys()) if (seq <= this.store.get().userSeq) this.#aheadUser.delete(seq);
  }

  async #catchUpUser(): Promise<void> {
    await this.#once('userEvents', async () => {
      for (;;) {
        const page = await this.api.userEvents(this.store.get().userSeq, EVENTS);
        this.#applyUser(page.events, page.next);
        if (page.events.length < EVENTS) return;
      }
    });
  }

  // Snapshots

  async #loadRooms(): Promise<void> {
    const asked = this.store.get().rooms;
    const { rooms } = await this.api.rooms();
    this.store.update((s) => {
      const next = new Map<string, RoomState>();
      for (const room of rooms) {
        const joined = this.#joined(s.rooms.get(room.id), room);
        next.set(room.id, joined.hides === (asked.get(room.id)?.hides ?? joined.hides) ? joined : { ...joined, stale: true });
      }
      return { ...s, rooms: next, loaded: true };
    });
    for (const room of rooms) {
      if ((this.store.get().rooms.get(room.id)?.seq ?? 0) < room.lastSeq) void this.#catchUp(room.id, room.lastSeq);
      this.#tidy(room.id);
    }
  }

  #joined(old: RoomState | undefined, room: Room): RoomState {
    if (old === undefined) return roomState(room);
    // A restored server counts from elsewhere: what was cached is void, the outbox is not.
    if (old.room.epoch !== room.epoch) return roomState(room);
    return adoptSummary(old, room) ?? { ...old, stale: true };
  }

  async #loadDetail(id: string): Promise<void> {
    for (let tries = 0; tries < 4; tries++) {
      const hides = this.#hides(id);
      const detail = await this.api.room(id);
      const before = this.store.get().rooms.get(id);
      if (before === undefined) return;
      if (before.hides !== hides) continue;
      const next = adoptDetail(before, detail);
      if (next === null) continue;
      this.store.update((s) => withRoom(s, id, () => next));
      if (next.seq < detail.lastSeq) void this.#catchUp(id, detail.lastSeq);
      if (!next.stale) return;
    }
  }

  async #loadLatest(id: string, limit: number): Promise<void> {
    await this.#loadFresh(id, { limit });
  }

  async #loadFresh(id: string, query: { limit: number; around?: string }): Promise<boolean> {
    for (let tries = 0; tries < 4; tries++) {
      const hides = this.#hides(id);
      const page = await this.api.messages(id, query);
      const before = this.store.get().rooms.get(id);
      if (before === undefined) return false;
      if (before.hides !== hides) continue;
      if (query.around !== undefined && !page.messages.some((m) => m.id === query.around)) return false;
      const next = adoptPage(before, page, 'fresh', query.around);
      if (next === null) continue;
      this.store.update((s) => withRoom(s, id, () => next));
      if (page.asOf > next.seq) void this.#catchUp(id, page.asOf);
      return true;
    }
    return false;
  }

  #hides(id: string): number {
    return this.store.get().rooms.get(id)?.hides ?? 0;
  }

  /** Asks again for what an event left open. */
  #tidy(id: string): void {
    const room = this.store.get().rooms.get(id);
    if (room === undefined) return;
    if (room.stale && (room.members !== null || room.window !== null || room.room.unread > 0)) {
      void this.#once(`detail ${id}`, () => this.#loadDetail(id));
    }
    if (room.window?.stale === true && this.#anchors.has(id)) void this.#once(`window ${id}`, () => this.#reloadWindow(id));
  }

  async #reloadWindow(id: string): Promise<void> {
    const anchor = this.#anchors.get(id) ?? null;
    if (anchor !== null && (await this.#loadFresh(id, { around: anchor, limit: PAGE * 2 }))) return;
    await this.#loadLatest(id, PAGE);
  }

  /** One at a time by name; asked again meanwhile, it runs once more. Failures that pass are tried again. */
  async #once(name: string, work: () => Promise<void>): Promise<void> {
    const running = this.#busy.get(name);
    if (running !== undefined) {
      running.again = true;
      return;
    }
    const mine = { again: true };
    this.#busy.set(name, mine);
    let failed = false;
    try {
      while (mine.again && !this.#stopped) {
        mine.again = false;
        await work();
      }
    } catch (error) {
      failed = isPassing(error);
    } finally {
      this.#busy.delete(name);
    }
    if (failed && this.#connection !== null) {
      setTimeout(() => {
        if (!this.#stopped && this.#connection !== null) void this.#once(name, work);
      }, this.#parts.backoffMs ?? 1_000);
    }
  }

  // What a view asks for

  /** Brings a room's members, cards and latest messages in. */
  async openRoom(id: string): Promise<void> {
    if (!this.#anchors.has(id)) this.#anchors.set(id, null);
    const room = this.store.get().rooms.get(id);
    if (room === undefined) return;
    const work: Promise<unknown>[] = [];
    if (room.window === null) {
      const limit = Math.min(Math.max(PAGE, room.room.unread + 20), 200);
      work.push(this.#once(`window ${id}`, () => this.#loadLatest(id, limit)));
    } else if (room.window.stale) work.push(this.#once(`window ${id}`, () => this.#reloadWindow(id)));
    if (room.members === null || room.stale) work.push(this.#once(`detail ${id}`, () => this.#loadDetail(id)));
    if (room.cards === null) {
      work.push(this.#once(`cards ${id}`, async () => {
        const { cards } = await this.api.cards(id);
        this.store.update((s) => withRoom(s, id, (r) => ({ ...r, cards })));
      }));
    }
    await Promise.all(work);
  }

  closeRoom(id: string): void {
    this.#anchors.delete(id);
  }

  /** Says which message the viewer looks at (null: the live end), to keep the place when pages are fetched anew. */
  look(id: string, anchor: string | null): void {
    if (this.#anchors.has(id)) this.#anchors.set(id, anchor);
  }

  async extend(id: string, place: 'older' | 'newer'): Promise<void> {
    const window = this.store.get().rooms.get(id)?.window ?? null;
    const cursor = place === 'older' ? window?.before : window?.after;
    if (window === null || cursor === null || cursor === undefined) return;
    await this.#once(`${place} ${id} ${cursor}`, async () => {
      const hides = this.#hides(id);
      const page = await this.api.messages(id, place === 'older' ? { before: cursor, limit: PAGE * 2 } : { after: cursor, limit: PAGE * 2 });
      this.store.update((s) => withRoom(s, id, (room) => {
        if (room.window?.generation !== window.generation || room.hides !== hides) return room;
        const still = place === 'older' ? room.window.before : room.window.after;
        return still === cursor ? (adoptPage(room, page, place) ?? room) : room;
      }));
      if (place === 'newer' && page.asOf > (this.store.get().rooms.get(id)?.seq ?? page.asOf)) void this.#catchUp(id, page.asOf);
    });
  }

  /** Makes a message part of the stretch; false when it is gone or not for this viewer. */
  async reach(id: string, message: string): Promise<boolean> {
    const window = this.store.get().rooms.get(id)?.window;
    if (window?.messages.some((m) => m.id === message) === true) return true;
    try {
      return await this.#loadFresh(id, { around: message, limit: PAGE * 2 });
    } catch {
      return false;
    }
  }

  async toLatest(id: string): Promise<void> {
    const window = this.store.get().rooms.get(id)?.window;
    if (window?.after != null) await this.#once(`window ${id}`, () => this.#loadLatest(id, PAGE));
  }

  /** Follows one message wherever it is, in the stretch or far from it. Returns how to stop. */
  watchMessage(id: string, message: string, tell: (found: Message | 'gone') => void): () => void {
    let stretch: readonly Message[] | null = null;
    let shown: Message | null = null;
    let askedAt: number | null = null;
    let over = false;
    const look = () => {
      const messages = this.store.get().rooms.get(id)?.window?.messages ?? null;
      const changes = this.#changes.get(message) ?? 0;
      if (messages === stretch && changes === askedAt) return;
      stretch = messages;
      const here = messages?.find((m) => m.id === message);
      if (here !== undefined) {
        if (here !== shown) tell(here);
        shown = here;
      } else if (askedAt !== changes) {
        askedAt = changes;
        this.messages(id, [message]).then(
          ([found]) => {
            if (over || askedAt !== changes) return;
            shown = found ?? null;
            tell(found ?? 'gone');
          },
          () => undefined,
        );
      }
    };
    look();
    const stop = this.store.subscribe(look);
    return () => {
      over = true;
      stop();
    };
  }

  /** Messages by id, from the stretch or the server; those the viewer may not see are missing. */
  async messages(id: string, ids: readonly string[]): Promise<readonly Message[]> {
    const here = new Map(this.store.get().rooms.get(id)?.window?.messages.map((m) => [m.id, m]) ?? []);
    const missing = ids.filter((m) => !here.has(m));
    if (missing.length > 0) {
      const page = await this.api.messages(id, { ids: missing.join(',') });
      for (const message of page.messages) here.set(message.id, message);
    }
    return ids.flatMap((m) => here.get(m) ?? []);
  }

  post(room: string, text: string, replyTo?: string, files: readonly string[] = []): void {
    this.outbox.add(room, text, replyTo, files);
    this.uploads.post(files);
    this.#typed.delete(room);
    void this.toLatest(room);
    void this.#drain();
  }

  /** Gives a message up that was not sent, with its files. */
  discard(id: string): void {
    const files = this.outbox.list().find((p) => p.id === id)?.files ?? [];
    this.outbox.discard(id);
    for (const file of files) this.uploads.cancel(file);
    void this.#drain();
  }

  retry(id: string): void {
    this.outbox.retry(id);
    void this.#drain();
  }

  async #drain(): Promise<void> {
    if (await this.outbox.drain()) return;
    setTimeout(() => {
      if (!this.#stopped && this.#connection !== null) void this.#drain();
    }, 2 * (this.#parts.backoffMs ?? 1_000));
  }

  async edit(room: string, message: string, text: string): Promise<void> {
    const edited = await this.api.edit(room, message, text);
    this.store.update((s) => withRoom(s, room, (r) => show(r, edited)));
  }

  async react(room: string, message: string, emoji: string, on: boolean): Promise<void> {
    const now = await this.api.react(room, message, emoji, on);
    this.store.update((s) => withRoom(s, room, (r) => show(r, now)));
  }

  async pin(room: string, message: string, on: boolean): Promise<void> {
    const now = await this.api.pin(room, message, on);
    this.store.update((s) => withRoom(s, room, (r) => show(r, now)));
  }

  markRead(id: string, seq: number): void {
    const room = this.store.get().rooms.get(id);
    if (room === undefined || seq <= room.room.readSeq) return;
    const mark = { member: room.room.me.member, seq };
    this.store.update((s) => withRoom(s, id, (r) => applyMark(r, mark)));
    this.#marks.set(id, seq);
    if (this.#connection?.send({ type: 'read', room: id, seq }) === true) return this.#tidy(id);
    this.api.markRead(id, seq).then(
      () => {
        this.#confirmed(id, mark.member, seq);
        this.#tidy(id);
      },
      () => undefined,
    );
  }

  #confirmed(id: string, member: string, seq: number): void {
    if (this.store.get().rooms.get(id)?.room.me.member === member && (this.#marks.get(id) ?? 0) <= seq) this.#marks.delete(id);
  }

  typing(room: string): void {
    const now = Date.now();
    if (now - (this.#typed.get(room) ?? 0) < TYPING_EVERY_MS) return;
    this.#typed.set(room, now);
    this.#connection?.send({ type: 'typing', room });
  }

  async stopTurn(room: string, turn: string): Promise<void> {
    await this.api.stopTurn(room, turn);
    this.store.update((s) => ({ ...s, turns: s.turns.filter((t) => t.id !== turn) }));
  }

  async dropCard(room: string, card: string): Promise<void> {
    await this.api.dropCard(room, card);
    this.store.update((s) => withRoom(s, room, (r) => ({ ...r, cards: r.cards?.filter((c) => c.id !== card) ?? null })));
  }

  /** Asks for the rooms again, after one was made or joined by this page. */
  async refreshRooms(): Promise<void> {
    await this.#loadRooms();
  }

  async refreshRoom(id: string): Promise<void> {
    await this.#once(`detail ${id}`, () => this.#loadDetail(id));
  }

  // Passing things

  #showTyping(room: string, member: string): void {
    const until = Date.now() + TYPING_SHOWN_MS;
    const change = (keep: (t: { member: string; until: number }) => boolean, add: boolean) =>
      this.store.update((s) => {
        if (s.rooms.get(room)?.room.me.member === member) return s;
        const rest = (s.typing.get(room) ?? []).filter(keep);
        return { ...s, typing: new Map(s.typing).set(room, add ? [...rest, { member, until }] : rest) };
      });
    change((t) => t.member !== member, true);
    setTimeout(() => {
      if (!this.#stopped) change((t) => t.until > Date.now(), false);
    }, TYPING_SHOWN_MS + 50);
  }

  #progress(frame: Extract<ServerFrame, { type: 'progress' }>): void {
    const { job, done, total, state } = frame;
    if (frame.kind === 'import') {
      const room = frame.room ?? '';
      this.store.update((s) => ({ ...s, imports: new Map(s.imports).set(job, { job, room, done, total, state }) }));
      return;
    }
    this.store.update((s) => ({
      ...s,
      modelFetch: {
        name: job, done, total, state: state as 'running',
        ...(frame.error === undefined ? {} : { error: frame.error }), ...(frame.notice === undefined ? {} : { notice: frame.notice }),
      },
    }));
  }

  // What survives a reload

  async #hydrate(): Promise<void> {
    const kept = (await this.#parts.shelf.read('state')) as Kept | undefined;
    if (kept === undefined || kept.me.id !== this.#parts.me.id || kept.me.epoch !== this.#parts.me.epoch) return;
    const rooms = new Map(kept.rooms.map((r) => [
      r.room.id,
      { ...roomState(r.room), members: r.members, membersAsOf: r.membersAsOf, window: r.window, stale: true } satisfies RoomState,
    ]));
    this.store.update((s) => (s.rooms.size > 0 ? s : { ...s, rooms }));
  }

  #saveSoon(): void {
    if (this.#saveTimer !== undefined || this.#stopped) return;
    this.#saveTimer = setTimeout(() => {
      this.#saveTimer = undefined;
      void this.#parts.shelf.write('state', kept(this.store.get()));
    }, 1_000);
  }
}

/** The newest page of each opened room. It is shown at once and asked anew, so nothing deleted outlives a visit. */
function kept(state: AppState): Kept {
  const rooms = [...state.rooms.values()].map(({ room, members, membersAsOf, window }) => ({
    room, members, membersAsOf,
    window: window === null || window.after !== null
      ? null
      : { ...window, messages: window.messages.slice(-PAGE), lines: window.lines.slice(-PAGE), before: null, origin: window.messages.at(-1)?.id ?? null, stale: true },
  }));
  return { me: state.me, rooms };
}

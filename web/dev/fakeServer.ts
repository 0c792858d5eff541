import type { Fetch } from '../src/api/client';
import type { NewBudget } from '../src/api/operator';
import type { Connect, ConnectionEvents } from '../src/api/socket';
import type {
  Card, ClientFrame, Content, Import, Invite, Member, Message, ModelFetch, Provider, Room, RoomEvent, ServerFrame, Standing, User, UserEvent,
} from '../src/api/types';
import { newId } from '../src/state/ids';
import { isLine } from '../src/state/lines';
import { counted, emptied, names, pinned } from '../src/state/threads';
import { FakeOperator } from './fakeOperator';
import { receiptFor } from './fakeReceipts';

export interface FakeRoom {
  readonly id: string;
  readonly kind: Room['kind'];
  name: string;
  readonly createdAt: string;
  members: Member[];
  messages: Message[];
  events: RoomEvent[];
  mate: { present: boolean; speaks: 'asked' | 'sometimes'; dataClass: 'open' | 'room' | 'sealed' };
  readonly own: Map<string, { hidden: boolean; blind: boolean }>;
  readonly invites: Invite[];
  readonly imports: Import[];
  /** By message and emoji: the members who gave it. */
  readonly given: Map<string, Map<string, Set<string>>>;
  /** By user: the messages they deleted for themselves. */
  readonly hidden: Map<string, Set<string>>;
  policy: { mentionAll: 'everyone' | 'owner'; pinning: 'everyone' | 'owner' };
}

interface Person {
  readonly user: User;
  readonly password: string;
  readonly events: UserEvent[];
  readonly cards: Card[];
}

interface Wire {
  readonly user: string;
  readonly events: ConnectionEvents;
  open: boolean;
}

type Reply = { status: number; body?: unknown };
type Route = [method: string, path: RegExp, handle: (c: Call) => Reply];

interface Call {
  readonly user: string;
  readonly args: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
  readonly file: Blob | null;
}

export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** An in-memory Maru that keeps the contract of the OpenAPI file: for tests of the client and for looking at screens. */
export class FakeMaru {
  readonly people = new Map<string, Person>();
  readonly rooms = new Map<string, FakeRoom>();
  readonly wires = new Set<Wire>();
  readonly providers: Provider[] = [];
  readonly operator = new FakeOperator();
  nearby: { kind: string; url: string; models: string[] }[] = [];
  modelFetch: ModelFetch | null = null;
  model: 'none' | 'tiny' | 'small' | 'capable' = 'none';
  /** Fails the next calls whose "METHOD path" this accepts, before or after they took effect. */
  fault: (call: string) => 'none' | 'lost' | 'answerLost' | 'down' | 'refused' = () => 'none';
  /** What happens to each frame on its way to a client: left out, doubled, or kept. */
  bus: (frame: ServerFrame) => readonly ServerFrame[] = (frame) => [frame];
  answerDelayMs = 0;
  /** How long an answer, already true, is on its way. */
  lag = () => 0;
  streamDelayMs = 40;
  clock = () => Date.now();
  #lastAt = 0;

  // People

  addUser(name: string, displayName: string, locale = 'ko', password = 'maru-maru'): User {
    const user: User = {
      id: newId(), name, displayName, role: this.people.size === 0 ? 'operator' : 'member', locale, timeZone: 'Asia/Seoul', createdAt: this.now(),
    };
    this.people.set(user.id, { user, password, events: [], cards: [] });
    this.#makeRoom('mate', '', [user.id], true);
    return user;
  }

  now(): string {
    this.#lastAt = Math.max(this.#lastAt, this.clock());
    return new Date(this.#lastAt).toISOString();
  }

  // Rooms

  makeRoom(name: string, users: readonly string[], mate = true): FakeRoom {
    return this.#makeRoom('group', name, users, mate);
  }

  #makeRoom(kind: Room['kind'], name: string, users: readonly string[], mate: boolean): FakeRoom {
    const room: FakeRoom = {
      id: newId(), kind, name, createdAt: this.now(), members: [], messages: [], events: [],
      mate: { present: mate, speaks: 'asked', dataClass: 'room' }, own: new Map(), invites: [], imports: [], given: new Map(), hidden: new Map(), policy: { mentionAll: 'everyone', pinning: 'everyone' },
    };
    this.rooms.set(room.id, room);
    for (const user of users) this.join(room, user);
    if (mate) this.#addMember(room, { kind: 'mate', displayName: '마루' });
    return room;
  }

  join(room: FakeRoom, user: string): Member {
    const old = room.members.find((m) => m.userId === user);
    if (old !== undefined && old.leftAt === undefined) return old;
    const person = this.person(user);
    const member = old === undefined
      ? this.#addMember(room, { kind: 'human', displayName: person.user.displayName, userId: user })
      : this.#rejoin(room, old);
    this.userEvent(user, { kind: 'roomAdded', room: this.summary(room, user) });
    return member;
  }

  #addMember(room: FakeRoom, part: { kind: Member['kind']; displayName: string; userId?: string }): Member {
    const first = room.members.length === 0;
    const seq = room.events.length + 1;
    const member: Member = {
      id: newId(), role: first ? 'owner' : 'member', joinedAt: this.now(), ...part,
      ...(part.kind === 'human' ? { readSeq: seq } : {}), ...(part.kind === 'imported' ? { claimable: true } : {}),
    };
    room.members.push(member);
    this.emit(room, { kind: 'joined', member: { ...member } });
    return member;
  }

  #rejoin(room: FakeRoom, old: Member): Member {
    const { leftAt, ...rest } = old;
    void leftAt;
    const member = { ...rest, joinedAt: this.now(), readSeq: room.events.length + 1 };
    room.members = room.members.map((m) => (m === old ? member : m));
    this.emit(room, { kind: 'joined', member: { ...member } });
    return member;
  }

  leave(room: FakeRoom, member: Member): void {
    const gone: Member = { ...member, leftAt: this.now() };
    room.members = room.members.map((m) => (m === member ? gone : m));
    this.emit(room, { kind: 'left', member: gone });
    if (member.userId !== undefined) this.userEvent(member.userId, { kind: 'roomRemoved', room: room.id });
  }

  member(room: FakeRoom, user: string): Member {
    const member = room.members.find((m) => m.userId === user && m.leftAt === undefined);
    if (member === undefined) throw new Refusal(404, 'not_found');
    return member;
  }

  post(room: FakeRoom, author: Member, text: string, extra: { id?: string; replyTo?: string; content?: Content; at?: string; importId?: string } = {}): Message {
    const seq = room.events.length + 1;
    const message: Message = {
      id: extra.id ?? newId(), room: room.id, author: author.id, authorName: author.displayName, authorKind: author.kind, seq, rev: seq,
      at: extra.at ?? this.now(), text, content: extra.content ?? { type: 'text', text }, deleted: false,
      mentions: room.members.filter((m) => text.includes(`@${m.displayName}`)).map((m) => m.id),
      ...(extra.replyTo === undefined ? {} : { replyTo: extra.replyTo }), ...(extra.importId === undefined ? {} : { importId: extra.importId }),
    };
    const answered = extra.importId === undefined ? room.messages.find((m) => m.id === extra.replyTo) : undefined;
    if (answered !== undefined) message.thread = answered.thread ?? answered.id;
    if (/@(?:all|모두)/.test(text) && room.policy.mentionAll === 'everyone') message.mentionsAll = true;
    room.messages.push(message);
    this.#count(room, message, 1);
    room.messages.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.seq - b.seq));
    if (extra.importId === undefined) this.emit(room, { kind: 'posted', message: { ...message } });
    return message;
  }

  edit(room: FakeRoom, id: string, text: string): Message {
    return this.#change(room, id, (m, rev) => ({ ...m, text, content: { type: 'text', text }, rev, editedAt: this.now(),
      mentions: room.members.filter((x) => text.includes(`@${x.displayName}`)).map((x) => x.id) }), 'edited');
  }

  remove(room: FakeRoom, id: string): void {
    room.given.delete(id);
    const gone = room.messages.find((m) => m.id === id);
    if (gone !== undefined && !gone.deleted) this.#count(room, gone, -1);
    this.#change(room, id, emptied, 'deleted');
  }

  #change(room: FakeRoom, id: string, change: (m: Message, rev: number) => Message, kind: 'edited' | 'deleted'): Message {
    const at = room.messages.findIndex((m) => m.id === id);
    const old = room.messages[at];
    if (old === undefined || old.deleted) throw new Refusal(404, 'not_found');
    const next = change(old, room.events.length + 1);
    room.messages[at] = next;
    this.emit(room, { kind, message: next });
    return next;
  }

  #count(room: FakeRoom, reply: Message, by: 1 | -1): void {
    const at = room.messages.findIndex((m) => m.id === reply.thread);
    const root = room.messages[at];
    if (root !== undefined) room.messages[at] = counted(root, by, room.events.length + 1, this.now());
  }

  pin(room: FakeRoom, id: string, on: boolean, by?: Member): void {
    const at = room.messages.findIndex((m) => m.id === id);
    const old = room.messages[at];
    if (old === undefined || old.deleted) throw new Refusal(404, 'not_found');
    if ((old.pinned ?? false) === on) return;
    room.messages[at] = pinned(old, on, room.events.length + 1);
    this.emit(room, { kind: 'pinned', message: id, on, ...(by === undefined ? {} : { actor: by.id }) });
  }

  hide(room: FakeRoom, user: string, id: string, hidden: boolean): void {
    const all = room.hidden.get(user) ?? new Set<string>();
    room.hidden.set(user, all);
    if (hidden) all.add(id);
    else all.delete(id);
    this.userEvent(user, { kind: 'hidden', room: room.id, message: id, hidden });
  }

  react(room: FakeRoom, id: string, member: Member, emoji: string, on: boolean): void {
    const at = room.messages.findIndex((m) => m.id === id);
    const old = room.messages[at];
    if (old === undefined || old.deleted) throw new Refusal(404, 'not_found');
    const all = room.given.get(id) ?? new Map<string, Set<string>>();
    room.given.set(id, all);
    const givers = all.get(emoji) ?? new Set<string>();
    if (givers.has(member.id) === on) return;
    if (on) givers.add(member.id);
    else givers.delete(member.id);
    if (givers.size === 0) all.delete(emoji);
    else all.set(emoji, givers);
    const reactions = [...all].map(([e, who]) => ({ emoji: e, count: who.size }));
    room.messages[at] = { ...bare(old), rev: room.events.length + 1, ...(reactions.length === 0 ? {} : { reactions }) };
    this.emit(room, { kind: 'reacted', actor: member.id, message: id, member: member.id, emoji, on });
  }

  /** A message as one member sees it. */
  seen(room: FakeRoom, user: string, message: Message): Message {
    if (message.reactions === undefined) return message;
    const me = this.member(room, user).id;
    return { ...message, reactions: message.reactions.map((r) => (room.given.get(message.id)?.get(r.emoji)?.has(me) === true ? { ...r, mine: true } : r)) };
  }

  /** Old words at their old time, as one import of one batch. */
  importOld(room: FakeRoom, by: string, lines: readonly { name: string; at: string; text: string }[]): Import {
    const id = newId();
    const names = [...new Set(lines.map((l) => l.name))];
    const people = new Map(names.map((name) => [name, this.#addMember(room, { kind: 'imported', displayName: name })]));
    for (const line of lines) {
      const author = people.get(line.name);
      if (author !== undefined) this.post(room, author, line.text, { at: line.at, importId: id, ...(line.text === '사진' ? { content: { type: 'placeholder', kind: 'photo', text: line.text } } : {}) });
    }
    const times = lines.map((l) => l.at).sort();
    const from = times[0] ?? this.now();
    const to = times.at(-1) ?? this.now();
    this.emit(room, { kind: 'imported', importId: id, count: lines.length, from, to });
    const done: Import = {
      id, room: room.id, kind: 'kakaotalk', file: 'KakaoTalkChats.txt', state: 'done', total: lines.length, done: lines.length, added: lines.length,
      known: 0, participants: names, skipped: [], audience: 'room', by: this.member(room, by).id, at: this.now(), from, to,
    };
    room.imports.push(done);
    return done;
  }

  undoImport(room: FakeRoom, id: string): void {
    const job = room.imports.find((i) => i.id === id);
    if (job === undefined) throw new Refusal(404, 'not_found');
    job.state = 'undone';
    room.messages = room.messages.filter((m) => m.importId !== id);
    this.emit(room, { kind: 'imported', importId: id, undone: true, count: job.added, ...(job.from === undefined ? {} : { from: job.from }), ...(job.to === undefined ? {} : { to: job.to }) });
  }

  read(room: FakeRoom, member: Member, seq: number): void {
    if ((member.readSeq ?? 0) >= seq) return;
    member.readSeq = seq;
    for (const wire of this.wires) {
      if (!room.members.some((m) => m.userId === wire.user && m.leftAt === undefined)) continue;
      this.send(wire, { type: 'read', room: room.id, member: member.id, seq });
    }
  }

  summary(room: FakeRoom, user: string): Room {
    const me = this.member(room, user);
    const own = room.own.get(user) ?? { hidden: false, blind: false };
    const hidden = room.hidden.get(user);
    const unread = room.messages.filter((m) => hidden?.has(m.id) !== true && m.seq > (me.readSeq ?? 0) && m.author !== me.id && m.authorKind !== 'imported' && m.importId === undefined && !m.deleted && m.content.type !== 'notice');
    const other = room.kind === 'direct' ? room.members.find((m) => m.userId !== undefined && m.userId !== user) : undefined;
    const last = room.messages.findLast((m) => hidden?.has(m.id) !== true);
    return {
      id: room.id, kind: room.kind, name: room.name, createdAt: room.createdAt, lastSeq: room.events.length, readSeq: me.readSeq ?? 0,
      unread: unread.length, mentions: unread.filter((m) => names(m, me.id)).length, epoch: 'e1',
      ...(last === undefined ? {} : { lastMessage: last }), ...(other?.userId === undefined ? {} : { with: { userId: other.userId, displayName: other.displayName } }),
      policy: room.policy, mate: { ...room.mate, ...own }, me: { member: me.id, role: me.role, joinedAt: me.joinedAt },
    };
  }

  userEvent(user: string, event: Record<string, unknown> & { kind: UserEvent['kind'] }): void {
    const { events } = this.person(user);
    const full = { ...event, seq: events.length + 1, at: this.now() } as unknown as UserEvent;
    events.push(full);
    for (const wire of this.wires) if (wire.user === user) this.send(wire, { type: 'userEvent', seq: full.seq, event: full });
  }

  emit(room: FakeRoom, event: Record<string, unknown> & { kind: RoomEvent['kind'] }): void {
    const full = { ...event, seq: room.events.length + 1, at: this.now() } as unknown as RoomEvent;
    room.events.push(full);
    this.toRoom(room, { type: 'event', room: room.id, seq: full.seq, event: full });
  }

  toRoom(room: FakeRoom, frame: ServerFrame): void {
    for (const wire of this.wires) {
      if (room.members.some((m) => m.userId === wire.user && m.leftAt === undefined)) this.send(wire, frame);
    }
  }

  person(user: string): Person {
    const person = this.people.get(user);
    if (person === undefined) throw new Refusal(401, 'unauthenticated');
    return person;
  }

  // The wire

  send(wire: Wire, frame: ServerFrame): void {
    for (const f of this.bus(frame)) {
      queueMicrotask(() => {
        if (wire.open) wire.events.frame(structuredClone(f));
      });
    }
  }

  cut(user?: string): void {
    for (const wire of [...this.wires]) {
      if (user !== undefined && wire.user !== user) continue;
      wire.open = false;
      this.wires.delete(wire);
      queueMicrotask(() => wire.events.closed());
    }
  }

  browser(user: string | null) {
    let who = user;
    const fetch: Fetch = async (input, init) => {
      const url = new URL(input, 'http://maru.test');
      const method = init?.method ?? 'GET';
      const call = `${method} ${url.pathname}`;
      if (this.answerDelayMs > 0) await new Promise((r) => setTimeout(r, this.answerDelayMs));
      else await Promise.resolve();
      const fault = this.fault(call);
      if (fault === 'lost') throw new TypeError('Failed to fetch');
      if (fault === 'refused') return new Response(JSON.stringify({ type: 'about:blank', title: 'forbidden', status: 403, code: 'forbidden' }), { status: 403 });
      if (fault === 'down') return new Response('<html>bad gateway</html>', { status: 502 });
      const file = init?.body instanceof Blob ? init.body : null;
      const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
      const reply = this.#answer(method, url, who, body, file, (next) => { who = next; });
      const lag = this.lag();
      if (lag > 0) await new Promise((r) => setTimeout(r, lag));
      if (fault === 'answerLost') throw new TypeError('Failed to fetch');
      return new Response(reply.body === undefined ? null : JSON.stringify(reply.body), { status: reply.status, headers: { 'content-type': 'application/json' } });
    };
    const connect: Connect = (events) => {
      const wire: Wire = { user: who ?? '', events, open: true };
      queueMicrotask(() => {
        if (this.fault('GET /api/socket') !== 'none' || who === null) {
          wire.open = false;
          events.closed();
        } else events.open();
      });
      return {
        send: (frame) => {
          if (!wire.open) return false;
          this.#hear(wire, frame);
          return true;
        },
        close: () => {
          wire.open = false;
          this.wires.delete(wire);
        },
      };
    };
    return { fetch, connect };
  }

  #hear(wire: Wire, frame: ClientFrame): void {
    if (frame.type === 'hello') {
      this.wires.add(wire);
      const rooms: Record<string, number> = {};
      for (const room of this.rooms.values()) if (this.#isMember(room, wire.user)) rooms[room.id] = room.events.length;
      queueMicrotask(() => wire.open && wire.events.frame({ type: 'ready', rooms, user: this.person(wire.user).events.length }));
      return;
    }
    const room = this.rooms.get(frame.room);
    if (room === undefined || !this.#isMember(room, wire.user)) return;
    const me = this.member(room, wire.user);
    if (frame.type === 'read') this.read(room, me, frame.seq);
    if (frame.type === 'typing') for (const w of this.wires) if (w.user !== wire.user && this.#isMember(room, w.user)) this.send(w, { type: 'typing', room: room.id, member: me.id });
  }

  /** Events tell messages as they read now, so that no old words survive in them. */
  #asNow(room: FakeRoom, event: RoomEvent, user: string): RoomEvent {
    const about = event.kind === 'reacted' || event.kind === 'pinned' ? event.message : event.kind === 'posted' || event.kind === 'edited' || event.kind === 'deleted' ? event.message.id : null;
    if (about !== null && room.hidden.get(user)?.has(about) === true) return { kind: 'unseen', seq: event.seq, at: event.at };
    if (event.kind !== 'posted' && event.kind !== 'edited' && event.kind !== 'deleted') return event;
    const now = room.messages.find((m) => m.id === event.message.id);
    return now === undefined ? event : { ...event, message: now };
  }

  #isMember(room: FakeRoom, user: string): boolean {
    return room.members.some((m) => m.userId === user && m.leftAt === undefined);
  }

  #answer(method: string, url: URL, user: string | null, body: Record<string, unknown>, file: Blob | null, be: (user: string | null) => void): Reply {
    try {
      if (url.pathname === '/api/setup') return { status: 200, body: { needed: this.people.size === 0, openRegistration: false, version: '0.1.0' } };
      if (method === 'POST' && url.pathname === '/api/users') {
        if ([...this.people.values()].some((p) => p.user.name === body['name'])) throw new Refusal(409, 'name_taken');
        return { status: 201, body: this.addUser(String(body['name']), String(body['displayName']), body['locale'] === 'en' ? 'en' : 'ko', String(body['password'])) };
      }
      if (method === 'POST' && url.pathname === '/api/sessions') {
        const person = [...this.people.values()].find((p) => p.user.name === body['name'] && p.password === body['password']);
        if (person === undefined) throw new Refusal(401, 'wrong_password');
        be(person.user.id);
        return { status: 201, body: { token: 't', user: person.user } };
      }
      const invite = /^\/api\/invites\/([^/]+)$/.exec(url.pathname)?.[1];
      if (invite !== undefined && method === 'GET') {
        const room = this.#invited(invite);
        return { status: 200, body: { room: { name: room.name }, inviter: room.members[0]?.displayName ?? '', expiresAt: room.invites[0]?.expiresAt ?? this.now() } };
      }
      if (user === null) throw new Refusal(401, 'unauthenticated');
      if (method === 'DELETE' && url.pathname.startsWith('/api/sessions')) {
        be(null);
        return { status: 204 };
      }
      for (const [verb, path, handle] of this.#routes) {
        const match = verb === method ? path.exec(url.pathname) : null;
        if (match !== null) return handle({ user, args: match.slice(1).map(decodeURIComponent), query: url.searchParams, body, file });
      }
      throw new Refusal(404, 'not_found');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: { type: 'about:blank', title: error.code, status: error.status, code: error.code } };
    }
  }

  #invited(code: string): FakeRoom {
    for (const room of this.rooms.values()) if (room.invites.some((i) => i.code === code)) return room;
    throw new Refusal(404, 'invite_gone');
  }

  #pinned(c: Call, on: boolean): Reply {
    const { room, me } = this.#room(c);
    this.pin(room, c.args[1] ?? '', on, me);
    return ok(room.messages.find((m) => m.id === c.args[1]));
  }

  #react(c: Call, on: boolean): Reply {
    const { room, me } = this.#room(c);
    this.react(room, c.args[1] ?? '', me, c.args[2] ?? '', on);
    const now = room.messages.find((m) => m.id === c.args[1]);
    return ok(now === undefined ? undefined : this.seen(room, c.user, now));
  }

  #room(c: Call): { room: FakeRoom; me: Member } {
    const room = this.rooms.get(c.args[0] ?? '');
    if (room === undefined) throw new Refusal(404, 'not_found');
    return { room, me: this.member(room, c.user) };
  }

  readonly #routes: readonly Route[] = [
    ['GET', /^\/api\/me$/, (c) => ok({ ...this.person(c.user).user, userSeq: this.person(c.user).events.length, epoch: 'e1' })],
    ['PATCH', /^\/api\/me$/, (c) => {
      Object.assign(this.person(c.user).user, c.body);
      this.userEvent(c.user, { kind: 'settings', user: this.person(c.user).user });
      return ok(this.person(c.user).user);
    }],
    ['POST', /^\/api\/me\/password$/, () => ({ status: 204 })],
    ['GET', /^\/api\/users$/, () => ok({ users: [...this.people.values()].map((p) => p.user) })],
    ['GET', /^\/api\/sessions$/, () => ok({ sessions: [
      { id: 's1', createdAt: this.now(), lastSeenAt: this.now(), agent: 'Chromium 154 · Linux', current: true },
      { id: 's2', createdAt: '2026-11-20T03:00:00.000Z', lastSeenAt: '2026-11-23T11:20:00.000Z', agent: 'Safari · iPhone', current: false }] })],
    ['GET', /^\/api\/keys$/, () => ok({ keys: [{ id: 'k1', name: 'notebook', createdAt: '2026-11-20T03:00:00.000Z', prefix: 'maru_9f2c' }] })],
    ['POST', /^\/api\/keys$/, (c) => ({ status: 201, body: { id: 'k2', name: c.body['name'], createdAt: this.now(), prefix: 'maru_71bd', key: 'maru_71bd8e0a5f3c4d2e9b6a1f7c' } })],
    ['DELETE', /^\/api\/keys\/([^/]+)$/, () => ({ status: 204 })],
    ['GET', /^\/api\/rooms$/, (c) => ok({ rooms: [...this.rooms.values()].filter((r) => this.#isMember(r, c.user)).map((r) => this.summary(r, c.user)) })],
    ['POST', /^\/api\/rooms$/, (c) => {
      if (c.body['kind'] === 'direct') {
        const other = [...this.people.values()].find((p) => p.user.id === c.body['with'] || p.user.name === c.body['with']);
        if (other === undefined) throw new Refusal(404, 'no_such_user');
        return { status: 201, body: this.summary(this.#makeRoom('direct', '', [c.user, other.user.id], false), c.user) };
      }
      return { status: 201, body: this.summary(this.makeRoom(String(c.body['name']), [c.user], c.body['mate'] !== false), c.user) };
    }],
    ['POST', /^\/api\/invites\/([^/]+)$/, (c) => {
      const room = this.#invited(c.args[0] ?? '');
      this.join(room, c.user);
      return ok(this.summary(room, c.user));
    }],
    ['GET', /^\/api\/rooms\/([^/]+)$/, (c) => {
      const { room } = this.#room(c);
      return ok({ ...this.summary(room, c.user), members: room.members });
    }],
    ['PATCH', /^\/api\/rooms\/([^/]+)$/, (c) => {
      const { room, me } = this.#room(c);
      room.name = String(c.body['name']);
      this.emit(room, { kind: 'renamed', name: room.name, actor: me.id });
      return ok(this.summary(room, c.user));
    }],
    ['PUT', /^\/api\/rooms\/([^/]+)\/owner$/, (c) => {
      const { room } = this.#room(c);
      room.members = room.members.map((m) => ({ ...m, role: m.id === c.body['member'] ? 'owner' : 'member' }));
      this.emit(room, { kind: 'policy', owner: c.body['member'] });
      return { status: 204 };
    }],
    ['DELETE', /^\/api\/rooms\/([^/]+)\/members\/([^/]+)$/, (c) => {
      const { room, me } = this.#room(c);
      const target = c.args[1] === 'me' ? me : room.members.find((m) => m.id === c.args[1]);
      if (target === undefined) throw new Refusal(404, 'not_found');
      this.leave(room, target);
      return { status: 204 };
    }],
    ['POST', /^\/api\/rooms\/([^/]+)\/members\/([^/]+)\/claim$/, (c) => {
      const { room, me } = this.#room(c);
      const claim = { id: newId(), member: c.args[1] ?? '', by: me.id, state: 'pending' };
      const owner = room.members.find((m) => m.role === 'owner')?.userId;
      if (owner !== undefined) this.userEvent(owner, { kind: 'claim', room: room.id, claim });
      return { status: 202, body: claim };
    }],
    ['GET', /^\/api\/rooms\/([^/]+)\/claims$/, () => ok({ claims: [] })],
    ['GET', /^\/api\/rooms\/([^/]+)\/invites$/, (c) => ok({ invites: this.#room(c).room.invites })],
    ['POST', /^\/api\/rooms\/([^/]+)\/invites$/, (c) => {
      const code = newId().slice(-12);
      const invite: Invite = { code, url: `http://localhost:8080/invite/${code}`, expiresAt: new Date(this.clock() + 7 * 86_400_000).toISOString(), reachable: false };
      this.#room(c).room.invites.push(invite);
      return { status: 201, body: invite };
    }],
    ['GET', /^\/api\/rooms\/([^/]+)\/messages$/, (c) => this.#page(c)],
    ['POST', /^\/api\/rooms\/([^/]+)\/messages$/, (c) => {
      const { room, me } = this.#room(c);
      const id = String(c.body['id']);
      const text = String(c.body['text']);
      const old = room.messages.find((m) => m.id === id);
      if (old !== undefined) {
        if (old.author !== me.id) throw new Refusal(409, 'conflict');
        return ok(old);
      }
      if (text.length > 100_000) throw new Refusal(413, 'too_large');
      const replyTo = c.body['replyTo'];
      const message = this.post(room, me, text, { id, ...(typeof replyTo === 'string' ? { replyTo } : {}) });
      this.read(room, me, message.seq);
      this.onPost(room, message, c.user);
      return { status: 201, body: message };
    }],
    ['PATCH', /^\/api\/rooms\/([^/]+)\/messages\/([^/]+)$/, (c) => {
      const { room } = this.#room(c);
      return ok(this.seen(room, c.user, this.edit(room, c.args[1] ?? '', String(c.body['text']))));
    }],
    ['DELETE', /^\/api\/rooms\/([^/]+)\/messages\/([^/]+)$/, (c) => {
      this.remove(this.#room(c).room, c.args[1] ?? '');
      return { status: 204 };
    }],
    ['GET', /^\/api\/rooms\/([^/]+)\/pins$/, (c) => ok({ messages: this.#room(c).room.messages.filter((m) => m.pinned === true).reverse() })],
    ['PUT', /^\/api\/rooms\/([^/]+)\/messages\/([^/]+)\/pin$/, (c) => this.#pinned(c, true)],
    ['DELETE', /^\/api\/rooms\/([^/]+)\/messages\/([^/]+)\/pin$/, (c) => this.#pinned(c, false)],
    ['PUT', /^\/api\/rooms\/([^/]+)\/messages\/([^/]+)\/hidden$/, (c) => {
      this.hide(this.#room(c).room, c.user, c.args[1] ?? '', true);
      return { status: 204 };
    }],
    ['GET', /^\/api\/rooms\/([^/]+)\/messages\/([^/]+)\/thread$/, (c) => {
      const { room } = this.#room(c);
      return ok({ messages: room.messages.filter((m) => m.id === c.args[1] || m.thread === c.args[1]), asOf: room.events.length });
    }],
    ['PUT', /^\/api\/rooms\/([^/]+)\/messages\/([^/]+)\/reactions\/([^/]+)$/, (c) => this.#react(c, true)],
    ['DELETE', /^\/api\/rooms\/([^/]+)\/messages\/([^/]+)\/reactions\/([^/]+)$/, (c) => this.#react(c, false)],
    ['GET', /^\/api\/rooms\/([^/]+)\/messages\/([^/]+)\/reactions$/, (c) => ok({
      reactions: [...(this.#room(c).room.given.get(c.args[1] ?? '') ?? [])].map(([emoji, who]) => ({ emoji, count: who.size, members: [...who] })),
    })],
    ['GET', /^\/api\/rooms\/([^/]+)\/messages\/([^/]+)\/receipt$/, (c) => {
      const { room } = this.#room(c);
      return ok(receiptFor(room.messages.find((m) => m.id === c.args[1]), room));
    }],
    ['GET', /^\/api\/receipts\/([^/]+)$/, (c) => ok(receiptFor(/^r[1-9]$/.test(c.args[0] ?? '') ? ({ seq: 2, at: this.now() } as Message) : undefined, null))],
    ['GET', /^\/api\/rooms\/([^/]+)\/events$/, (c) => {
      const { room } = this.#room(c);
      const after = Number(c.query.get('after'));
      const events = room.events.filter((e) => e.seq > after).slice(0, Number(c.query.get('limit') ?? 200)).map((e) => this.#asNow(room, e, c.user));
      return ok({ events, next: events.at(-1)?.seq ?? after });
    }],
    ['GET', /^\/api\/events$/, (c) => {
      const after = Number(c.query.get('after'));
      const events = this.person(c.user).events.filter((e) => e.seq > after).slice(0, Number(c.query.get('limit') ?? 200));
      return ok({ events, next: events.at(-1)?.seq ?? after });
    }],
    ['PUT', /^\/api\/rooms\/([^/]+)\/read$/, (c) => {
      const { room, me } = this.#room(c);
      this.read(room, me, Number(c.body['seq']));
      return { status: 204 };
    }],
    ['PUT', /^\/api\/rooms\/([^/]+)\/draft$/, () => ({ status: 204 })],
    ['GET', /^\/api\/rooms\/([^/]+)\/cards$/, (c) => ok({ cards: this.person(c.user).cards.filter((x) => x.room === c.args[0]) })],
    ['DELETE', /^\/api\/rooms\/([^/]+)\/cards\/([^/]+)$/, (c) => {
      this.userEvent(c.user, { kind: 'cardGone', id: c.args[1] });
      return { status: 204 };
    }],
    ['PUT', /^\/api\/rooms\/([^/]+)\/mate$/, (c) => {
      const { room, me } = this.#room(c);
      room.mate = { ...room.mate, ...(c.body as Partial<Standing>) };
      this.emit(room, { kind: 'mate', actor: me.id, mate: room.mate });
      return ok({ ...room.mate, ...room.own.get(c.user) });
    }],
    ['PUT', /^\/api\/rooms\/([^/]+)\/mate\/me$/, (c) => {
      const { room } = this.#room(c);
      const own = { hidden: false, blind: false, ...room.own.get(c.user), ...(c.body as { hidden?: boolean }) };
      room.own.set(c.user, own);
      return ok({ ...room.mate, ...own });
    }],
    ['DELETE', /^\/api\/rooms\/([^/]+)\/turns\/([^/]+)$/, (c) => {
      this.stopped.add(c.args[1] ?? '');
      this.toRoom(this.#room(c).room, { type: 'turn', room: c.args[0] ?? '', turn: c.args[1] ?? '', state: 'stopped' });
      return { status: 204 };
    }],
    ['GET', /^\/api\/rooms\/([^/]+)\/imports$/, (c) => ok({ imports: this.#room(c).room.imports })],
    ['POST', /^\/api\/rooms\/([^/]+)\/imports$/, (c) => this.onImport(this.#room(c).room, c)],
    ['GET', /^\/api\/rooms\/([^/]+)\/imports\/([^/]+)$/, (c) => ok(this.#room(c).room.imports.find((i) => i.id === c.args[1]))],
    ['DELETE', /^\/api\/rooms\/([^/]+)\/imports\/([^/]+)$/, (c) => {
      this.undoImport(this.#room(c).room, c.args[1] ?? '');
      return ok(this.#room(c).room.imports.find((i) => i.id === c.args[1]));
    }],
    ['GET', /^\/api\/search$/, (c) => {
      const q = (c.query.get('q') ?? '').toLowerCase();
      const only = c.query.get('room');
      const hits = [...this.rooms.values()]
        .filter((r) => (only === null || r.id === only) && this.#isMember(r, c.user))
        .flatMap((r) => r.messages.filter((m) => !m.deleted && m.text.toLowerCase().includes(q)).map((message) => ({ room: r.id, roomName: r.name, message })));
      return ok({ hits: hits.slice(0, 50) });
    }],
    ['GET', /^\/api\/providers$/, () => ok({ providers: this.providers })],
    ['POST', /^\/api\/providers$/, (c) => {
      if (c.body['key'] === 'wrong') throw new Refusal(422, 'provider_key');
      const { key, ...rest } = c.body;
      const provider = { ...rest, keySet: key !== undefined, source: 'page', models: ['gpt-5-mini', 'gpt-5'], healthy: true } as unknown as Provider;
      this.providers.push(provider);
      return { status: 201, body: provider };
    }],
    ['DELETE', /^\/api\/providers\/([^/]+)$/, (c) => {
      this.providers.splice(this.providers.findIndex((p) => p.name === c.args[0]), 1);
      return { status: 204 };
    }],
    ['POST', /^\/api\/providers\/([^/]+)\/test$/, () => ok({ ok: true, models: ['gpt-5-mini'], ms: 212 })],
    ['GET', /^\/api\/providers\/nearby$/, () => ok({ servers: this.nearby })],
    ['GET', /^\/api\/traffic$/, (c) => ok(this.operator.traffic(c.query))],
    ['GET', /^\/api\/receipts$/, (c) => ok(this.operator.receipts(c.query))],
    ['POST', /^\/api\/route$/, (c) => ok(this.operator.route(c.body))],
    ['GET', /^\/api\/budgets$/, () => ok({ budgets: this.operator.budgets })],
    ['PUT', /^\/api\/budgets$/, (c) => { this.operator.setBudget(c.body as unknown as NewBudget); return { status: 204 }; }],
    ['DELETE', /^\/api\/budgets$/, (c) => { this.operator.dropBudget(c.query); return { status: 204 }; }],
    ['GET', /^\/api\/router\/report$/, () => ok(this.operator.report())],
    ['POST', /^\/api\/receipts\/([^/]+)\/feedback$/, (c) => { this.operator.feedback.push({ receipt: c.args[0] ?? '', body: c.body }); return { status: 204 }; }],
    ['GET', /^\/api\/users$/, () => ok({ users: [...this.people.values()].map((p) => p.user) })],
    ['GET', /^\/api\/models$/, () => ok({ models: [
      { name: 'granite-3.3-2b', provider: 'embedded', own: true, tier: 'small', tools: false, context: 8192, healthy: true },
      { name: 'gpt-5-mini', provider: 'openai', own: false, tier: 'capable', tools: true, context: 400_000, healthy: true, price: { input: 0.25, cacheRead: 0.025, output: 2 } }], preferred: 'gpt-5-mini' })],
    ['GET', /^\/api\/models\/own$/, () => ok({ engine: { state: 'idle' }, installed: [], offers: [OFFER], ...(this.modelFetch === null ? {} : { fetch: this.modelFetch }) })],
    ['POST', /^\/api\/models\/own\/fetch$/, (c) => this.#startFetch(String(c.body['name']))],
    ['DELETE', /^\/api\/models\/own\/fetch$/, () => {
      if (this.modelFetch !== null) this.#fetchIs({ ...this.modelFetch, state: 'cancelled' });
      return { status: 204 };
    }],
    ['GET', /^\/api\/mate\/status$/, () => ok({ model: this.model, ...(this.model === 'none' ? { offer: OFFER } : {}), ...(this.modelFetch === null ? {} : { fetch: this.modelFetch }) })],
  ];

  readonly stopped = new Set<string>();
  onPost: (room: FakeRoom, message: Message, user: string) => void = () => undefined;
  onImport: (room: FakeRoom, c: { query: URLSearchParams; user: string; file: Blob | null }) => Reply = () => ({ status: 422, body: { code: 'import_unknown', status: 422 } });

  #startFetch(name: string): Reply {
    this.#fetchIs({ name, done: 0, total: OFFER.bytes, state: 'running' });
    const step = () => {
      const now = this.modelFetch;
      if (now?.state !== 'running') return;
      const done = Math.min(now.total, now.done + now.total / 40);
      if (done >= now.total) this.model = 'small';
      this.#fetchIs({ ...now, done, state: done >= now.total ? 'done' : 'running' });
      setTimeout(step, 200);
    };
    setTimeout(step, 200);
    return { status: 202, body: this.modelFetch };
  }

  #fetchIs(fetch: ModelFetch): void {
    this.modelFetch = fetch;
    for (const wire of this.wires) this.send(wire, { type: 'progress', job: fetch.name, kind: 'model', done: fetch.done, total: fetch.total, state: fetch.state });
  }

  #page(c: Call): Reply {
    const { room } = this.#room(c);
    const all = room.messages.filter((m) => room.hidden.get(c.user)?.has(m.id) !== true);
    const limit = Number(c.query.get('limit') ?? 50);
    const ids = c.query.get('ids');
    const asOf = room.events.length;
    if (ids !== null) return ok({ messages: all.filter((m) => ids.split(',').includes(m.id)).map((m) => this.seen(room, c.user, m)), asOf });
    const around = c.query.get('around');
    const before = c.query.get('before');
    const after = c.query.get('after');
    let from = all.length - limit;
    let to = all.length;
    const cursor = (text: string) => {
      const at = all.findIndex((m) => `${m.at}/${String(m.seq).padStart(9, '0')}` >= text);
      return at < 0 ? all.length : at;
    };
    if (around !== null) {
      const at = all.findIndex((m) => m.id === around);
      if (at < 0) throw new Refusal(404, 'not_found');
      from = at - Math.floor(limit / 2);
      to = from + limit;
    } else if (before !== null) {
      to = cursor(before);
      from = to - limit;
    } else if (after !== null) {
      from = cursor(after) + 1;
      to = from + limit;
    }
    from = Math.max(0, from);
    to = Math.min(all.length, Math.max(to, from));
    const messages = all.slice(from, to);
    const live = messages.filter((m) => m.importId === undefined);
    const previous = room.messages.findLast((m) => m.importId === undefined && m.seq < (live[0]?.seq ?? 0))?.seq ?? 0;
    const lines = room.events.filter((e) => isLine(e) && e.seq > (from === 0 ? 0 : previous) && (to >= all.length || e.seq <= (live.at(-1)?.seq ?? 0)));
    const mark = (m: Message | undefined) => (m === undefined ? null : `${m.at}/${String(m.seq).padStart(9, '0')}`);
    return ok({ messages: messages.map((m) => this.seen(room, c.user, m)), lines, asOf, before: from > 0 ? mark(messages[0]) : null, after: to < all.length ? mark(messages.at(-1)) : null });
  }
}

const OFFER = {
  name: 'granite-3.3-2b', title: 'Granite 3.3 2B Instruct', bytes: 1_545_000_000, licence: 'Apache-2.0', languages: ['ko', 'en', 'ja'], installed: false,
};

function bare(message: Message): Message {
  const { reactions, ...rest } = message;
  void reactions;
  return rest;
}

function ok(body: unknown): Reply {
  return { status: 200, body: structuredClone(body) };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeMaru, type FakeRoom } from '../../dev/fakeServer';
import { createApi } from '../api/client';
import type { Me, ServerFrame } from '../api/types';
import type { RoomState } from './room';
import { memoryShelf } from './shelf';
import { Sync } from './sync';

const until = async (what: string, done: () => boolean) => {
  for (let i = 0; i < 1_000; i++) {
    if (done()) return;
    await new Promise((r) => setTimeout(r, 1));
  }
  throw new Error(`never: ${what}`);
};

async function startSync(server: FakeMaru, user: string) {
  const { fetch, connect } = server.browser(user);
  const api = createApi(fetch);
  const me: Me = await api.me();
  const sync = new Sync({ me, api, connect, storage: localStorage, shelf: memoryShelf(), signedOut: () => undefined, backoffMs: 1 });
  await sync.start();
  return sync;
}

/** What a viewer can tell apart: the law compares this with a fresh snapshot. */
function visible(state: RoomState | undefined) {
  if (state === undefined) return null;
  const { room } = state;
  return {
    name: room.name, unread: room.unread, mentions: room.mentions, readSeq: room.readSeq, lastSeq: room.lastSeq, mate: room.mate,
    last: room.lastMessage?.id, lastText: room.lastMessage?.text, role: room.me.role,
    members: state.members?.map((m) => ({ id: m.id, left: m.leftAt !== undefined, role: m.role })),
    messages: state.window?.messages.map((m) => [m.id, m.text, m.rev, m.deleted, m.reactions?.map((r) => [r.emoji, r.count, r.mine === true]), m.replies, m.pinned]),
    lines: state.window?.before === null ? state.window.lines.map((l) => l.seq) : undefined,
  };
}

type Step =
  | { kind: 'post' | 'edit' | 'delete' | 'mention' | 'join' | 'rename' | 'leave' | 'mate' | 'import' | 'undo' | 'cut' | 'read' | 'otherReads' | 'transfer' | 'react' | 'iReact' | 'reply' | 'pin' | 'hide'; n: number }
  | { kind: 'settle'; n: number };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('post', 'post', 'post', 'edit', 'delete', 'mention', 'join', 'leave', 'rename', 'mate', 'import', 'undo', 'cut', 'read', 'otherReads', 'transfer', 'react', 'iReact', 'reply', 'reply', 'pin', 'hide', 'settle'),
  n: fc.nat({ max: 1000 }),
});

const EMOJIS = ['👍', '❤️', '🎉'];

function act(server: FakeMaru, room: FakeRoom, viewer: string, others: readonly string[], sync: Sync, s: Step): void {
  const other = others[s.n % others.length] ?? '';
  const author = room.members.find((m) => m.userId === other && m.leftAt === undefined);
  const alive = room.messages.filter((m) => !m.deleted);
  const some = alive[s.n % Math.max(1, alive.length)];
  switch (s.kind) {
    case 'post': return void (author && server.post(room, author, `말 ${String(s.n)}`));
    case 'mention': return void (author && server.post(room, author, `@보는이 ${String(s.n)}`));
    case 'edit': return void (some && server.edit(room, some.id, `고침 ${String(s.n)}${s.n % 2 === 0 ? ' @보는이' : ''}`));
    case 'delete': return void (some && server.remove(room, some.id));
    case 'react': return void (author && some && server.react(room, some.id, author, EMOJIS[s.n % 3] ?? '', s.n % 5 > 1));
    case 'iReact': return void (some && server.react(room, some.id, server.member(room, viewer), EMOJIS[s.n % 3] ?? '', s.n % 5 > 1));
    case 'reply': return void (author && some && server.post(room, author, `답 ${String(s.n)}${s.n % 4 === 0 ? ' @all' : ''}`, { replyTo: some.id }));
    case 'pin': return void (some && server.pin(room, some.id, s.n % 3 > 0));
    case 'hide': return void (some && server.hide(room, viewer, some.id, s.n % 4 > 0));
    case 'join': return void server.join(room, other);
    case 'leave': return void (author && server.leave(room, author));
    case 'rename': { room.name = `방 ${String(s.n)}`; return server.emit(room, { kind: 'renamed', name: room.name }); }
    case 'mate': { room.mate = { ...room.mate, present: s.n % 2 === 0 }; return server.emit(room, { kind: 'mate', mate: room.mate }); }
    case 'import': return void server.importOld(room, viewer, [0, 1, 2].map((i) => ({ name: '옛사람', at: new Date(1_500_000_000_000 + s.n * 1000 + i).toISOString(), text: `옛말 ${String(i)}` })));
    case 'undo': { const job = room.imports.find((i) => i.state === 'done'); return job && server.undoImport(room, job.id); }
    case 'cut': return server.cut(viewer);
    case 'read': return sync.markRead(room.id, (sync.store.get().rooms.get(room.id)?.seq ?? 0) - (s.n % 3));
    case 'otherReads': return void (author && server.read(room, author, room.events.length));
    case 'transfer': {
      room.members = room.members.map((m) => ({ ...m, role: m.userId === (s.n % 2 === 0 ? viewer : other) ? 'owner' : 'member' }));
      return server.emit(room, { kind: 'policy' });
    }
    case 'settle': return;
  }
}

describe('the sync law: snapshot + events = fresh snapshot', () => {
  it('holds under random operations, disconnects, and lost, doubled and reordered frames', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), fc.integer(), async (steps, seed) => {
        const server = new FakeMaru();
        let tick = 1_700_000_000_000;
        server.clock = () => tick++;
        const viewer = server.addUser('v', '보는이').id;
        const others = [server.addUser('a', '가람').id, server.addUser('b', '나래').id];
        const room = server.makeRoom('우리', [viewer, ...others]);
        let dice = seed;
        const roll = () => (dice = (dice * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
        let late: ServerFrame[] = [];
        server.bus = (frame) => {
          if (frame.type !== 'event' && frame.type !== 'userEvent') return [frame];
          const r = roll();
          if (r < 0.15) return [];
          if (r < 0.3) return [frame, frame];
          if (r < 0.5) {
            late.push(frame);
            return [];
          }
          const after = late;
          late = [];
          return [frame, ...after];
        };
        const sync = await startSync(server, viewer);
        server.lag = () => (roll() < 0.3 ? Math.floor(roll() * 4) : 0);
        server.fault = () => (roll() < 0.1 ? 'lost' : 'none');
        try {
          await until('rooms', () => sync.store.get().rooms.has(room.id));
          await sync.openRoom(room.id);
          for (const s of steps) {
            act(server, room, viewer, others, sync, s);
            if (s.kind === 'settle') await new Promise((r) => setTimeout(r, 1 + (s.n % 3)));
          }
          server.fault = () => 'none';
          server.bus = (frame) => [frame];
          server.cut(viewer);
          await until('live', () => sync.store.get().link === 'live');
          await sync.openRoom(room.id);
          const truth = await fresh(server, viewer, room);
          const here = () => visible(sync.store.get().rooms.get(room.id));
          // A long room is held in part: the part must be its end.
          const held = () => Math.max(here()?.messages?.length ?? 0, Math.min(60, room.messages.length), 1);
          const there = () => ({ ...truth, messages: truth?.messages?.slice(-held()) });
          await until('in step', () => JSON.stringify(here()) === JSON.stringify(there())).catch(() => {
            expect(here()).toEqual(there());
          });
        } finally {
          sync.stop();
        }
      }),
      { numRuns: 150 },
    );
  });

  it('shows what happened while away: new, edited and deleted words', async () => {
    const server = new FakeMaru();
    const viewer = server.addUser('v', '보는이').id;
    const other = server.addUser('a', '가람').id;
    const room = server.makeRoom('우리', [viewer, other]);
    const author = server.member(room, other);
    const kept = server.post(room, author, '처음');
    const gone = server.post(room, author, '지울 말');
    const sync = await startSync(server, viewer);
    await sync.openRoom(room.id);
    server.fault = (call) => (call.includes('socket') ? 'lost' : 'none');
    server.cut(viewer);
    server.edit(room, kept.id, '고친 말');
    server.remove(room, gone.id);
    for (let i = 0; i < 5; i++) server.post(room, author, `새 말 ${String(i)}`);
    server.fault = () => 'none';
    await until('caught up', () => sync.store.get().rooms.get(room.id)?.seq === room.events.length);
    const words = sync.store.get().rooms.get(room.id)?.window?.messages.map((m) => m.text);
    expect(words).toEqual(['고친 말', '', '새 말 0', '새 말 1', '새 말 2', '새 말 3', '새 말 4']);
    expect(sync.store.get().rooms.get(room.id)?.room.unread).toBe(6);
    sync.stop();
  });

  it('loses nothing that is said while it reconnects a hundred times', async () => {
    const server = new FakeMaru();
    const viewer = server.addUser('v', '보는이').id;
    const other = server.addUser('a', '가람').id;
    const room = server.makeRoom('우리', [viewer, other]);
    const author = server.member(room, other);
    const sync = await startSync(server, viewer);
    await sync.openRoom(room.id);
    for (let i = 0; i < 100; i++) {
      server.post(room, author, String(i));
      if (i % 3 === 0) server.cut(viewer);
      if (i % 5 === 0) await new Promise((r) => setTimeout(r, 1));
    }
    await until('all', () => sync.store.get().rooms.get(room.id)?.seq === room.events.length);
    expect(sync.store.get().rooms.get(room.id)?.window?.messages.map((m) => m.text)).toEqual(Array.from({ length: 100 }, (_, i) => String(i)));
    expect(server.wires.size).toBe(1);
    sync.stop();
  });
});

async function fresh(server: FakeMaru, viewer: string, room: FakeRoom) {
  const again = await startSync(server, viewer);
  await again.openRoom(room.id);
  const messages = await again.api.messages(room.id, { limit: 500 });
  const state = again.store.get().rooms.get(room.id);
  again.stop();
  return visible(state === undefined || state.window === null ? state : { ...state, window: { ...state.window, messages: messages.messages } });
}

import type { Content } from '../src/api/types';
import { FakeMaru, type FakeRoom } from './fakeServer';
import { mateAnswers } from './fakeMate';

const MINUTE = 60_000;

/** A house with people in it, the same on every load. */
export function seed(scene: string): { server: FakeMaru; user: string | null } {
  const server = new FakeMaru();
  if (scene === 'setup') return { server, user: null };
  let now = Date.parse('2026-11-23T09:00:00.000Z');
  server.clock = () => now;
  const korean = scene !== 'english';
  const me = server.addUser('sena', korean ? '한세나' : 'Sena', korean ? 'ko' : 'en').id;
  const mum = server.addUser('mum', korean ? '김영희' : 'Younghee').id;
  const minjun = server.addUser('minjun', korean ? '한민준' : 'Minjun').id;
  const other = server.addUser('dohyun', korean ? '박도현' : 'Dohyun').id;
  mateAnswers(server);
  if (scene === 'signin') return { server, user: null };

  const family = server.makeRoom(korean ? '우리 가족' : 'Our family', [me, mum, minjun]);
  if (scene === 'invite') {
    family.invites.push({ code: 'maru-1234', url: 'http://localhost:8080/invite/maru-1234', expiresAt: '2026-12-01T09:00:00.000Z', reachable: false });
    return { server, user: null };
  }
  const say = (room: FakeRoom, user: string, text: string, minutes = 1, replyTo?: string) => {
    now += minutes * MINUTE;
    return server.post(room, server.member(room, user), text, replyTo === undefined ? {} : { replyTo });
  };
  server.importOld(family, me, [
    { name: korean ? '할머니' : 'Grandma', at: '2023-09-28T10:12:00.000Z', text: korean ? '추석에 몇 시에 올 거니?' : 'What time are you coming for Chuseok?' },
    { name: korean ? '할머니' : 'Grandma', at: '2023-09-28T10:12:30.000Z', text: korean ? '송편 빚을 거니까 배 비우고 와' : 'We will make songpyeon, come hungry' },
    { name: korean ? '삼촌' : 'Uncle', at: '2023-09-28T10:20:00.000Z', text: korean ? '저는 점심 전에 도착해요. 고속도로 안 막히면 11시쯤요' : 'I arrive before noon, eleven if the road is clear' },
    { name: korean ? '삼촌' : 'Uncle', at: '2023-09-28T10:21:00.000Z', text: '사진' },
  ]);
  say(family, mum, korean ? '얘들아, 이번 주 토요일 저녁 어떻게 할까?' : 'Children, what about Saturday dinner?', 20);
  const q = say(family, minjun, korean ? '저는 7시 이후면 다 좋아요! 고기 어때요?' : 'After seven works for me! Barbecue?');
  say(family, me, korean ? '고기 좋다 🍖' : 'Barbecue sounds good 🍖', 1, q.id);
  say(family, me, korean ? '성수동에 새로 생긴 데 있는데 거기 예약해 볼게요. https://example.org/seongsu' : 'There is a new place in Seongsu, I will book it. https://example.org/seongsu');
  const decide = say(family, mum, korean ? '그래, 그럼 토요일 7시 성수동으로 하자. 할머니도 모시고 갈게' : 'Then Saturday at seven in Seongsu. I will bring Grandma too', 3);
  const wrong = say(family, minjun, korean ? '잘못 보낸 말' : 'sent by mistake');
  server.remove(family, wrong.id);
  server.edit(family, decide.id, korean ? '그래, 그럼 토요일 저녁 7시 성수동 “마당 깊은 집”으로 하자. 할머니도 모시고 갈게' : 'Then Saturday at seven at “Deep Yard” in Seongsu. I will bring Grandma too');
  now += 14 * 60 * MINUTE;
  say(family, minjun, korean ? '@마루 우리 저녁 약속 어디로 정했지?' : '@마루 where did we decide to have dinner?');
  answer(server, family, korean
    ? [{ type: 'text', text: '토요일 저녁 7시, 성수동 **“마당 깊은 집”**으로 정했어요.[1] 예약은 세나님이 맡기로 했고요.[2]' },
       { type: 'quote', n: 1, message: decide.id, authorName: '김영희', at: decide.at, text: '그래, 그럼 토요일 저녁 7시 성수동 “마당 깊은 집”으로 하자. 할머니도 모시고 갈게' }]
    : [{ type: 'text', text: 'Saturday at seven, at **“Deep Yard”** in Seongsu.[1] Sena books it.[2]' },
       { type: 'quote', n: 1, message: decide.id, authorName: 'Younghee', at: decide.at, text: 'Then Saturday at seven at “Deep Yard” in Seongsu. I will bring Grandma too' }],
  [decide.id, q.id]);
  say(family, me, korean ? '고마워 마루. 예약 지금 할게요' : 'Thanks Maru. Booking now', 2);
  for (const user of [me, minjun]) server.read(family, server.member(family, user), family.events.length);
  say(family, mum, korean ? '할머니가 조용한 자리 좋아하셔. 창가 말고 안쪽으로 부탁해' : 'Grandma likes it quiet. Inside please, not at the window', 30);
  say(family, minjun, korean ? '@한세나 누나 네 명으로 예약해야 해!' : '@Sena book for four!', 2);

  const club = server.makeRoom(korean ? '북클럽 ‘밤의 문장’' : 'Book club', [other, me, mum]);
  say(club, other, korean ? '다음 책은 투표로 정해요' : 'Let us vote for the next book', 5);
  server.read(club, server.member(club, me), club.events.length);
  const team = server.makeRoom(korean ? '조기축구 회비' : 'Morning football', [other, me]);
  for (let i = 0; i < 12; i++) say(team, other, korean ? `회비 안내 ${String(i + 1)}` : `Dues ${String(i + 1)}`, 1);
  server.makeRoom(korean ? '새로 만든 방' : 'A new room', [me]);

  server.person(me).cards.push({
    id: '01900000-0000-7000-8000-00000000c001', room: family.id, kind: 'catchup', at: server.now(), receipt: 'r1',
    answer: {
      type: 'answer', turn: 't1', complete: true,
      parts: [{ type: 'text', text: korean
        ? '**저녁 약속** — 토요일 7시 성수동 “마당 깊은 집”으로 정해졌어요.[1]\n\n**남은 일**\n- 네 명으로 예약하기 (민준님이 부탁)\n- 안쪽 조용한 자리 (영희님이 부탁)'
        : '**Dinner** — Saturday at seven in Seongsu.[1]\n\n**To do**\n- Book for four (Minjun asks)\n- A quiet table inside (Younghee asks)' }],
      citations: [{ n: 1, message: decide.id }],
    },
  });
  if (scene === 'long') {
    const author = server.member(family, mum);
    for (let i = 0; i < 100_000; i++) {
      now += 10_000;
      const seq = family.events.length + 1;
      const text = `${String(i)} ${'말이 이어져요 '.repeat(i % 7)}`;
      const message = { id: `01900000-0000-7000-8000-${String(i).padStart(12, '0')}`, room: family.id, author: author.id, authorName: author.displayName, authorKind: 'human' as const, seq, rev: seq, at: new Date(now).toISOString(), text, content: { type: 'text', text } as Content, deleted: false, mentions: [] };
      family.messages.push(message);
      family.events.push({ seq, at: message.at, kind: 'posted', message });
    }
    server.read(family, server.member(family, me), family.events.length);
  }
  const start = now;
  const real = Date.now();
  server.clock = () => start + (Date.now() - real);
  return { server, user: me };
}

function answer(server: FakeMaru, room: FakeRoom, parts: Extract<Content, { type: 'answer' }>['parts'], sources: readonly string[]): void {
  const mate = room.members.find((m) => m.kind === 'mate');
  if (mate === undefined) return;
  const text = parts.map((p) => p.text).join('\n');
  server.post(room, mate, text, {
    content: { type: 'answer', parts, citations: sources.map((message, i) => ({ n: i + 1, message })), turn: 't0', receipt: 'r1', complete: true },
  });
}

import { newId } from '../src/state/ids';
import type { FakeMaru } from './fakeServer';

const WORDS = '방에서 나눈 말을 찾아봤어요. 토요일 저녁 7시에 성수동에서 만나기로 했고, 예약은 **세나님**이 맡기로 했어요.\n\n- 인원: 네 명\n- 자리: 안쪽 조용한 자리\n\n더 궁금한 게 있으면 불러 주세요.';

/** A mate that answers when it is asked, a word at a time. */
export function mateAnswers(server: FakeMaru): void {
  server.onPost = (room, message) => {
    const mate = room.members.find((m) => m.kind === 'mate');
    if (mate === undefined || !room.mate.present) return;
    if (room.kind !== 'mate' && !/@(?:마루|maru)/i.test(message.text)) return;
    const turn = newId();
    server.toRoom(room, { type: 'turn', room: room.id, turn, state: 'thinking' });
    let at = 0;
    const step = () => {
      if (server.stopped.has(turn)) return;
      if (at >= WORDS.length) {
        const source = room.messages.find((m) => m.authorKind === 'human' && m.id !== message.id);
        server.post(room, mate, WORDS, {
          replyTo: message.id,
          content: { type: 'answer', parts: [{ type: 'text', text: source === undefined ? WORDS : `${WORDS}[1]` }], citations: source === undefined ? [] : [{ n: 1, message: source.id }], turn, receipt: 'r1', complete: true },
        });
        server.toRoom(room, { type: 'turn', room: room.id, turn, state: 'done' });
        return;
      }
      const text = WORDS.slice(at, at + 6);
      server.toRoom(room, { type: 'draft', room: room.id, turn, offset: at, text });
      at += text.length;
      setTimeout(step, server.streamDelayMs);
    };
    setTimeout(step, server.streamDelayMs * 10);
  };
}

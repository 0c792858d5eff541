import type { Message, Receipt } from '../src/api/types';
import type { FakeRoom } from './fakeServer';

/** A receipt with something in every place a page shows. */
export function receiptFor(message: Message | undefined, room: FakeRoom | null): Receipt {
  const at = message?.at ?? new Date().toISOString();
  const outside = message !== undefined && message.seq % 2 === 0;
  if (!outside) {
    return {
      id: 'r0', at, own: true, guided: true, reasons: [{ code: 'no_model', text: 'No model is connected.' }], left: { kind: 'none' },
      usage: { input: 0, output: 0 }, costMicros: 0, priced: true, ms: 38, outcome: 'complete', candidates: [],
    };
  }
  return {
    id: 'r1', at, model: 'gpt-5-mini', provider: 'openai', own: false, guided: false,
    reasons: [{ code: 'quality', params: { tier: 'capable' }, text: 'capable model' }, { code: 'latency', params: { ms: 610 }, text: 'first word after about 610 ms' }],
    left: {
      kind: 'messages', count: 3, messages: room?.messages.filter((m) => !m.deleted).slice(-6, -3).map((m) => m.id) ?? [],
      masked: [{ kind: 'phone', count: 2 }], provider: 'openai',
    },
    usage: { input: 1840, cached: 1200, output: 212, reasoning: 64 }, costMicros: 884, priced: true, ms: 2140, firstTokenMs: 610, outcome: 'complete',
    candidates: [
      { model: 'gpt-5-mini', score: 0.82, own: false, chosen: true, reasons: [] },
      { model: 'granite-3.3-2b', score: 0.41, own: true, chosen: false, reasons: [] },
      { model: 'smollm2-135m', score: 0.05, own: true, chosen: false, excluded: { code: 'no_tools', text: 'It cannot use tools.' } },
    ],
    next: { model: 'granite-3.3-2b', why: { code: 'behind', params: { percent: 50 }, text: '50% behind' } },
  };
}

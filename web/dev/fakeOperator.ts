import type { Budget, NewBudget, RouterReport } from '../src/api/operator';
import type { ReceiptSummary, Traffic, TrafficBy, TrafficGroup } from '../src/api/types';

const HOUR = 3_600_000;

/** What an operator of the fake Maru sees: a day with two models, one of them failing now and then. */
export class FakeOperator {
  readonly budgets: Budget[] = [
    { scope: 'deployment', period: 'month', limitMicros: 20_000_000, spentMicros: 17_000_000, heldMicros: 300_000, fromFile: false, resetsAt: '2026-12-01T00:00:00.000Z' },
  ];
  readonly feedback: { receipt: string; body: Record<string, unknown> }[] = [];
  readonly asked: URLSearchParams[] = [];
  quiet = false;

  traffic(query: URLSearchParams): Traffic {
    const by = (query.get('by') ?? 'model') as TrafficBy;
    const to = Math.ceil(Date.parse(query.get('to') ?? '') / HOUR) * HOUR;
    const from = Math.floor(Date.parse(query.get('from') ?? '') / HOUR) * HOUR;
    const points = (calls: number, failed: number) => [{ at: new Date(to - 2 * HOUR).toISOString(), calls, failed, costMicros: calls * 100 }];
    const group = (name: string, calls: number, failed: number, more: Partial<TrafficGroup> = {}): TrafficGroup => ({
      name, calls, failed, inputTokens: calls * 900, cachedTokens: calls * 300, outputTokens: calls * 200, costMicros: calls * 100,
      p50Ms: 640, p95Ms: 2_300, points: points(calls, failed), ...more,
    });
    const groups = this.quiet ? [] : {
      model: [group('gpt-5-mini', 30, 3), group('granite-3.3-2b', 12, 0, { costMicros: 0 })],
      provider: [group('openai', 30, 3), group('embedded', 12, 0)],
      room: [group('우리 가족', 9, 0, { id: 'r1' }), group('', 3, 0, { id: 'room-of-others', people: 4 })],
      key: [group('laptop', 24, 3, { id: 'k1' }), group('', 6, 0, { id: 'revoked-key-1' })],
      user: [group('한세나', 42, 3, { id: 'u1' })],
    }[by];
    const total = group('', this.quiet ? 0 : 42, this.quiet ? 0 : 3);
    return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), by, bucketMs: HOUR, total, groups, more: 0 };
  }

  receipts(query: URLSearchParams): { receipts: ReceiptSummary[]; before?: string } {
    this.asked.push(query);
    const receipt = (id: string, outcome: ReceiptSummary['outcome'], model: string): ReceiptSummary => ({
      id, at: '2026-11-24T03:12:00.000Z', model, provider: 'openai', outcome, own: false, guided: false, dataClass: 'open', inputTokens: 900, cachedTokens: 0,
      outputTokens: 120, costMicros: 884, priced: true, ms: 2_140, attempts: outcome === 'failed' ? 2 : 1,
      user: { id: 'u1', name: '한세나' }, key: { id: 'k1', name: 'laptop' },
    });
    if (query.get('before') !== null) return { receipts: [receipt('r3', 'complete', 'gpt-5')] };
    const all = [receipt('r1', 'complete', 'gpt-5-mini'), receipt('r2', 'failed', 'gpt-5-mini')];
    return { receipts: all.filter((r) => query.get('outcome') === null || r.outcome === query.get('outcome')), before: 'r2' };
  }

  route(body: Record<string, unknown>): unknown {
    const sealed = body['dataClass'] === 'sealed' || body['model'] === 'auto:private';
    const own = { model: 'granite-3.3-2b', provider: 'embedded', own: true, score: 0.41, chosen: sealed, reasons: [{ code: 'own', text: '' }] };
    const outside = {
      model: 'gpt-5-mini', provider: 'openai', own: false, score: sealed ? 0 : 0.82, chosen: !sealed, reasons: [{ code: 'quality', params: { tier: 'capable' }, text: '' }],
      ...(sealed ? { excluded: { code: 'outside_sealed', text: '' } } : {}),
    };
    return {
      requested: body['model'], dataClass: body['dataClass'], reasons: [], candidates: sealed ? [own, outside] : [outside, own],
      plan: (sealed ? [own] : [outside, own]).map(({ model, provider, own: here, reasons }) => ({ model, provider, own: here, reasons })),
    };
  }

  setBudget(budget: NewBudget): void {
    this.dropBudget(new URLSearchParams({ scope: budget.scope, period: budget.period, ...(budget.id === undefined ? {} : { id: budget.id }) }));
    this.budgets.push({ scope: budget.scope, period: budget.period, limitMicros: budget.limitMicros, spentMicros: 0, heldMicros: 0, fromFile: false, ...(budget.id === undefined ? {} : { id: budget.id, name: budget.id }) });
  }

  dropBudget(query: URLSearchParams): void {
    const at = this.budgets.findIndex((b) => b.scope === query.get('scope') && b.period === query.get('period') && (b.id ?? null) === query.get('id'));
    if (at >= 0) this.budgets.splice(at, 1);
  }

  report(): RouterReport {
    return {
      since: '2026-11-01T00:00:00.000Z', decisions: 16_113,
      models: [
        { model: 'granite-3.3-2b', chosen: 9_012, predicted: 0.82, observed: 0.84, up: 120, down: 22 },
        { model: 'gpt-5-mini', chosen: 811, predicted: 0.94, up: 0, down: 0 },
      ],
      saved: { againstBestMicros: 61_200_000, againstRandomMicros: -1_200_000 },
      exploration: { share: 0.02, spentMicros: 120_000, limitMicros: 500_000 },
    };
  }
}

import type { MessagePage, RoomEvent } from '../api/types';

/** What happened in a room between its messages, as far as a timeline shows it. */
export type Line = Extract<RoomEvent, { kind: 'joined' | 'left' | 'renamed' | 'policy' | 'imported' }>;

const KINDS = new Set<RoomEvent['kind']>(['joined', 'left', 'renamed', 'policy', 'imported']);

export function isLine(event: RoomEvent): event is Line {
  return KINDS.has(event.kind);
}

/** By Seq, each once; of two that tell the same event the later answer is right. */
export function mergedLines(a: readonly Line[], b: readonly Line[]): readonly Line[] {
  if (b.length === 0) return a;
  const bySeq = new Map(a.map((line) => [line.seq, line]));
  for (const line of b) bySeq.set(line.seq, line);
  return [...bySeq.values()].sort((x, y) => x.seq - y.seq);
}

export function linesOf(page: MessagePage): readonly Line[] {
  return (page.lines ?? []).filter(isLine);
}

import type { Card, Message } from '../../api/types';
import type { Pending, Turn } from '../../state/app';
import type { Line } from '../../state/lines';
import { compareMessages } from '../../state/room';
import { dayOf, type Zone } from '../../ui/time';

/** One row of the timeline. */
export type Item =
  | { readonly kind: 'message'; readonly key: string; readonly at: string; readonly message: Message }
  | { readonly kind: 'line'; readonly key: string; readonly at: string; readonly lines: readonly Line[] }
  | { readonly kind: 'card'; readonly key: string; readonly at: string; readonly card: Card }
  | { readonly kind: 'pending'; readonly key: string; readonly at: string; readonly pending: Pending }
  | { readonly kind: 'turn'; readonly key: string; readonly at: string; readonly turn: string };

export interface ItemParts {
  readonly messages: readonly Message[];
  readonly lines?: readonly Line[];
  /** Whether the stretch ends where the room does; only then does what is not a message yet follow it. */
  readonly live: boolean;
  readonly cards: readonly Card[];
  readonly pending: readonly Pending[];
  readonly turns: readonly Turn[];
  /** The mate's words are out of this viewer's sight. */
  readonly mateHidden: boolean;
}

const END = '9999';

/** Messages and cards by time, then what is on its way. A message on its way keeps its key when it arrives. */
export function buildItems(parts: ItemParts): readonly Item[] {
  const items: Item[] = [];
  const first = parts.messages[0]?.at ?? '';
  const cards = parts.cards.filter((c) => c.at >= first || parts.messages.length === 0).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  let card = 0;
  const cardsUntil = (at: string) => {
    for (let next = cards[card]; next !== undefined && next.at < at; next = cards[++card]) items.push({ kind: 'card', key: next.id, at: next.at, card: next });
  };
  const lines = parts.lines ?? [];
  let line = 0;
  const linesUntil = (at: string, seq: number) => {
    for (let next = lines[line]; next !== undefined && (next.at < at || (next.at === at && next.seq < seq)); next = lines[++line]) {
      const last = items.at(-1);
      // What comes in a row is one row: a party that arrives, an import in many parts.
      if (last?.kind === 'line') items[items.length - 1] = { ...last, lines: [...last.lines, next] };
      else items.push({ kind: 'line', key: `line-${String(next.seq)}`, at: next.at, lines: [next] });
    }
  };
  for (const message of parts.messages) {
    if (parts.mateHidden && message.authorKind === 'mate') continue;
    linesUntil(message.at, message.seq);
    cardsUntil(message.at);
    items.push({ kind: 'message', key: message.id, at: message.at, message });
  }
  if (!parts.live) return items;
  linesUntil(END, Infinity);
  cardsUntil(END);
  const arrived = new Set(parts.pending.length === 0 ? [] : parts.messages.slice(-200).map((m) => m.id));
  for (const pending of parts.pending) if (!arrived.has(pending.id)) items.push({ kind: 'pending', key: pending.id, at: pending.at, pending });
  if (!parts.mateHidden) for (const turn of parts.turns) items.push({ kind: 'turn', key: `turn-${turn.id}`, at: END, turn: turn.id });
  return items;
}

const JOIN_MS = 5 * 60_000;

/** Whether the later of two rows continues the bubble group of the earlier. */
export function joins(zone: Zone, earlier: Item | undefined, later: Item | undefined, me: string): boolean {
  if (earlier === undefined || later === undefined) return false;
  const a = bubbleOf(earlier, me);
  const b = bubbleOf(later, me);
  if (a === null || b === null || a.author !== b.author || a.imported !== b.imported) return false;
  return Date.parse(b.at) - Date.parse(a.at) < JOIN_MS && dayOf(zone, a.at) === dayOf(zone, b.at);
}

function bubbleOf(item: Item, me: string): { author: string; at: string; imported: boolean } | null {
  if (item.kind === 'pending') return { author: me, at: item.at, imported: false };
  if (item.kind !== 'message') return null;
  const { message } = item;
  if (message.authorKind === 'mate' || message.content.type === 'notice') return null;
  return { author: message.author, at: message.at, imported: message.importId !== undefined };
}

/** The first message after the mark the viewer came with: the unread line stands above it. */
export function firstUnread(messages: readonly Message[], mark: number | null, me: string): string | null {
  if (mark === null) return null;
  const found = messages.find((m) => m.seq > mark && m.author !== me && m.importId === undefined && m.authorKind !== 'imported' && !m.deleted);
  return found?.id ?? null;
}

/** Where the row of the stretch's origin stands; binary search, as rows and messages share their order. */
export function originIndex(items: readonly Item[], origin: Message | undefined): number {
  if (origin === undefined) return 0;
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item === undefined) break;
    const before = item.kind === 'message' ? compareMessages(item.message, origin) < 0 : item.at < origin.at;
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}

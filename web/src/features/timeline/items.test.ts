import { describe, expect, it } from 'vitest';
import type { Card, Message } from '../../api/types';
import { buildItems, firstUnread, joins, originIndex } from './items';

const zone = { locale: 'ko', timeZone: 'Asia/Seoul' };

function message(seq: number, at: string, author = 'a', extra: Partial<Message> = {}): Message {
  return {
    id: `m${String(seq)}`, room: 'r', author, authorName: author, authorKind: 'human', seq, rev: seq, at, text: '', content: { type: 'text', text: '' },
    deleted: false, mentions: [], ...extra,
  };
}

const parts = { live: true, cards: [] as Card[], pending: [], turns: [], mateHidden: false };

describe('rows of the timeline', () => {
  it('put private cards at their time and what is on its way last', () => {
    const items = buildItems({
      ...parts, messages: [message(1, '2026-01-01T00:00:00.000Z'), message(2, '2026-01-03T00:00:00.000Z')],
      cards: [{ id: 'c', room: 'r', kind: 'catchup', at: '2026-01-02T00:00:00.000Z' }],
      pending: [{ id: 'p', room: 'r', text: '', at: '2020-01-01T00:00:00.000Z', state: 'waiting' }],
      turns: [{ id: 't', room: 'r', state: 'thinking', text: '' }],
    });
    expect(items.map((i) => i.key)).toEqual(['m1', 'c', 'm2', 'p', 'turn-t']);
  });

  it('show a message once when it arrives before its pending row is gone', () => {
    const items = buildItems({ ...parts, messages: [message(1, '2026-01-01T00:00:00.000Z', 'a', { id: 'p' })], pending: [{ id: 'p', room: 'r', text: '', at: '', state: 'waiting' }] });
    expect(items).toHaveLength(1);
  });

  it('leave the hidden mate out', () => {
    const items = buildItems({ ...parts, mateHidden: true, messages: [message(1, '2026-01-01T00:00:00.000Z', 'x', { authorKind: 'mate' })], turns: [{ id: 't', room: 'r', state: 'thinking', text: '' }] });
    expect(items).toEqual([]);
  });

  it('join one author within five minutes of one day in the viewer’s zone', () => {
    const [a, b, c, d] = buildItems({
      ...parts, messages: [
        message(1, '2026-01-01T14:57:00.000Z'), message(2, '2026-01-01T14:59:00.000Z'), message(3, '2026-01-01T15:01:00.000Z'), message(4, '2026-01-01T15:02:00.000Z', 'b'),
      ],
    });
    expect(joins(zone, a, b, 'me')).toBe(true);
    expect(joins(zone, b, c, 'me')).toBe(false);
    expect(joins(zone, c, d, 'me')).toBe(false);
  });

  it('draw the unread line before others’ first live message after the mark, imports left out', () => {
    const list = [
      message(9, '2020-01-01T00:00:00.000Z', 'old', { importId: 'i', authorKind: 'imported' }), message(5, '2026-01-01T00:00:00.000Z'),
      message(6, '2026-01-02T00:00:00.000Z', 'me'), message(7, '2026-01-03T00:00:00.000Z'),
    ];
    expect(firstUnread(list, 5, 'me')).toBe('m7');
    expect(firstUnread(list, null, 'me')).toBeNull();
  });

  it('find the origin among cards by binary search', () => {
    const list = Array.from({ length: 50 }, (_, i) => message(i, new Date(1_700_000_000_000 + i * 1000).toISOString()));
    const items = buildItems({ ...parts, messages: list, cards: [{ id: 'c', room: 'r', kind: 'notice', at: list[20]?.at ?? '' }] });
    expect(items[originIndex(items, list[30])]?.key).toBe('m30');
    expect(items[originIndex(items, list[0])]?.key).toBe('m0');
  });
});

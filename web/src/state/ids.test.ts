import { expect, it } from 'vitest';
import { newId } from './ids';

it('makes UUIDv7s that sort by time and never collide', () => {
  const ids = Array.from({ length: 1_000 }, () => newId(1_700_000_000_000));
  expect(new Set(ids).size).toBe(1_000);
  for (const id of ids) expect(id).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newId(1_700_000_000_001) > newId(1_700_000_000_000)).toBe(true);
});

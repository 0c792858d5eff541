import { describe, expect, it } from 'vitest';
import { brief, bytes, dayLine, dayOf, money, when } from './time';

const seoul = { locale: 'ko', timeZone: 'Asia/Seoul' };
const now = Date.parse('2026-11-24T03:00:00.000Z');

describe('times as people say them', () => {
  it('put 00:01 and 08:59 in Seoul under the Korean date', () => {
    expect(dayOf(seoul, '2026-11-22T15:01:00.000Z')).toBe('2026-11-23');
    expect(dayOf(seoul, '2026-11-22T23:59:00.000Z')).toBe('2026-11-23');
  });

  it('take the account’s zone, not the browser’s', () => {
    expect(dayOf({ locale: 'en', timeZone: 'America/New_York' }, '2026-11-22T15:01:00.000Z')).toBe('2026-11-22');
    expect(() => dayOf({ locale: 'en', timeZone: 'Not/AZone' }, '2026-11-22T15:01:00.000Z')).not.toThrow();
  });

  it('say yesterday and today', () => {
    expect(when(seoul, '2026-11-23T06:12:00.000Z', now)).toBe('어제 오후 3:12');
    expect(when({ ...seoul, locale: 'en' }, '2026-11-23T06:12:00.000Z', now)).toMatch(/^Yesterday 3:12\sPM$/);
    expect(dayLine(seoul, '2026-11-24T01:00:00.000Z', now)).toBe('오늘 · 2026년 11월 24일 화요일');
    expect(brief(seoul, '2026-11-24T01:00:00.000Z', now)).toBe('오전 10:00');
    expect(brief(seoul, '2026-11-20T01:00:00.000Z', now)).toBe('11월 20일');
  });

  it('say sizes and money with the digits that matter', () => {
    expect(bytes('en', 1_545_000_000)).toBe('1.5 GB');
    expect(money('en', 884)).toBe('$0.00088');
    expect(money('en', 1_250_000)).toBe('$1.25');
  });
});

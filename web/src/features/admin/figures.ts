import type { OperatorName, TrafficBy } from '../../api/types';
import type { ConsoleWords } from './words';

export const RANGES = ['hour', 'day', 'week', 'month'] as const;
export type Range = (typeof RANGES)[number];

const HOURS: Record<Range, number> = { hour: 1, day: 24, week: 7 * 24, month: 30 * 24 };

export function spanOf(range: Range, now: number = Date.now()): { from: string; to: string } {
  return { from: new Date(now - HOURS[range] * 3_600_000).toISOString(), to: new Date(now).toISOString() };
}

/** A share of failures that somebody should look at; one now and then is a day like any other. */
export function bad(rate: number): boolean {
  return rate >= 0.05;
}

export function countWords(locale: string, n: number): string {
  return new Intl.NumberFormat(locale, n >= 100_000 ? { notation: 'compact', maximumFractionDigits: 1 } : {}).format(n);
}

export function percentWords(locale: string, share: number): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: share > 0 && share < 0.1 ? 1 : 0 }).format(share);
}

export function msWords(t: ConsoleWords, locale: string, ms: number): string {
  if (ms < 1_000) return t('figure.ms', { n: new Intl.NumberFormat(locale).format(Math.round(ms)) });
  return t('figure.seconds', { n: new Intl.NumberFormat(locale, { maximumFractionDigits: ms < 10_000 ? 1 : 0 }).format(ms / 1_000) });
}

/** What a model, provider, room, key or person is called here; ids in short where there is no name. */
export function nameWords(t: ConsoleWords, by: TrafficBy, name: OperatorName): string {
  if (name.name !== '') return name.name;
  const id = (name.id ?? '').slice(-6);
  switch (by) {
    case 'model':
    case 'provider':
      return t('traffic.noModel');
    case 'key':
      return t('traffic.goneKey', { id });
    case 'user':
      return t('traffic.goneUser', { id });
    case 'room':
      return name.people === undefined || name.people === 0 ? t('traffic.goneRoom', { id }) : t('traffic.roomOf', { count: name.people, id });
  }
}

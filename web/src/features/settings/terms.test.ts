import { describe, expect, it } from 'vitest';
import { readTerms } from './KeyForm';

const now = Date.parse('2026-11-24T09:00:00Z');

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

describe('the terms of a key', () => {
  it('are only its name if nothing else is said', () => {
    expect(readTerms(form({ name: ' laptop ', budget: '', requests: '', tokens: '', expires: '', models: ' , ' }), 'month', now)).toEqual({ terms: { name: 'laptop' }, wrong: {} });
    expect(readTerms(form({ name: ' ' }), 'month', now).terms).toBeNull();
  });

  it('hold what it may spend, call and ask for, and until when', () => {
    const { terms } = readTerms(form({ name: 'ci', budget: '$2.50', requests: '60', tokens: '100,000', expires: '2026-12-31', models: 'auto, gpt-5-mini' }), 'day', now);
    expect(terms).toMatchObject({ name: 'ci', budgetMicros: 2_500_000, period: 'day', requestsPerMinute: 60, tokensPerMinute: 100_000, models: ['auto', 'gpt-5-mini'] });
    expect(terms?.expiresAt).toMatch(/^2026-12-31T|^2027-01-01T/);
  });

  it('are refused where something is not right, each at its place', () => {
    const { terms, wrong } = readTerms(form({ name: 'ci', budget: 'much', requests: '0', tokens: '1.5', expires: '2026-11-01' }), 'day', now);
    expect(terms).toBeNull();
    expect(wrong).toEqual({ budget: 'badAmount', requests: 'badCount', tokens: 'badCount', expires: 'badDate' });
  });
});

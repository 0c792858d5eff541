import { describe, expect, it } from 'vitest';
import { keyTerms } from './keyTerms';

function form(values: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

describe('the terms of a key', () => {
  it('limit nothing when nothing is filled in', () => {
    expect(keyTerms(form({ budget: '', models: ' , ', expires: '' }))).toEqual({});
  });

  it('count dollars a month in millionths and list the models', () => {
    expect(keyTerms(form({ budget: '0.5', models: 'auto:cheap, small' }))).toEqual({ budgetMicros: 500_000, period: 'month', models: ['auto:cheap', 'small'] });
  });

  it('end with the last day', () => {
    expect(new Date(keyTerms(form({ expires: '2027-01-31' })).expiresAt ?? '').getDate()).toBe(31);
  });
});

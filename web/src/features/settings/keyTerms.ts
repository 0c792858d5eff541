import type { KeyTerms } from '../../api/types';

/** The terms that a form asks for: dollars a month, names with commas between them, a last day. Empty fields limit nothing. */
export function keyTerms(form: FormData): KeyTerms {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const dollars = Number(text('budget'));
  const models = text('models').split(',').map((name) => name.trim()).filter((name) => name !== '');
  const day = text('expires');
  return {
    ...(text('budget') === '' || !Number.isFinite(dollars) ? {} : { budgetMicros: Math.round(dollars * 1_000_000), period: 'month' as const }),
    ...(models.length === 0 ? {} : { models }),
    // It works to the end of that day where its owner is.
    ...(day === '' ? {} : { expiresAt: new Date(`${day}T23:59:59`).toISOString() }),
  };
}

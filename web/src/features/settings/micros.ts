/** An amount in dollars as people write it, in micro-USD; null if it is none above zero. */
export function micros(text: FormDataEntryValue | null): number | null {
  if (typeof text !== 'string' || !/^\s*\$?\s*\d{1,9}(?:[.,]\d{1,6})?\s*$/.test(text)) return null;
  const amount = Math.round(Number(text.replace(/[\s$]/g, '').replace(',', '.')) * 1_000_000);
  return amount > 0 ? amount : null;
}

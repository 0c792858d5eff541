/** Round steps for an axis from 0: at most four of 1, 2 or 5 times a power of ten, none below `least`. */
export function ticks(max: number, least = 0): number[] {
  if (max <= 0) return [0];
  const rough = max / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(least, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? power);
  const top = Math.ceil(max / step - 1e-9);
  return Array.from({ length: top + 1 }, (_, i) => i * step);
}

export interface Series {
  readonly name: string;
  /** One value for each bucket. */
  readonly values: readonly number[];
}

/** The five biggest by their sum, and what is left of all as one more. */
export function biggest(all: readonly Series[], total: readonly number[], others: string, most = 5): Series[] {
  const sum = (s: Series) => s.values.reduce((a, b) => a + b, 0);
  const sorted = [...all].filter((s) => sum(s) > 0).sort((a, b) => sum(b) - sum(a));
  const kept = sorted.length <= most + 1 ? sorted : sorted.slice(0, most);
  if (kept.length === sorted.length) return kept;
  const rest = sorted.slice(most);
  return [...kept, { name: others, values: total.map((_, i) => rest.reduce((n, s) => n + (s.values[i] ?? 0), 0)) }];
}

import { useId, useState, type KeyboardEvent, type PointerEvent } from 'react';
import styles from './charts.module.css';
import { ticks, type Series } from './scale';
import { useWidth } from './useWidth';

export interface BarsProps {
  readonly title: string;
  /** What the picture says, in a sentence. */
  readonly summary: string;
  /** How to walk through it by keyboard. */
  readonly keys: string;
  readonly asTable: string;
  readonly whenHead: string;
  /** A word for all of it together. */
  readonly total: string;
  /** A word for each bucket. */
  readonly times: readonly string[];
  readonly shortTimes: readonly string[];
  readonly series: readonly Series[];
  readonly value: (n: number) => string;
  /** Whole things (calls) have no ticks between them. */
  readonly whole: boolean;
}

const HEIGHT = 220;
const LEFT = 52;
const BOTTOM = 26;
const TOP = 10;

/** Stacked bars over time, with each series named beside its sum, and the figures as a table. */
export function Bars(p: BarsProps) {
  const [ref, width] = useWidth<HTMLElement>();
  const [at, setAt] = useState<number | null>(null);
  const id = useId();
  const count = p.times.length;
  const sums = p.times.map((_, i) => p.series.reduce((n, s) => n + (s.values[i] ?? 0), 0));
  const marks = ticks(Math.max(...sums, 0), p.whole ? 1 : 0);
  const top = Math.max(marks.at(-1) ?? 0, Number.MIN_VALUE);
  const y = (n: number) => HEIGHT - BOTTOM - (n / top) * (HEIGHT - BOTTOM - TOP);
  const band = (width - LEFT - 4) / Math.max(count, 1);
  const step = Math.max(1, Math.ceil(count / Math.max(2, Math.floor((width - LEFT) / 84))));
  const move = (e: PointerEvent<SVGSVGElement>) => {
    const x = e.clientX - e.currentTarget.getBoundingClientRect().left - LEFT;
    setAt(x < 0 ? null : Math.min(count - 1, Math.floor(x / band)));
  };
  const walk = (e: KeyboardEvent) => {
    const next = { ArrowRight: (at ?? -1) + 1, ArrowLeft: (at ?? count) - 1, Home: 0, End: count - 1 }[e.key];
    if (e.key === 'Escape') setAt(null);
    if (next === undefined) return;
    e.preventDefault();
    setAt(Math.max(0, Math.min(count - 1, next)));
  };
  return (
    <figure ref={ref} className={styles['chart']} aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`} className="visually-hidden">{p.title}</figcaption>
      <p className={styles['readout']} aria-live="polite">{at === null ? `${p.total} ${p.value(sums.reduce((a, b) => a + b, 0))}` : `${p.times[at] ?? ''} · ${readout(p, at, sums[at] ?? 0)}`}</p>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys read it bar by bar */}
      <div
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
        tabIndex={0} role="group" aria-label={p.summary} aria-describedby={`${id}-keys`} className={styles['plot']} onKeyDown={walk} onBlur={() => setAt(null)}
      >
        <span id={`${id}-keys`} hidden>{p.keys}</span>
        <svg width={width} height={HEIGHT} aria-hidden="true" onPointerMove={move} onPointerLeave={() => setAt(null)}>
          {marks.map((m) => (
            <g key={m} className={styles['grid']}>
              <line x1={LEFT} x2={width} y1={y(m)} y2={y(m)} />
              <text x={LEFT - 8} y={y(m) + 4} textAnchor="end">{p.value(m)}</text>
            </g>
          ))}
          {at === null ? null : <rect className={styles['cursor']} x={LEFT + at * band} width={band} y={TOP} height={HEIGHT - BOTTOM - TOP} />}
          {p.times.map((time, i) => <Stack key={time} x={LEFT + i * band} width={band} values={p.series.map((s) => s.values[i] ?? 0)} y={y} dim={at !== null && at !== i} />)}
          {p.shortTimes.map((time, i) => (i % step === 0 && LEFT + i * band < width - 30 ? <text key={p.times[i]} className={styles['axis']} x={LEFT + i * band + (i === 0 ? 0 : band / 2)} y={HEIGHT - 7} textAnchor={i === 0 ? 'start' : 'middle'}>{time}</text> : null))}
        </svg>
      </div>
      <ul className={styles['legend']}>
        {p.series.map((s, i) => (
          <li key={s.name}><span className={styles['swatch']} data-series={i + 1} aria-hidden="true" /><span>{s.name}</span><strong>{p.value(s.values.reduce((a, b) => a + b, 0))}</strong></li>
        ))}
      </ul>
      <Figures {...p} />
    </figure>
  );
}

function readout(p: BarsProps, at: number, sum: number): string {
  const parts = p.series.filter((s) => (s.values[at] ?? 0) > 0).map((s) => `${s.name} ${p.value(s.values[at] ?? 0)}`);
  return parts.length === 1 ? (parts[0] ?? '') : [p.value(sum), ...parts].join(' · ');
}

function Stack({ x, width, values, y, dim }: { readonly x: number; readonly width: number; readonly values: readonly number[]; readonly y: (n: number) => number; readonly dim: boolean }) {
  const gap = width > 6 ? Math.min(6, width * 0.22) : 0.5;
  let below = 0;
  return (
    <g className={styles['stack']} data-dim={dim || undefined}>
      {values.map((value, i) => {
        const [from, to] = [below, below + value];
        below = to;
        return value === 0 ? null : <rect key={i} data-series={i + 1} x={x + gap / 2} width={Math.max(1, width - gap)} y={y(to)} height={Math.max(1, y(from) - y(to) - (from > 0 ? 1 : 0))} rx={width > 8 ? 2 : 0} />;
      })}
    </g>
  );
}

function Figures({ asTable, title, whenHead, times, series, value }: BarsProps) {
  return (
    <details className={styles['figures']}>
      <summary>{asTable}</summary>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by keyboard */}
      <div className={styles['scroll']} tabIndex={0} role="group" aria-label={title}>
        <table>
          <thead><tr><th scope="col">{whenHead}</th>{series.map((s) => <th key={s.name} scope="col">{s.name}</th>)}</tr></thead>
          <tbody>{times.map((time, i) => <tr key={time}><th scope="row">{time}</th>{series.map((s) => <td key={s.name}>{value(s.values[i] ?? 0)}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </details>
  );
}

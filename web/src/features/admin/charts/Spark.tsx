import styles from './charts.module.css';

/** A day's calls as a hand's breadth of bars; the words beside it say the same. */
export function Spark({ values, failed }: { readonly values: readonly number[]; readonly failed: readonly number[] }) {
  const max = Math.max(...values, 1);
  const width = 100 / Math.max(values.length, 1);
  return (
    <svg className={styles['spark']} viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <line x1="0" x2="100" y1="23.5" y2="23.5" />
      {values.map((v, i) => {
        const height = (v / max) * 22;
        const lost = v === 0 ? 0 : ((failed[i] ?? 0) / v) * height;
        return v === 0 ? null : (
          <g key={i}>
            <rect x={i * width + width * 0.1} width={width * 0.8} y={23 - height} height={height} />
            {lost > 0 ? <rect className={styles['lost']} x={i * width + width * 0.1} width={width * 0.8} y={23 - height} height={lost} /> : null}
          </g>
        );
      })}
    </svg>
  );
}

import styles from './Mark.module.css';

const BOARDS: readonly (readonly [x: number, y: number, width: number, tone: 'a' | 'b' | 'p'])[] = [
  [0, 0, 18, 'a'], [19.4, 0, 12.6, 'b'],
  [0, 6, 9, 'b'], [10.4, 6, 21.6, 'a'],
  [0, 12, 24, 'a'], [25.4, 12, 6.6, 'b'],
  [0, 18, 13, 'b'], [14.4, 18, 17.6, 'a'],
  [0, 24, 20, 'a'], [21.4, 24, 10.6, 'p'],
];

/** Five boards of a maru floor. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 28.6" aria-hidden="true" focusable="false" className={styles['mark']}>
      {BOARDS.map(([x, y, width, tone]) => (
        <rect key={`${x}.${y}`} x={x} y={y} width={width} height="4.600" rx="1.300" className={styles[tone]} />
      ))}
    </svg>
  );
}

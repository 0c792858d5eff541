import styles from './charts.module.css';

export interface SpreadRow {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export interface SpreadProps {
  readonly label: string;
  readonly nameHead: string;
  readonly fromHead: string;
  readonly toHead: string;
  readonly rows: readonly SpreadRow[];
  readonly value: (n: number) => string;
}

/** From the usual to the slow, a line for each: a table whose figures are also drawn. */
export function Spread({ label, nameHead, fromHead, toHead, rows, value }: SpreadProps) {
  const max = Math.max(...rows.map((r) => r.to), 1);
  return (
    <table className={styles['spread']} aria-label={label}>
      <thead><tr><th scope="col">{nameHead}</th><th scope="col" aria-hidden="true" /><th scope="col">{fromHead}</th><th scope="col">{toHead}</th></tr></thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.name}>
            <th scope="row">{r.name}</th>
            <td aria-hidden="true">
              <svg width="100%" height="18" focusable="false">
                <line className={styles['track']} x1="0" x2="100%" y1="9" y2="9" />
                <line className={styles['range']} x1={`${(r.from / max) * 98 + 1}%`} x2={`${(r.to / max) * 98 + 1}%`} y1="9" y2="9" />
                <circle className={styles['median']} cx={`${(r.from / max) * 98 + 1}%`} cy="9" r="5" />
              </svg>
            </td>
            <td>{value(r.from)}</td>
            <td>{value(r.to)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

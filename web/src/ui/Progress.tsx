import styles from './Progress.module.css';

/** How far something is, by bar and number. */
export function Progress({ label, done, total, text }: { readonly label: string; readonly done: number; readonly total: number; readonly text?: string }) {
  const part = total > 0 ? Math.min(1, done / total) : 0;
  const percent = Math.floor(part * 100);
  return (
    <div className={styles['progress']}>
      <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} className={styles['track']}>
        <span className={styles['bar']} style={{ width: `${(part * 100).toFixed(1)}%` }} />
      </div>
      <p className={styles['text']}><span>{text ?? label}</span><span>{percent}%</span></p>
    </div>
  );
}

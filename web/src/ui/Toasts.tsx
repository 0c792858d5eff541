import { useSyncExternalStore } from 'react';
import { Store } from '../state/store';
import styles from './Toasts.module.css';

interface Toast {
  readonly id: number;
  readonly text: string;
}

const toasts = new Store<readonly Toast[]>([]);
const spoken = new Store('');
let last = 0;

/** A short word at the edge of the page; also read out. */
export function toast(text: string): void {
  const id = ++last;
  toasts.update((all) => [...all.slice(-2), { id, text }]);
  setTimeout(() => toasts.update((all) => all.filter((x) => x.id !== id)), 4_500);
}

/** Only read out: what happened where the eyes already are. */
export function announce(text: string): void {
  spoken.set(text);
}

export function Toasts() {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.get);
  const words = useSyncExternalStore(spoken.subscribe, spoken.get);
  return (
    <>
      <div role="status" className={styles['toasts']}>
        {shown.map((x) => <p key={x.id}>{x.text}</p>)}
      </div>
      <div aria-live="polite" aria-atomic="true" className="visually-hidden">{words}</div>
    </>
  );
}

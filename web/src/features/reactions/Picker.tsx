import type { KeyboardEvent } from 'react';
import { useMessageWords } from '../messages/words';
import { GROUPS } from './emojis';
import styles from './Reactions.module.css';

/** All emojis of our list; arrows walk. */
export function Picker({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const words = useMessageWords();
  return (
    <div role="group" aria-label={words('react.picker')} className={styles['picker']}>
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
        <section key={group} aria-label={words(`react.${group}`)}>
          <h3>{words(`react.${group}`)}</h3>
          <div className={styles['grid']}>
            {GROUPS[group].map((emoji) => <button key={emoji} type="button" className={styles['emoji']} onClick={() => onPick(emoji)}>{emoji}</button>)}
          </div>
        </section>
      ))}
    </div>
  );
}

/** Arrows walk over the emojis of a row or a grid as they lie on the screen. */
export function walkEmojis(e: KeyboardEvent<HTMLElement>): boolean {
  const all = [...e.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const now = all[at];
  if (now === undefined) return false;
  const to = e.key === 'ArrowRight' ? all[at + 1] : e.key === 'ArrowLeft' ? all[at - 1]
    : e.key === 'Home' ? all[0] : e.key === 'End' ? all.at(-1)
    : e.key === 'ArrowDown' || e.key === 'ArrowUp' ? beside(all, now, e.key === 'ArrowDown') : undefined;
  if (to === undefined) return e.key.startsWith('Arrow');
  to.focus();
  return true;
}

function beside(all: readonly HTMLElement[], now: HTMLElement, down: boolean): HTMLElement | undefined {
  const from = now.getBoundingClientRect();
  const rows = all.filter((b) => {
    const y = b.getBoundingClientRect().top;
    return down ? y > from.top + 4 : y < from.top - 4;
  });
  const line = (down ? rows[0] : rows.at(-1))?.getBoundingClientRect().top;
  const near = (b: HTMLElement) => Math.abs(b.getBoundingClientRect().left - from.left);
  return rows.filter((b) => Math.abs(b.getBoundingClientRect().top - (line ?? 0)) < 4).sort((a, b) => near(a) - near(b))[0];
}

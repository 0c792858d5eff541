import { lazy, Suspense, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { IconButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { useMessageWords } from '../messages/words';
import { QUICK } from './emojis';
import { walkEmojis } from './Picker';
import styles from './Reactions.module.css';

const Picker = lazy(() => import('./Picker').then((m) => ({ default: m.Picker })));

export interface ReactButtonProps {
  readonly onPick: (emoji: string) => void;
  /** The row opens to the left. */
  readonly end: boolean;
}

/** A button with the six emojis at hand over it, and all others behind one more press. */
export function ReactButton({ onPick, end }: ReactButtonProps) {
  const words = useMessageWords();
  const [open, setOpen] = useState<'no' | 'quick' | 'all'>('no');
  const [below, setBelow] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (open === 'no') return undefined;
    root.current?.querySelector<HTMLElement>(`.${styles['emoji'] ?? ''}`)?.focus();
    const elsewhere = (e: PointerEvent) => {
      if (e.target instanceof Node && root.current?.contains(e.target) !== true) setOpen('no');
    };
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, [open]);

  const keys = (e: KeyboardEvent<HTMLDivElement>) => {
    if (e.key === 'Escape') {
      setOpen('no');
      button.current?.focus();
    } else if (!walkEmojis(e)) return;
    e.preventDefault();
    e.stopPropagation();
  };
  const pick = (emoji: string) => {
    setOpen('no');
    button.current?.focus();
    onPick(emoji);
  };
  const toggle = () => {
    setBelow((button.current?.getBoundingClientRect().top ?? 999) < 380);
    setOpen(open === 'no' ? 'quick' : 'no');
  };

  return (
    <div ref={root} className={styles['root']}>
      <IconButton ref={button} icon="smile" label={words('react.add')} size={18} data-react aria-haspopup="true" aria-expanded={open !== 'no'} onClick={toggle} />
      {open === 'no' ? null : (
        <div role="toolbar" tabIndex={-1} aria-label={words('react.add')} className={[styles['pop'], end ? styles['end'] : '', below ? styles['below'] : ''].join(' ')} onKeyDown={keys}>
          {open === 'quick' ? (
            <div className={styles['quick']}>
              {QUICK.map((emoji) => <button key={emoji} type="button" className={styles['emoji']} onClick={() => pick(emoji)}>{emoji}</button>)}
              <button type="button" className={`${styles['emoji'] ?? ''} ${styles['more'] ?? ''}`} aria-label={words('react.more')} title={words('react.more')} onClick={() => setOpen('all')}><Icon name="plus" /></button>
            </div>
          ) : <Suspense><Picker onPick={pick} /></Suspense>}
        </div>
      )}
    </div>
  );
}

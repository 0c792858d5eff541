import { lazy, Suspense, useState } from 'react';
import { Dialog } from '../../ui/Dialog';
import { Icon } from '../../ui/Icon';
import type { MenuItem } from '../../ui/Menu';
import { useMessageWords } from '../messages/words';
import { QUICK } from './emojis';
import styles from './Reactions.module.css';

const Picker = lazy(() => import('./Picker').then((m) => ({ default: m.Picker })));

export interface MessageSheetProps {
  readonly items: readonly MenuItem[];
  readonly onReact: (emoji: string) => void;
  readonly onClose: () => void;
}

/** What a long press on a message opens: the emojis and everything else one can do with it, in reach of a thumb. */
export function MessageSheet({ items, onReact, onClose }: MessageSheetProps) {
  const words = useMessageWords();
  const [all, setAll] = useState(false);
  const pick = (emoji: string) => {
    onClose();
    onReact(emoji);
  };
  return (
    <Dialog title={words('act.sheet')} onClose={onClose}>
      {all ? <Suspense><Picker onPick={pick} /></Suspense> : (
        <>
          <div className={styles['sheetQuick']} role="group" aria-label={words('react.add')}>
            {QUICK.map((emoji) => <button key={emoji} type="button" className={styles['emoji']} onClick={() => pick(emoji)}>{emoji}</button>)}
            <button type="button" className={`${styles['emoji'] ?? ''} ${styles['more'] ?? ''}`} aria-label={words('react.more')} onClick={() => setAll(true)}><Icon name="plus" /></button>
          </div>
          <ul className={styles['acts']}>
            {items.map((item) => (
              <li key={item.label}>
                <button type="button" className={item.danger === true ? styles['danger'] : undefined} onClick={() => { onClose(); item.act(); }}>
                  {item.icon === undefined ? null : <Icon name={item.icon} />}{item.label}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

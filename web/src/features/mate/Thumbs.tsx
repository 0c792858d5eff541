import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSync } from '../../app/context';
import { errorWords } from '../../i18n';
import { Icon } from '../../ui/Icon';
import { toast } from '../../ui/Toasts';
import styles from './Thumbs.module.css';

type Kind = 'up' | 'down';

/** What was said on this page; the server keeps the last word of each reader. */
const said = new Map<string, Kind>();

/** Whether an answer was good: it teaches the router which model to choose, and trains none. */
export function Thumbs({ room, receipt }: { readonly room: string; readonly receipt: string }) {
  const { t } = useTranslation();
  const sync = useSync();
  const [kind, setKind] = useState<Kind | null>(said.get(receipt) ?? null);
  const say = (next: Kind) => {
    if (next === kind) return;
    const before = kind;
    setKind(next);
    said.set(receipt, next);
    sync.api.feedback(receipt, { kind: next, room }).then(() => toast(t('receipt.thanks')), (error: unknown) => {
      setKind(before);
      if (before === null) said.delete(receipt);
      else said.set(receipt, before);
      toast(errorWords(t, error));
    });
  };
  return (
    <span className={styles['thumbs']} role="group" aria-label={t('receipt.thumbs')}>
      {(['up', 'down'] as const).map((k) => (
        <button key={k} type="button" aria-pressed={kind === k} aria-label={t(`receipt.thumb_${k}`)} title={t(`receipt.thumb_${k}`)} onClick={() => say(k)}>
          <Icon name={k === 'up' ? 'thumbUp' : 'thumbDown'} size={16} />
        </button>
      ))}
    </span>
  );
}

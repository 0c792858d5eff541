import { useTranslation } from 'react-i18next';
import type { Card } from '../../api/types';
import { useSync, useZone } from '../../app/context';
import { wordsFor, errorWords } from '../../i18n';
import { IconButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { clock } from '../../ui/time';
import { toast } from '../../ui/Toasts';
import { Answer } from '../mate/Answer';
import { ReceiptLine } from '../mate/ReceiptLine';
import styles from './CardView.module.css';

/** Something only this viewer sees: dashed, and said so. */
export function CardView({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const zone = useZone();
  const sync = useSync();
  const title = card.kind === 'catchup' ? t('card.catchup') : t('mate.name');
  return (
    <article className={styles['card']} tabIndex={-1} data-message={card.id} aria-label={`${title}, ${t('timeline.onlyYou')}`}>
      <header>
        <strong>{title}</strong>
        <span className={styles['only']}><Icon name="eyeOff" size={14} />{t('timeline.onlyYou')}</span>
        <time dateTime={card.at}>{clock(zone, card.at)}</time>
        <IconButton icon="close" label={t('card.dismiss')} size={18} onClick={() => { sync.dropCard(card.room, card.id).catch((e: unknown) => toast(errorWords(t, e))); }} />
      </header>
      {card.answer === undefined
        ? <p>{(card.code === undefined ? null : wordsFor(t, 'card', card.code, card.params ?? {}) ?? wordsFor(t, 'errors', card.code, card.params ?? {})) ?? t('card.unknown')}</p>
        : <Answer room={card.room} parts={card.answer.parts} citations={card.answer.citations} />}
      {card.receipt === undefined ? null : <ReceiptLine room={card.room} of={{ receipt: card.receipt }} side={{ kind: 'cardReceipt', receipt: card.receipt }} />}
    </article>
  );
}

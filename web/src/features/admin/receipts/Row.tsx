import { useTranslation } from 'react-i18next';
import type { ReceiptSummary } from '../../../api/types';
import { useZone } from '../../../app/context';
import { Icon } from '../../../ui/Icon';
import { clock, shortDate, plainMoney } from '../../../ui/time';
import { msWords, nameWords } from '../figures';
import { useWords } from '../words';
import styles from './Receipts.module.css';

/** One receipt in a list of them. */
export function Row({ receipt: r, onOpen }: { readonly receipt: ReceiptSummary; readonly onOpen: () => void }) {
  const { t: plain } = useTranslation();
  const t = useWords();
  const zone = useZone();
  const model = r.model ?? plain('receipt.guided');
  const who = [
    r.key === undefined ? '' : nameWords(t, 'key', r.key),
    r.room === undefined ? '' : nameWords(t, 'room', r.room),
    r.user === undefined ? t('receipts.maru') : nameWords(t, 'user', r.user),
  ].filter((x) => x !== '');
  return (
    <li>
      <button type="button" onClick={onOpen}>
        <time dateTime={r.at}><small>{shortDate(zone, r.at)}</small>{clock(zone, r.at)}</time>
        <span className={styles['what']}><strong>{model}</strong><small>{who.join(' · ')}</small></span>
        <span className={styles['outcome']} data-outcome={r.outcome}>{t(`receipts.outcome_${r.outcome}`)}{r.attempts > 1 ? <small>{t('receipts.attempts', { count: r.attempts })}</small> : null}</span>
        <span className={styles['where']} data-own={r.own || undefined}>{r.own ? plain('receipt.own') : plain('receipt.other')}</span>
        <span className={styles['number']}>{plainMoney(zone.locale, r.costMicros)}</span>
        <span className={styles['number']}>{msWords(t, zone.locale, r.ms)}</span>
        <Icon name="chevron" size={16} />
      </button>
    </li>
  );
}

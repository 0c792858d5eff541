import { useTranslation } from 'react-i18next';
import { useZone } from '../../app/context';
import { Link, roomPath, type Side } from '../../app/route';
import styles from './ReceiptLine.module.css';
import { Thumbs } from './Thumbs';
import { receiptLine, useReceipt, type ReceiptOf } from './receipts';

/** The receipt in one line, with the way to all of it. */
export function ReceiptLine({ room, of, side }: { readonly room: string; readonly of: ReceiptOf; readonly side: Side }) {
  const { t } = useTranslation();
  const zone = useZone();
  const receipt = useReceipt(of);
  if (receipt === 'loading') return <p className={styles['line']} aria-hidden="true">&nbsp;</p>;
  if (receipt === null) return null;
  const line = receiptLine(t, zone, receipt);
  return (
    <p className={styles['line']}>
      <span className="visually-hidden">{t('receipt.line')}: </span>
      <span>{line.model}</span>
      <span className={line.outside ? styles['out'] : styles['here']}>{line.where}</span>
      <span>{line.cost}</span>
      <span>{line.time}</span>
      <Link to={roomPath(room, { side })} aria-label={t('receipt.whyLabel')}>{t('receipt.why')}</Link>
      {receipt.model === undefined ? null : <Thumbs room={room} receipt={receipt.id} />}
    </p>
  );
}

import { useTranslation } from 'react-i18next';
import type { Receipt, ReceiptSummary } from '../../../api/types';
import { useSync, useZone } from '../../../app/context';
import { wordsFor } from '../../../i18n';
import { Dialog } from '../../../ui/Dialog';
import { when } from '../../../ui/time';
import { costWords, maskWords, reasonWords, secondsWords } from '../../mate/receipts';
import { Candidates, Usage } from '../../mate/ReceiptPanel';
import panel from '../../mate/ReceiptPanel.module.css';
import panels from '../../rooms/Panels.module.css';
import admin from '../Admin.module.css';
import { msWords, nameWords } from '../figures';
import { useAnswer } from '../useAnswer';
import { useWords } from '../words';
import styles from './Receipts.module.css';

/** A receipt as the operator may see it: everything but the words. */
export function ReceiptDialog({ summary, onClose }: { readonly summary: ReceiptSummary; readonly onClose: () => void }) {
  const t = useWords();
  const zone = useZone();
  const sync = useSync();
  const { t: plain } = useTranslation();
  const { value, wrong } = useAnswer(summary.id, () => sync.api.receipt(summary.id));
  return (
    <Dialog title={t('receipts.open', { when: when(zone, summary.at), model: summary.model ?? plain('receipt.guided') })} onClose={onClose} wide>
      {wrong === null ? null : <p role="alert" className={admin['hint']}>{t('receipts.missing')}</p>}
      {value === null ? (wrong === null ? <p role="status" className={admin['hint']}>{t('common.loading')}</p> : null) : <Whole receipt={value} summary={summary} />}
    </Dialog>
  );
}

function Whole({ receipt, summary }: { readonly receipt: Receipt; readonly summary: ReceiptSummary }) {
  const { t: plain } = useTranslation();
  const zone = useZone();
  return (
    <div className={panels['stack']}>
      <div className={`${panel['head'] ?? ''} ${receipt.own ? '' : (panel['outside'] ?? '')}`}>
        <p className={panel['model']}>{receipt.model ?? plain('receipt.guided')}</p>
        <p>{wordsFor(plain, 'receipt', `outcome_${receipt.outcome}`)} · {costWords(plain, zone, receipt)} · {secondsWords(plain, zone, receipt.ms)}</p>
        {receipt.reasons.length === 0 ? null : <p>{receipt.reasons.map((r) => reasonWords(plain, r)).join(' ')}</p>}
      </div>
      <Facts receipt={receipt} summary={summary} />
      <Steps receipt={receipt} />
      <Candidates receipt={receipt} />
      <Usage receipt={receipt} />
      <p className={styles['id']}>{receipt.id}</p>
    </div>
  );
}

function Facts({ receipt, summary }: { readonly receipt: Receipt; readonly summary: ReceiptSummary }) {
  const { t: plain } = useTranslation();
  const t = useWords();
  const origin = [
    summary.user === undefined ? t('receipts.maru') : nameWords(t, 'user', summary.user),
    summary.room === undefined ? '' : t('receipts.fromRoom', { room: nameWords(t, 'room', summary.room) }),
    summary.key === undefined ? '' : t('receipts.withKey', { key: nameWords(t, 'key', summary.key) }),
  ].filter((x) => x !== '').join(' · ');
  const { left } = receipt;
  const masked = (left.masked ?? []).map((m) => maskWords(plain, m)).join(', ');
  const gone = left.kind === 'none' ? t('receipts.leftNone') : t('receipts.leftSome', { count: left.count ?? 0, provider: left.provider ?? receipt.provider ?? '' });
  const rows: [string, string][] = [
    [t('receipts.origin'), origin],
    [t('receipts.dataClass'), wordsFor(t as never, 'console:routes', `class_${summary.dataClass}`) ?? summary.dataClass],
    [t('receipts.left'), masked === '' ? gone : `${gone} · ${t('receipts.masked', { what: masked })}`],
  ];
  return <dl className={panel['usage']}>{rows.map(([k, v]) => <div key={k}><dt>{k}</dt><dd>{v}</dd></div>)}</dl>;
}

interface Step {
  readonly model: string;
  readonly provider: string;
  readonly own: boolean;
  readonly error?: string | null;
  readonly ms: number;
}

function Steps({ receipt }: { readonly receipt: Receipt }) {
  const { t: plain } = useTranslation();
  const t = useWords();
  const zone = useZone();
  const steps = (receipt.steps ?? []) as unknown as readonly Step[];
  if (steps.length === 0) return null;
  return (
    <section className={panels['section']}>
      <h3>{t('receipts.steps')}</h3>
      <ol className={styles['steps']}>
        {steps.map((s, i) => (
          <li key={i} data-failed={s.error == null ? undefined : true}>
            <strong>{s.model}</strong> <small>{s.provider}</small>
            <span>{s.error == null ? t('receipts.stepOk') : (wordsFor(plain, 'errors', s.error) ?? wordsFor(plain, 'reason', s.error) ?? s.error)} · {msWords(t, zone.locale, s.ms)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

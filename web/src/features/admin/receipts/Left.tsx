import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeftAnswer } from '../../../api/client';
import type { ReceiptSummary } from '../../../api/types';
import { useSync } from '../../../app/context';
import { errorWords, wordsFor } from '../../../i18n';
import { Button } from '../../../ui/Button';
import { Field, FormError } from '../../../ui/Field';
import { Section } from '../../../ui/Page';
import admin from '../Admin.module.css';
import { useWords } from '../words';
import { ReceiptDialog } from './ReceiptDialog';
import { Row } from './Row';
import styles from './Receipts.module.css';

/** Asks whether an identifier left. The operator brings it; receipts know a keyed hash of it alone. */
export function Left() {
  const { t: plain } = useTranslation();
  const t = useWords();
  const sync = useSync();
  const [answer, setAnswer] = useState<LeftAnswer | null>(null);
  const [asked, setAsked] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [open, setOpen] = useState<ReceiptSummary | null>(null);
  const ask = (text: string, before?: string) => {
    setBusy(true);
    setWrong(null);
    sync.api.left({ text, ...(before === undefined ? {} : { before }) }).then(
      (found) => { setAnswer((now) => (before === undefined || now === null ? found : { ...found, receipts: [...now.receipts, ...found.receipts] })); setBusy(false); },
      (e: unknown) => { setWrong(errorWords(plain, e)); setBusy(false); },
    );
  };
  const submit = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const text = new FormData(e.currentTarget).get('text');
    if (typeof text !== 'string' || text.trim() === '') return;
    setAsked(text.trim());
    ask(text.trim());
  };
  const kinds = answer?.identifiers.map((kind) => wordsFor(plain, 'mask', kind) ?? kind).join(', ') ?? '';
  const before = answer?.before ?? null;
  return (
    <Section title={t('receipts.leftTitle')} lead={t('receipts.leftLead')}>
      <form className={styles['filters']} noValidate onSubmit={submit}>
        <Field label={t('receipts.leftText')} name="text" autoComplete="off" spellCheck={false} />
        <Button type="submit" busy={busy}>{t('receipts.leftAsk')}</Button>
      </form>
      <FormError>{wrong}</FormError>
      {answer === null ? null : (
        <div role="status">
          <p className={admin['hint']}>{kinds === '' ? t('receipts.leftNoKind') : t('receipts.leftKinds', { kinds })}</p>
          {answer.receipts.length === 0 ? <p>{before === null ? t('receipts.leftNever') : t('receipts.nothingYet')}</p> : <p>{t('receipts.leftStayed', { count: answer.receipts.filter((r) => r.found.some((f) => f.startsWith('masked:'))).length })}</p>}
        </div>
      )}
      {answer === null || answer.receipts.length === 0 ? null : (
        <ul className={styles['list']} aria-label={t('receipts.leftTitle')}>{answer.receipts.map((r) => <Row key={r.id} receipt={r} onOpen={() => setOpen(r)} />)}</ul>
      )}
      {before === null ? null : <div><Button busy={busy} onClick={() => ask(asked, before)}>{t('receipts.more')}</Button></div>}
      {open === null ? null : <ReceiptDialog summary={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

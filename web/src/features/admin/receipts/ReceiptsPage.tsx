import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptQuery } from '../../../api/client';
import type { ReceiptSummary } from '../../../api/types';
import { useSync } from '../../../app/context';
import { navigate, operatorPath } from '../../../app/route';
import { errorWords } from '../../../i18n';
import { Button } from '../../../ui/Button';
import { Field, FormError, Select } from '../../../ui/Field';
import { Icon } from '../../../ui/Icon';
import { Section } from '../../../ui/Page';
import admin from '../Admin.module.css';
import { nameWords } from '../figures';
import { Frame } from '../Frame';
import { useAnswer } from '../useAnswer';
import { useWords } from '../words';
import { Left } from './Left';
import { ReceiptDialog } from './ReceiptDialog';
import { Row } from './Row';
import styles from './Receipts.module.css';

const OUTCOMES = ['complete', 'failed', 'cancelled'] as const;

/** All receipts with filters, newest first. The address holds the filters, so that a search can be shared. */
export function ReceiptsPage({ query }: { readonly query: string }) {
  const t = useWords();
  const sync = useSync();
  const params = new URLSearchParams(query);
  const given = (name: string) => params.get(name) ?? '';
  const filters = { model: given('model'), outcome: given('outcome'), key: given('key'), from: given('from'), to: given('to') };
  const go = (change: Partial<typeof filters>) => navigate(operatorPath('receipts', { ...filters, ...change }), { replace: true });
  const models = useAnswer('models', () => sync.api.models());
  const month = useAnswer('keys', () => sync.api.traffic({ from: new Date(Date.now() - 30 * 86_400_000).toISOString(), to: new Date().toISOString(), by: 'key' }));
  const asked: ReceiptQuery = {
    model: filters.model || undefined, outcome: filters.outcome || undefined, key: filters.key || undefined,
    from: dayStart(filters.from), to: dayStart(filters.to, 1),
  };
  return (
    <Frame page="receipts" title={t('receipts.title')}>
      <Section title={t('receipts.find')} lead={t('receipts.lead')}>
        <div className={styles['filters']}>
          <Select label={t('receipts.model')} value={filters.model} onChange={(model) => go({ model })} options={[{ value: '', label: t('receipts.anyModel') }, ...(models.value?.models ?? []).map((m) => ({ value: m.name, label: m.name }))]} />
          <Select label={t('receipts.outcome')} value={filters.outcome} onChange={(outcome) => go({ outcome })} options={[{ value: '', label: t('receipts.anyOutcome') }, ...OUTCOMES.map((o) => ({ value: o, label: t(`receipts.outcome_${o}`) }))]} />
          <Select label={t('receipts.key')} value={filters.key} onChange={(key) => go({ key })} options={[{ value: '', label: t('receipts.anyKey') }, ...(month.value?.groups ?? []).map((g) => ({ value: g.id ?? '', label: nameWords(t, 'key', g) }))]} />
          <Field label={t('receipts.from')} type="date" defaultValue={filters.from} onChange={(e) => go({ from: e.target.value })} />
          <Field label={t('receipts.to')} type="date" defaultValue={filters.to} onChange={(e) => go({ to: e.target.value })} />
          <a className={styles['file']} href={sync.api.receiptsFile(asked)} download="receipts.csv"><Icon name="import" size={18} /><span>{t('receipts.file')}</span></a>
        </div>
      </Section>
      <Found key={JSON.stringify(asked)} query={asked} />
      <Left />
    </Frame>
  );
}

/** The beginning of a day where the reader is; `plus` days later. */
function dayStart(day: string, plus = 0): string | undefined {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T00:00:00`) : null;
  at?.setDate(at.getDate() + plus);
  return at?.toISOString();
}

function Found({ query }: { readonly query: ReceiptQuery }) {
  const { t: plain } = useTranslation();
  const t = useWords();
  const sync = useSync();
  const [found, setFound] = useState<readonly ReceiptSummary[]>([]);
  const [before, setBefore] = useState<string | null>(null);
  const [state, setState] = useState<'loading' | 'done'>('loading');
  const [wrong, setWrong] = useState<string | null>(null);
  const [open, setOpen] = useState<ReceiptSummary | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    setState('loading');
    sync.api.receipts({ ...query, before: cursor ?? undefined, limit: 50 }).then(
      (page) => {
        if (!here) return;
        setFound((all) => (cursor === null ? page.receipts : [...all, ...page.receipts]));
        setBefore(page.before ?? null);
        setState('done');
      },
      (e: unknown) => { if (here) { setWrong(errorWords(plain, e)); setState('done'); } },
    );
    return () => { here = false; };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a new query is a new component
  }, [sync, cursor]);
  return (
    <Section title={t('receipts.list')}>
      <FormError>{wrong}</FormError>
      {found.length === 0 ? <p role="status" className={admin['hint']}>{state === 'loading' ? t('common.loading') : before === null ? t('receipts.nothing') : t('receipts.nothingYet')}</p> : (
        <ul className={styles['list']} aria-label={t('receipts.list')}>{found.map((r) => <Row key={r.id} receipt={r} onOpen={() => setOpen(r)} />)}</ul>
      )}
      {before === null ? null : <div><Button busy={state === 'loading'} onClick={() => setCursor(before)}>{t('receipts.more')}</Button></div>}
      {open === null ? null : <ReceiptDialog summary={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyTerms } from '../../api/client';
import type { NewApiKey } from '../../api/types';
import { useSync } from '../../app/context';
import { errorWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { Field, FormError, Select } from '../../ui/Field';
import { micros } from './micros';
import styles from './Settings.module.css';

const PERIODS = ['day', 'month', 'total'] as const;
type Period = (typeof PERIODS)[number];
const IDENTIFIERS = ['mask', 'own', 'refuse'] as const;
type Identifiers = (typeof IDENTIFIERS)[number];
type Wrong = Partial<Record<'budget' | 'expires' | 'requests' | 'tokens', 'badAmount' | 'badDate' | 'badCount'>>;

/** Makes a key; a name is enough, and whoever hands it on can bind it. */
export function KeyForm({ onMade }: { readonly onMade: (key: NewApiKey) => void }) {
  const { t } = useTranslation();
  const sync = useSync();
  const [period, setPeriod] = useState<Period>('month');
  const [identifiers, setIdentifiers] = useState<Identifiers | 'any'>('any');
  const [wrong, setWrong] = useState<Wrong>({});
  const [failed, setFailed] = useState<string | null>(null);
  const submit = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const form = e.currentTarget;
    const read = readTerms(new FormData(form), period);
    setWrong(read.wrong);
    setFailed(null);
    if (read.terms === null) return;
    const { name } = read.terms;
    const terms: KeyTerms = { ...read.terms, ...(identifiers === 'any' ? {} : { identifiers }) };
    sync.api.createKey(terms).then((key) => { onMade({ ...key, name }); form.reset(); }, (error: unknown) => setFailed(errorWords(t, error)));
  };
  const error = (field: keyof Wrong) => (wrong[field] === undefined ? null : t(`settings.${wrong[field]}`));
  return (
    <form className={styles['stack']} noValidate onSubmit={submit}>
      <div className={styles['row']}>
        <Field label={t('settings.keyName')} name="name" placeholder={t('settings.keyNameHint')} maxLength={64} autoComplete="off" />
        <Button type="submit" icon="key">{t('settings.makeKey')}</Button>
      </div>
      <details className={styles['terms']}>
        <summary>{t('settings.keyTerms')}</summary>
        <div className={styles['termsGrid']}>
          <Field label={t('settings.keyBudget')} name="budget" inputMode="decimal" hint={t('settings.keyBudgetHint')} autoComplete="off" error={error('budget')} />
          <Select label={t('settings.keyPeriod')} value={period} onChange={(p) => setPeriod(p as Period)} options={PERIODS.map((p) => ({ value: p, label: t(`settings.keyPeriod_${p}`) }))} />
          <Field label={t('settings.keyRequests')} name="requests" inputMode="numeric" autoComplete="off" error={error('requests')} />
          <Field label={t('settings.keyTokens')} name="tokens" inputMode="numeric" autoComplete="off" error={error('tokens')} />
          <Field label={t('settings.keyExpires')} name="expires" type="date" error={error('expires')} />
          <Field label={t('settings.keyModels')} name="models" hint={t('settings.keyModelsHint')} autoComplete="off" autoCapitalize="none" spellCheck={false} />
          <Select label={t('settings.keyIdentifiers')} value={identifiers} onChange={(choice) => setIdentifiers(choice as Identifiers | 'any')} options={(['any', ...IDENTIFIERS] as const).map((choice) => ({ value: choice, label: t(`settings.keyIdentifiers_${choice}`) }))} />
        </div>
      </details>
      <FormError>{failed}</FormError>
    </form>
  );
}

/** The terms that a form asks for; none if something in it is not right or it has no name. */
export function readTerms(data: FormData, period: Period, now: number = Date.now()): { terms: KeyTerms | null; wrong: Wrong } {
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const wrong: Wrong = {};
  const count = (name: 'requests' | 'tokens') => {
    if (text(name) === '') return undefined;
    const n = Number(text(name).replace(/,/g, ''));
    if (Number.isSafeInteger(n) && n >= 1) return n;
    wrong[name] = 'badCount';
    return undefined;
  };
  const budgetMicros = text('budget') === '' ? undefined : micros(text('budget'));
  if (budgetMicros === null) wrong.budget = 'badAmount';
  // To the end of that day where the reader is.
  const end = text('expires') === '' ? undefined : new Date(`${text('expires')}T23:59:59`);
  if (end !== undefined && !(end.getTime() > now)) wrong.expires = 'badDate';
  const models = text('models').split(',').map((m) => m.trim()).filter((m) => m !== '');
  const terms: KeyTerms = {
    name: text('name'),
    ...(budgetMicros == null ? {} : { budgetMicros, period }),
    ...given('requestsPerMinute', count('requests')),
    ...given('tokensPerMinute', count('tokens')),
    ...(models.length === 0 ? {} : { models }),
    ...(end === undefined || wrong.expires !== undefined ? {} : { expiresAt: end.toISOString() }),
  };
  return { terms: terms.name === '' || Object.keys(wrong).length > 0 ? null : terms, wrong };
}

function given<K extends string>(name: K, value: number | undefined): Partial<Record<K, number>> {
  return value === undefined ? {} : ({ [name]: value } as Partial<Record<K, number>>);
}

import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BudgetPeriod, BudgetScope } from '../../../api/operator';
import type { OperatorName } from '../../../api/types';
import { useSync } from '../../../app/context';
import { errorWords } from '../../../i18n';
import { Button } from '../../../ui/Button';
import { Field, FormError, Select } from '../../../ui/Field';
import { Section } from '../../../ui/Page';
import { toast } from '../../../ui/Toasts';
import { micros } from '../../settings/micros';
import settings from '../../settings/Settings.module.css';
import { nameWords, spanOf } from '../figures';
import { useAnswer } from '../useAnswer';
import { useWords } from '../words';
import styles from './Budgets.module.css';

const SCOPES = ['deployment', 'user', 'room', 'key'] as const;
/** Not one of them but each: no id is sent. */
const EACH = 'each';
const PERIODS = ['day', 'month', 'total'] as const;

/** Sets a limit. What can be limited is what was used in the last month, and every account. */
export function BudgetForm({ onSet }: { readonly onSet: () => void }) {
  const { t: plain } = useTranslation();
  const t = useWords();
  const sync = useSync();
  const [scope, setScope] = useState<BudgetScope>('deployment');
  const [id, setId] = useState('');
  const [period, setPeriod] = useState<BudgetPeriod>('month');
  const [wrong, setWrong] = useState<string | null>(null);
  const [amountWrong, setAmountWrong] = useState<string | null>(null);
  const known = useAnswer(`known ${scope}`, () => names(sync.api, scope));
  const submit = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const form = e.currentTarget;
    const limitMicros = micros(new FormData(form).get('limit'));
    if (limitMicros === null) {
      setAmountWrong(t('budgets.badLimit'));
      return;
    }
    setAmountWrong(null);
    setWrong(null);
    sync.api.setBudget({ scope, id: scope === 'deployment' || id === EACH ? undefined : id, period, limitMicros }).then(
      () => { toast(plain('app.saved')); form.reset(); onSet(); },
      (error: unknown) => setWrong(errorWords(plain, error)),
    );
  };
  return (
    <Section title={t('budgets.set')}>
      <form className={settings['stack']} noValidate onSubmit={submit}>
        <div className={styles['form']}>
          <Select label={t('budgets.scope')} value={scope} onChange={(s) => { setScope(s as BudgetScope); setId(''); }} options={SCOPES.map((s) => ({ value: s, label: t(`budgets.scope_${s}`) }))} />
          {scope === 'deployment' ? null : (
            <Select
              label={t('budgets.which')} value={id} onChange={setId}
              options={[{ value: '', label: t('budgets.pick') }, { value: EACH, label: t(`budgets.each_${scope}`) }, ...(known.value ?? []).map((n) => ({ value: n.id ?? '', label: nameWords(t, scope, n) }))]}
            />
          )}
          <Select label={t('budgets.period')} value={period} onChange={(p) => setPeriod(p as BudgetPeriod)} options={PERIODS.map((p) => ({ value: p, label: t(`budgets.period_${p}`) }))} />
          <Field label={t('budgets.limit')} name="limit" inputMode="decimal" placeholder={t('budgets.limitHint')} autoComplete="off" error={amountWrong} />
        </div>
        <FormError>{wrong}</FormError>
        <div><Button type="submit" look="primary" disabled={scope !== 'deployment' && id === ''}>{t('budgets.set')}</Button></div>
      </form>
    </Section>
  );
}

async function names(api: ReturnType<typeof useSync>['api'], scope: BudgetScope): Promise<readonly OperatorName[]> {
  switch (scope) {
    case 'deployment':
      return [];
    case 'user':
      return (await api.users()).users.map((u) => ({ id: u.id, name: u.displayName }));
    case 'room':
    case 'key': {
      const used = (await api.traffic({ ...spanOf('month'), by: scope })).groups;
      const own = scope === 'key' ? (await api.keys()).keys : [];
      return [...used, ...own.filter((k) => !used.some((g) => g.id === k.id))];
    }
  }
}

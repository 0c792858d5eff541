import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Budget } from '../../../api/operator';
import type { OperatorName } from '../../../api/types';
import { useSync, useZone } from '../../../app/context';
import { errorWords } from '../../../i18n';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Empty } from '../../../ui/Empty';
import { FormError } from '../../../ui/Field';
import { Section } from '../../../ui/Page';
import { when, plainMoney } from '../../../ui/time';
import { toast } from '../../../ui/Toasts';
import settings from '../../settings/Settings.module.css';
import admin from '../Admin.module.css';
import { nameWords, percentWords } from '../figures';
import { Frame } from '../Frame';
import { useAnswer } from '../useAnswer';
import { useWords, type ConsoleWords } from '../words';
import { BudgetForm } from './BudgetForm';
import styles from './Budgets.module.css';

/** What may be spent, by whom, and how far it is spent. */
export function BudgetsPage() {
  const { t: plain } = useTranslation();
  const t = useWords();
  const sync = useSync();
  const { value, wrong, missing, again } = useAnswer('budgets', () => sync.api.budgets());
  const [removing, setRemoving] = useState<Budget | null>(null);
  const remove = (budget: Budget) => {
    setRemoving(null);
    sync.api.removeBudget(budget).then(again, (e: unknown) => toast(errorWords(plain, e)));
  };
  return (
    <Frame page="budgets" title={t('budgets.title')}>
      <Section title={t('budgets.title')} lead={t('budgets.lead')}>
        <FormError>{missing ? t('budgets.missing') : wrong}</FormError>
        {value?.budgets.length === 0 ? <Empty title={t('budgets.none')} lead={t('budgets.noneLead')} /> : null}
        <ul className={styles['budgets']}>{value?.budgets.map((b) => <Bar key={`${b.scope} ${b.id ?? ''} ${b.period}`} budget={b} onRemove={() => setRemoving(b)} />)}</ul>
      </Section>
      {missing ? null : <BudgetForm onSet={again} />}
      {removing === null ? null : (
        <Dialog title={t('common.remove')} onClose={() => setRemoving(null)}>
          <p>{t('budgets.removeConfirm', { name: budgetName(t, removing) })}</p>
          <div className={settings['choices']}>
            <Button onClick={() => setRemoving(null)}>{plain('app.cancel')}</Button>
            <Button look="danger" onClick={() => remove(removing)}>{t('common.remove')}</Button>
          </div>
        </Dialog>
      )}
    </Frame>
  );
}

export function budgetName(t: ConsoleWords, { scope, id, name }: Pick<Budget, 'scope' | 'id' | 'name'>): string {
  if (scope === 'deployment') return t('budgets.scope_deployment');
  if (id === undefined) return t(`budgets.each_${scope}`);
  const known: OperatorName = { name: name ?? '', id };
  return nameWords(t, scope, known);
}

function Bar({ budget, onRemove }: { readonly budget: Budget; readonly onRemove: () => void }) {
  const t = useWords();
  const zone = useZone();
  const share = budget.limitMicros === 0 ? 1 : budget.spentMicros / budget.limitMicros;
  const held = budget.limitMicros === 0 ? 0 : budget.heldMicros / budget.limitMicros;
  const state = share >= 1 ? 'over' : share >= 0.8 ? 'near' : 'fine';
  const name = budgetName(t, budget);
  const label = t('budgets.bar', { name, percent: percentWords(zone.locale, share) });
  return (
    <li data-state={state}>
      <div className={styles['head']}>
        <strong>{name}</strong>
        <small className={settings['tag']}>{t(`budgets.period_${budget.period}`)}</small>
        {state === 'fine' ? null : <small className={`${settings['tag'] ?? ''} ${settings['redTag'] ?? ''}`}>{t(`budgets.${state}`)}</small>}
      </div>
      {budget.fromFile ? <small className={admin['hint']}>{t('budgets.fromFile')}</small> : <Button look="quiet" aria-label={`${t('common.remove')}: ${name}`} onClick={onRemove}>{t('common.remove')}</Button>}
      <div className={styles['bar']} role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.min(100, Math.round(share * 100))}>
        <span style={{ width: `${Math.min(1, share) * 100}%` }} />
        <span className={styles['held']} style={{ width: `${Math.max(0, Math.min(1 - share, held)) * 100}%` }} />
      </div>
      <p className={admin['hint']}>
        {t('budgets.spent', { spent: plainMoney(zone.locale, budget.spentMicros), limit: plainMoney(zone.locale, budget.limitMicros) })}
        {budget.heldMicros > 0 ? ` · ${t('budgets.held', { held: plainMoney(zone.locale, budget.heldMicros) })}` : ''}
        {` · ${budget.resetsAt === undefined ? t('budgets.never') : t('budgets.resets', { when: when(zone, budget.resetsAt) })}`}
      </p>
    </li>
  );
}

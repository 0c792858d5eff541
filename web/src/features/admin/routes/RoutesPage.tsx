import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteAnswer, RouteCandidate } from '../../../api/client';
import type { DataClass } from '../../../api/types';
import { useSync } from '../../../app/context';
import { errorWords } from '../../../i18n';
import { Button } from '../../../ui/Button';
import { FormError, Select } from '../../../ui/Field';
import { Section } from '../../../ui/Page';
import { reasonWords } from '../../mate/receipts';
import receipt from '../../mate/ReceiptPanel.module.css';
import admin from '../Admin.module.css';
import { Frame } from '../Frame';
import { useWords } from '../words';
import styles from './Routes.module.css';

const PRESETS = ['auto', 'fast', 'cheap', 'best', 'private'] as const;
const CLASSES = ['open', 'room', 'sealed'] as const;

/** Where one types words and sees who would answer them, and why. */
export function RoutesPage() {
  const { t } = useTranslation();
  const words = useWords();
  const sync = useSync();
  const [preset, setPreset] = useState<(typeof PRESETS)[number]>('auto');
  const [dataClass, setDataClass] = useState<DataClass>('open');
  const [route, setRoute] = useState<RouteAnswer | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const prompt = new FormData(e.currentTarget).get('prompt');
    if (typeof prompt !== 'string' || prompt.trim() === '') return;
    setBusy(true);
    setWrong(null);
    try {
      setRoute(await sync.api.tryRoute({ model: preset === 'auto' ? 'auto' : `auto:${preset}`, messages: [{ role: 'user', content: prompt }], dataClass }));
    } catch (error) {
      setWrong(errorWords(t, error));
    }
    setBusy(false);
  };
  return (
    <Frame page="routes" title={words('routes.title')}>
      <Section title={words('routes.prompt')} lead={words('routes.lead')}>
        <form className={styles['form']} onSubmit={(e) => void submit(e)}>
          <textarea name="prompt" rows={3} aria-label={words('routes.prompt')} placeholder={words('routes.promptHint')} required maxLength={100_000} />
          <div className={styles['choices']}>
            <Select label={words('routes.preset')} value={preset} onChange={(p) => setPreset(p as typeof preset)} options={PRESETS.map((p) => ({ value: p, label: words(`routes.preset_${p}`) }))} />
            <Select label={words('routes.dataClass')} value={dataClass} onChange={(c) => setDataClass(c as DataClass)} options={CLASSES.map((c) => ({ value: c, label: words(`routes.class_${c}`) }))} />
            <Button type="submit" look="primary" busy={busy}>{words('routes.show')}</Button>
          </div>
        </form>
        <FormError>{wrong}</FormError>
      </Section>
      <div role="status">{route === null ? null : <Answer route={route} />}</div>
    </Frame>
  );
}

function Answer({ route }: { readonly route: RouteAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const first = route.plan[0];
  return (
    <div className={styles['answer']}>
      <div className={`${receipt['head'] ?? ''} ${first?.own === false ? (receipt['outside'] ?? '') : ''}`}>
        <p className={receipt['model']}>{first === undefined ? words('routes.nobody') : words('routes.answer', { model: first.model })}</p>
        {first === undefined ? null : <p>{first.reasons.map((r) => reasonWords(t, r)).join(' ')}</p>}
        {(route.reasons ?? []).length > 0 ? <p>{words('routes.raised')}: {(route.reasons ?? []).map((r) => reasonWords(t, r)).join(' ')}</p> : null}
      </div>
      <Section title={words('routes.candidates')}><Candidates all={route.candidates} /></Section>
      {route.plan.length < 2 ? null : (
        <Section title={words('routes.plan')} lead={words('routes.planLead')}>
          <ol className={styles['plan']}>{route.plan.map((s) => <li key={s.model}>{s.model}</li>)}</ol>
        </Section>
      )}
    </div>
  );
}

function Candidates({ all }: { readonly all: readonly RouteCandidate[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const best = Math.max(...all.map((c) => c.score), 0.000_001);
  if (all.length === 0) return <p className={admin['hint']}>{words('common.none')}</p>;
  return (
    <table className={`${admin['table'] ?? ''} ${styles['candidates'] ?? ''}`} aria-label={words('routes.candidates')}>
      <thead><tr><th scope="col">{words('by.model')}</th><th scope="col">{words('routes.score')}</th><th scope="col" className={admin['left']}>{words('routes.why')}</th></tr></thead>
      <tbody>
        {all.map((c) => {
          const left = c.excluded ?? null;
          return (
            <tr key={c.model} data-chosen={c.chosen || undefined} data-excluded={left !== null || undefined}>
              <th scope="row">
                {c.model} <small>{c.own ? t('receipt.own') : t('receipt.other')}</small>
                <span className={admin['share']} aria-hidden="true"><span style={{ width: `${(c.score / best) * 100}%` }} /></span>
              </th>
              <td data-head={words('routes.score')}>{left === null ? c.score.toFixed(2) : words('routes.excluded')}</td>
              <td data-head={words('routes.why')} className={admin['left']}>{left === null ? c.reasons.map((r) => reasonWords(t, r)).join(' ') : reasonWords(t, left)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

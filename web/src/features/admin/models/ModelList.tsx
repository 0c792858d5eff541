import { useTranslation } from 'react-i18next';
import type { ModelInfo, Traffic, TrafficGroup } from '../../../api/types';
import { useApp, useSync, useZone } from '../../../app/context';
import { FormError } from '../../../ui/Field';
import { Section } from '../../../ui/Page';
import { date } from '../../../ui/time';
import settings from '../../settings/Settings.module.css';
import admin from '../Admin.module.css';
import { Spark } from '../charts/Spark';
import { bad, countWords, msWords, percentWords, spanOf } from '../figures';
import { bucketsOf } from '../traffic/OverTime';
import { useAnswer } from '../useAnswer';
import { useWords } from '../words';
import styles from './Models.module.css';

/** Each model: whether it answers, how fast, how often it fails, its price, and its last day. */
export function ModelList({ turn }: { readonly turn: number }) {
  const { t } = useTranslation();
  const words = useWords();
  const sync = useSync();
  const zone = useZone();
  const fetched = useApp((s) => s.modelFetch?.state);
  const { value: models, wrong } = useAnswer(`models ${turn} ${fetched ?? ''}`, () => sync.api.models());
  const { value: day } = useAnswer(`day ${turn}`, () => sync.api.traffic({ ...spanOf('day'), by: 'model' }));
  const asOf = models?.models.map((m) => m.price?.asOf).find((x) => x !== undefined);
  return (
    <Section title={t('operator.models')} lead={t('operator.modelsLead')}>
      <FormError>{wrong}</FormError>
      {models?.models.length === 0 ? <p className={settings['hint']}>{t('operator.noModels')}</p> : null}
      <ul className={styles['models']}>
        {models?.models.map((m) => <Model key={`${m.provider} ${m.name}`} model={m} preferred={models.preferred === m.name} day={day} />)}
      </ul>
      {asOf === undefined ? null : <p className={settings['hint']}>{words('models.asOf', { when: date(zone, asOf) })}</p>}
    </Section>
  );
}

function Model({ model, preferred, day }: { readonly model: ModelInfo; readonly preferred: boolean; readonly day: Traffic | null }) {
  const { t } = useTranslation();
  const words = useWords();
  const zone = useZone();
  const group = day?.groups.find((g) => g.name === model.name);
  const compact = new Intl.NumberFormat(zone.locale, { notation: 'compact' });
  const tag = (text: string, look = '') => <small key={text} className={`${settings['tag'] ?? ''} ${settings[look] ?? ''}`}>{text}</small>;
  return (
    <li>
      <div className={styles['name']}>
        <span className={styles['health']} data-down={!model.healthy || undefined} role="img" aria-label={model.healthy ? words('models.healthy') : words('models.unhealthy')} title={model.healthy ? words('models.healthy') : words('models.unhealthy')} />
        <div>
          <strong>{model.name}</strong>
          <small>{[model.provider, model.context === undefined ? '' : t('operator.context', { n: compact.format(model.context) })].filter((x) => x !== '').join(' · ')}</small>
        </div>
      </div>
      <div className={styles['tags']}>
        {preferred ? tag(t('operator.preferred'), 'pineTag') : null}
        {tag(model.own ? t('operator.ownTag') : t('operator.outside'), model.own ? 'pineTag' : 'skyTag')}
        {tag(t(`operator.tier_${model.tier}`))}
        {model.tools ? tag(words('models.tools')) : null}
        {model.vision === true ? tag(words('models.vision')) : null}
        {model.healthy ? null : tag(t('operator.unhealthy'), 'redTag')}
      </div>
      <Price model={model} />
      <Day model={model} group={group} day={day} />
    </li>
  );
}

function Price({ model: { price, own } }: { readonly model: ModelInfo }) {
  const words = useWords();
  const zone = useZone();
  const usd = new Intl.NumberFormat(zone.locale, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', maximumFractionDigits: 3 });
  if (price?.input === undefined || price.output === undefined) return <p className={styles['price']}>{own ? words('common.free') : words('models.unpriced')}</p>;
  if (price.input === 0 && price.output === 0) return <p className={styles['price']}>{words('common.free')}</p>;
  const parts: [string, number | undefined][] = [[words('models.input'), price.input], [words('models.cache'), price.cacheRead], [words('models.output'), price.output]];
  return (
    <dl className={styles['price']} aria-label={words('models.price')}>
      {parts.map(([name, amount]) => (amount === undefined ? null : <div key={name}><dt>{name}</dt><dd>{usd.format(amount)}</dd></div>))}
    </dl>
  );
}

function Day({ model, group, day }: { readonly model: ModelInfo; readonly group: TrafficGroup | undefined; readonly day: Traffic | null }) {
  const words = useWords();
  const zone = useZone();
  if (group === undefined || day === null) return <p className={styles['day']}>{day === null ? ' ' : words('models.noCalls')}</p>;
  const rate = model.errorRate ?? group.failed / group.calls;
  const at = new Map(group.points.map((p) => [Date.parse(p.at), p]));
  const buckets = bucketsOf(day).map((s) => at.get(s));
  const facts: [string, string, boolean][] = [
    [words('figure.calls'), countWords(zone.locale, group.calls), false],
    [words('figure.errorRate'), percentWords(zone.locale, rate), bad(rate)],
    model.firstTokenMs === undefined ? [words('figure.p50short'), group.p50Ms === 0 ? '–' : msWords(words, zone.locale, group.p50Ms), false] : [words('figure.firstToken'), msWords(words, zone.locale, model.firstTokenMs), false],
  ];
  return (
    <div className={styles['day']}>
      <Spark values={buckets.map((p) => p?.calls ?? 0)} failed={buckets.map((p) => p?.failed ?? 0)} />
      <dl aria-label={words('models.lastDay')}>{facts.map(([k, v, red]) => <div key={k}><dt>{k}</dt><dd className={red ? admin['bad'] : undefined}>{v}</dd></div>)}</dl>
    </div>
  );
}

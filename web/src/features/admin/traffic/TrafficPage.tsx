import { useTranslation } from 'react-i18next';
import type { Traffic, TrafficBy, TrafficGroup } from '../../../api/types';
import { useSync, useZone } from '../../../app/context';
import { navigate, operatorPath } from '../../../app/route';
import { Empty } from '../../../ui/Empty';
import { FormError } from '../../../ui/Field';
import { Section } from '../../../ui/Page';
import { plainMoney, type Zone } from '../../../ui/time';
import styles from '../Admin.module.css';
import { Spread } from '../charts/Spread';
import { bad, countWords, msWords, nameWords, percentWords, RANGES, spanOf, type Range } from '../figures';
import { Frame } from '../Frame';
import { Segments } from '../Segments';
import { useAnswer } from '../useAnswer';
import { useWords, type ConsoleWords } from '../words';
import { OverTime } from './OverTime';

const BYS = ['model', 'provider', 'room', 'key', 'user'] as const;

/** What was asked, what failed, what it cost and how long it took; the address says which part is shown. */
export function TrafficPage({ query }: { readonly query: string }) {
  const t = useWords();
  const sync = useSync();
  const params = new URLSearchParams(query);
  const range = RANGES.find((r) => r === params.get('range')) ?? 'day';
  const by = BYS.find((b) => b === params.get('by')) ?? 'model';
  const measure = MEASURES.find((m) => m === params.get('measure')) ?? 'calls';
  const go = (change: Record<string, string>) => navigate(operatorPath('traffic', { range, by, measure, ...change }), { replace: true });
  const { value, wrong, loading } = useAnswer(`${range} ${by}`, () => sync.api.traffic({ ...spanOf(range), by }));
  return (
    <Frame page="traffic" title={t('traffic.title')}>
      <p className={styles['hint']}>{t('traffic.lead')}</p>
      <div className={styles['controls']}>
        <Segments<Range> label={t('range.label')} value={range} onChange={(r) => go({ range: r })} options={RANGES.map((r) => ({ value: r, label: t(`range.${r}`) }))} />
        <Segments<TrafficBy> label={t('by.label')} value={by} onChange={(b) => go({ by: b })} options={BYS.map((b) => ({ value: b, label: t(`by.${b}`) }))} />
      </div>
      <FormError>{wrong}</FormError>
      {value === null ? <p role="status" className={styles['hint']}>{t('common.loading')}</p> : (
        <div className={loading ? styles['busy'] : undefined} aria-busy={loading} style={{ display: 'grid', gap: 20 }}>
          {value.total.calls === 0 ? <Empty title={t('traffic.empty')} lead={t('traffic.emptyLead', { url: `${window.location.origin}/v1` })} /> : <Shown traffic={value} measure={measure} onMeasure={(m) => go({ measure: m })} />}
        </div>
      )}
    </Frame>
  );
}

export const MEASURES = ['calls', 'costMicros', 'failed'] as const;
export type Measure = (typeof MEASURES)[number];

function Shown({ traffic, measure, onMeasure }: { readonly traffic: Traffic; readonly measure: Measure; readonly onMeasure: (m: Measure) => void }) {
  const t = useWords();
  const zone = useZone();
  const timed = traffic.groups.filter((g) => g.p95Ms > 0).slice(0, 10);
  return (
    <>
      <Totals traffic={traffic} />
      <Section title={t('traffic.overTime', { measure: t(`measure.${measure}`) })}>
        <Segments<Measure> label={t('measure.label')} value={measure} onChange={onMeasure} options={MEASURES.map((m) => ({ value: m, label: t(`measure.${m}`) }))} />
        <OverTime traffic={traffic} measure={measure} />
      </Section>
      <Section title={t('traffic.groups', { by: t(`by.${traffic.by}`) })}>
        <Groups traffic={traffic} measure={measure} />
      </Section>
      {timed.length === 0 ? null : (
        <Section title={t('traffic.speed', { by: t(`by.${traffic.by}`) })} lead={t('traffic.speedLead')}>
          <Spread
            label={t('traffic.speed', { by: t(`by.${traffic.by}`) })} nameHead={t(`by.${traffic.by}`)} fromHead={t('figure.p50short')} toHead={t('figure.p95short')}
            rows={timed.map((g) => ({ name: nameWords(t, traffic.by, g), from: g.p50Ms, to: g.p95Ms }))} value={(n) => msWords(t, zone.locale, n)}
          />
        </Section>
      )}
    </>
  );
}

function Totals({ traffic: { total } }: { readonly traffic: Traffic }) {
  const t = useWords();
  const { i18n } = useTranslation();
  const locale = i18n.language;
  const n = (x: number) => countWords(locale, x);
  return (
    <dl className={styles['tiles']}>
      <div><dt>{t('figure.calls')}</dt><dd>{n(total.calls)}</dd></div>
      <div>
        <dt>{t('figure.cost')}</dt>
        <dd>{plainMoney(locale, total.costMicros)}</dd>
      </div>
      <div>
        <dt>{t('figure.errorRate')}</dt>
        <dd className={bad(total.failed / total.calls) ? styles['bad'] : undefined}>{percentWords(locale, total.failed / total.calls)}</dd>
        <dd><small>{t('figure.failedOf', { count: total.failed })}</small></dd>
      </div>
      <div><dt>{t('figure.p50')}</dt><dd>{total.p50Ms === 0 ? '–' : msWords(t, locale, total.p50Ms)}</dd></div>
      <div><dt>{t('figure.p95')}</dt><dd>{total.p95Ms === 0 ? '–' : msWords(t, locale, total.p95Ms)}</dd></div>
      <div>
        <dt>{t('figure.tokens')}</dt>
        <dd>{n(total.inputTokens + total.outputTokens)}</dd>
        <dd><small>{t('figure.tokensSplit', { input: n(total.inputTokens), output: n(total.outputTokens) })}</small></dd>
        {total.cachedTokens === 0 ? null : <dd><small>{t('figure.cachedShare', { percent: percentWords(locale, total.cachedTokens / Math.max(total.inputTokens, 1)) })}</small></dd>}
      </div>
    </dl>
  );
}

function Groups({ traffic, measure }: { readonly traffic: Traffic; readonly measure: Measure }) {
  const t = useWords();
  const zone = useZone();
  const most = Math.max(...traffic.groups.map((g) => g[measure]), 1);
  const sorted = [...traffic.groups].sort((a, b) => b[measure] - a[measure]);
  return (
    <>
      {traffic.groups.length === 0 ? <p className={styles['hint']}>{t('common.none')}</p> : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t(`by.${traffic.by}`)}</th>
              {COLUMNS.map((c) => <th key={c} scope="col">{t(`figure.${c}`)}</th>)}
            </tr>
          </thead>
          <tbody>
            {sorted.map((g) => (
              <tr key={g.id ?? g.name}>
                <th scope="row">
                  {nameWords(t, traffic.by, g)}
                  <span className={styles['share']} aria-hidden="true"><span style={{ width: `${(g[measure] / most) * 100}%` }} /></span>
                </th>
                {COLUMNS.map((c) => <td key={c} data-head={t(`figure.${c}`)} className={c === 'errorRate' && bad(g.failed / Math.max(g.calls, 1)) ? styles['bad'] : undefined}>{cell(t, zone, c, g)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {traffic.more > 0 ? <p className={styles['hint']}>{t('traffic.more', { count: traffic.more })}</p> : null}
      {traffic.by === 'model' || traffic.by === 'provider' ? <p className={styles['hint']}>{t('traffic.attempts')}</p> : null}
      {traffic.by === 'room' ? <p className={styles['hint']}>{t('traffic.roomsOnly')} {t('traffic.roomHint')}</p> : null}
    </>
  );
}

const COLUMNS = ['calls', 'errorRate', 'cost', 'tokens'] as const;

function cell(t: ConsoleWords, zone: Zone, column: (typeof COLUMNS)[number], g: TrafficGroup): string {
  switch (column) {
    case 'calls':
      return countWords(zone.locale, g.calls);
    case 'errorRate':
      return percentWords(zone.locale, g.calls === 0 ? 0 : g.failed / g.calls);
    case 'cost':
      return plainMoney(zone.locale, g.costMicros);
    case 'tokens':
      return t('figure.tokensSplit', { input: countWords(zone.locale, g.inputTokens), output: countWords(zone.locale, g.outputTokens) });
  }
}

import type { RouterModel, RouterReport } from '../../../api/operator';
import { useSync, useZone } from '../../../app/context';
import { Empty } from '../../../ui/Empty';
import { FormError } from '../../../ui/Field';
import { Section } from '../../../ui/Page';
import { date, plainMoney } from '../../../ui/time';
import admin from '../Admin.module.css';
import { countWords, percentWords } from '../figures';
import { Frame } from '../Frame';
import { useAnswer } from '../useAnswer';
import { useWords } from '../words';
import styles from './Router.module.css';

/** Whether choosing paid off, and whether the router keeps what it promises. */
export function RouterPage() {
  const t = useWords();
  const sync = useSync();
  const zone = useZone();
  const { value, wrong, missing } = useAnswer('report', () => sync.api.routerReport());
  return (
    <Frame page="router" title={t('router.title')}>
      <p className={admin['hint']}>{t('router.lead')} {value === null || value.decisions === 0 ? '' : t('router.since', { when: date(zone, value.since) })}</p>
      <FormError>{missing ? t('router.missing') : wrong}</FormError>
      {value?.decisions === 0 ? <Empty title={t('router.none')} lead={t('router.teach')} /> : null}
      {value === null || value.decisions === 0 ? null : <Report report={value} />}
    </Frame>
  );
}

function Report({ report }: { readonly report: RouterReport }) {
  const t = useWords();
  const zone = useZone();
  const { exploration, saved } = report;
  return (
    <>
      <dl className={admin['tiles']}>
        <div><dt>{t('router.decisions')}</dt><dd>{countWords(zone.locale, report.decisions)}</dd></div>
        <Saved label={t('router.againstBest')} micros={saved.againstBestMicros} />
        <Saved label={t('router.againstRandom')} micros={saved.againstRandomMicros} />
        <div>
          <dt>{t('router.exploration')}</dt>
          <dd>{plainMoney(zone.locale, exploration.spentMicros)}</dd>
          <dd><small>{t('router.explorationOf', { spent: plainMoney(zone.locale, exploration.spentMicros), limit: plainMoney(zone.locale, exploration.limitMicros), percent: percentWords(zone.locale, exploration.share) })}</small></dd>
        </div>
      </dl>
      <Section title={t('router.models')} lead={t('router.modelsLead')}>
        <Models models={report.models} />
        <p className={admin['hint']}>{t('router.teach')}</p>
      </Section>
    </>
  );
}

function Saved({ label, micros }: { readonly label: string; readonly micros: number }) {
  const t = useWords();
  const zone = useZone();
  return (
    <div>
      <dt>{label}</dt>
      <dd className={micros < 0 ? admin['bad'] : styles['good']}>{plainMoney(zone.locale, Math.abs(micros))}</dd>
      <dd><small>{micros < 0 ? t('router.lost') : t('router.saved')}</small></dd>
    </div>
  );
}

function Models({ models }: { readonly models: readonly RouterModel[] }) {
  const t = useWords();
  const zone = useZone();
  return (
    <table className={admin['table']} aria-label={t('router.models')}>
      <thead><tr><th scope="col">{t('by.model')}</th><th scope="col">{t('router.chosen')}</th><th scope="col">{t('router.predicted')}</th><th scope="col">{t('router.observed')}</th><th scope="col">{t('router.thumbs')}</th></tr></thead>
      <tbody>
        {models.map((m) => (
          <tr key={m.model}>
            <th scope="row">{m.model}<Promise model={m} /></th>
            <td data-head={t('router.chosen')}>{countWords(zone.locale, m.chosen)}</td>
            <td data-head={t('router.predicted')}>{percentWords(zone.locale, m.predicted)}</td>
            <td data-head={t('router.observed')}>{m.observed == null ? t('router.unknown') : percentWords(zone.locale, m.observed)}</td>
            <td data-head={t('router.thumbs')}>{t('router.up', { count: m.up })} · {t('router.down', { count: m.down })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A bar for what was found, a notch for what was expected; the table says both. */
function Promise({ model }: { readonly model: RouterModel }) {
  return (
    <span className={styles['promise']} aria-hidden="true">
      {model.observed == null ? null : <span className={styles['kept']} style={{ width: `${model.observed * 100}%` }} />}
      <span className={styles['notch']} style={{ left: `${model.predicted * 100}%` }} />
    </span>
  );
}

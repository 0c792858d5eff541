import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message, Receipt } from '../../api/types';
import { useSync, useZone } from '../../app/context';
import { Link, roomPath, useRoute } from '../../app/route';
import { wordsFor } from '../../i18n';
import { clock } from '../../ui/time';
import { plainWords, speaker } from '../rooms/roomName';
import panels from '../rooms/Panels.module.css';
import { costWords, maskWords, reasonWords, receiptLine, secondsWords, useReceipt, type ReceiptOf } from './receipts';
import styles from './ReceiptPanel.module.css';

/** The whole route told to people: why this model, what left, what it took, the next best. */
export function ReceiptPanel({ room, of }: { readonly room: string; readonly of: ReceiptOf }) {
  const { t } = useTranslation();
  const receipt = useReceipt(of);
  if (receipt === 'loading') return <p role="status" className={panels['hint']}>{t('app.loading')}</p>;
  if (receipt === null) return <p className={panels['hint']}>{t('receipt.missing')}</p>;
  return (
    <div className={panels['stack']}>
      <Head receipt={receipt} />
      {receipt.reasons.length > 0 ? (
        <section className={panels['section']}>
          <h3>{t('receipt.reasons')}</h3>
          <ul className={styles['reasons']}>{receipt.reasons.map((r) => <li key={r.code}>{reasonWords(t, r)}</li>)}</ul>
        </section>
      ) : null}
      <Candidates receipt={receipt} />
      <Left room={room} receipt={receipt} />
      <Usage receipt={receipt} />
      {receipt.next === undefined ? null : (
        <section className={panels['section']}>
          <h3>{t('receipt.next')}</h3>
          <p>{t('receipt.nextWhy', { model: receipt.next.model, why: reasonWords(t, receipt.next.why) })}</p>
        </section>
      )}
    </div>
  );
}

function Head({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation();
  const zone = useZone();
  const line = receiptLine(t, zone, receipt);
  return (
    <div className={`${styles['head'] ?? ''} ${line.outside ? (styles['outside'] ?? '') : ''}`}>
      <p className={styles['model']}>{line.model}</p>
      <p>{line.where} · {line.cost} · {line.time}</p>
      {receipt.guided ? <p className={panels['hint']}>{t('receipt.guidedLead')}</p> : null}
    </div>
  );
}

/** Bars for the eye, a table for the ear: the same figures. */
export function Candidates({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation();
  const all = receipt.candidates;
  if (all.length === 0) return null;
  const best = Math.max(...all.map((c) => c.score ?? 0), 0.000_001);
  return (
    <section className={panels['section']}>
      <h3>{t('receipt.candidates')}</h3>
      <table className={styles['candidates']} aria-label={t('receipt.candidatesTable')}>
        <thead className="visually-hidden"><tr><th>{t('receipt.model')}</th><th>{t('receipt.score')}</th><th>{t('receipt.note')}</th></tr></thead>
        <tbody>
          {all.map((c) => {
            const notes = c.excluded === undefined ? (c.reasons ?? []).map((r) => reasonWords(t, r)).join(' ') : reasonWords(t, c.excluded);
            return (
              <tr key={c.model} data-chosen={c.chosen || undefined} data-excluded={c.excluded !== undefined || undefined}>
                <th scope="row">{c.model}<small>{c.own === false ? t('receipt.other') : t('receipt.own')}</small></th>
                <td>
                  <span className={styles['track']} aria-hidden="true"><span style={{ width: `${(Math.max(0, c.score ?? 0) / best) * 100}%` }} /></span>
                  <span className={styles['score']}>{c.excluded === undefined ? (c.score === undefined ? '–' : c.score.toFixed(2)) : t('receipt.excludedNote')}</span>
                </td>
                <td className={styles['note']}>{c.chosen ? <strong>{t('receipt.chosen')}</strong> : null} {notes}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Left({ room, receipt }: { readonly room: string; readonly receipt: Receipt }) {
  const { t } = useTranslation();
  const zone = useZone();
  const sync = useSync();
  const route = useRoute();
  const side = route.name === 'room' ? route.side : null;
  const ids = receipt.left.kind === 'messages' ? (receipt.left.messages ?? []) : [];
  const key = ids.join(',');
  const [messages, setMessages] = useState<readonly Message[]>([]);
  useEffect(() => {
    let here = true;
    if (key !== '') sync.messages(room, key.split(',')).then((m) => here && setMessages(m), () => undefined);
    return () => { here = false; };
  }, [sync, room, key]);
  if (receipt.left.kind === 'none' || receipt.own) {
    return <section className={panels['section']}><h3>{t('receipt.left')}</h3><p className={styles['stays']}>{t('receipt.leftNone')}</p></section>;
  }
  return (
    <section className={panels['section']}>
      <h3>{t('receipt.left')}</h3>
      <p className={styles['went']}>{t('receipt.leftSome', { provider: receipt.left.provider ?? receipt.provider ?? t('receipt.other'), count: receipt.left.count ?? ids.length })}</p>
      {(receipt.left.masked ?? []).map((m) => <p key={m.kind} className={panels['hint']}>{maskWords(t, m)}</p>)}
      {messages.length > 0 ? (
        <ul className={styles['words']} aria-label={t('receipt.leftWords')}>
          {messages.map((m) => (
            <li key={m.id}>
              <Link to={roomPath(room, { side, message: m.id })}><strong>{speaker(t, m)}</strong> <time dateTime={m.at}>{clock(zone, m.at)}</time><span dir="auto">{plainWords(t, m)}</span></Link>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

export function Usage({ receipt }: { readonly receipt: Receipt }) {
  const { t, i18n } = useTranslation();
  const zone = useZone();
  const n = new Intl.NumberFormat(i18n.language);
  const { usage } = receipt;
  const rows: [string, string][] = [
    ...(receipt.guided ? [] : [[t('receipt.tokensIn'), n.format(usage.input)] satisfies [string, string]]),
    ...(usage.cached === undefined || usage.cached === 0 ? [] : [[t('receipt.tokensCached'), n.format(usage.cached)] satisfies [string, string]]),
    ...(receipt.guided ? [] : [[t('receipt.tokensOut'), n.format(usage.output)] satisfies [string, string]]),
    ...(usage.reasoning === undefined || usage.reasoning === 0 ? [] : [[t('receipt.tokensReasoning'), n.format(usage.reasoning)] satisfies [string, string]]),
    [t('receipt.cost'), costWords(t, zone, receipt)],
    [t('receipt.time'), secondsWords(t, zone, receipt.ms)],
    ...(receipt.firstTokenMs === undefined || receipt.guided ? [] : [[t('receipt.firstToken'), secondsWords(t, zone, receipt.firstTokenMs)] satisfies [string, string]]),
    [t('receipt.outcome'), wordsFor(t, 'receipt', `outcome_${receipt.outcome}`) ?? receipt.outcome],
  ];
  return (
    <section className={panels['section']}>
      <h3>{t('receipt.usage')}</h3>
      <dl className={styles['usage']}>{rows.map(([k, v]) => <div key={k}><dt>{k}</dt><dd>{v}</dd></div>)}</dl>
    </section>
  );
}

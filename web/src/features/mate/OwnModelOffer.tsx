import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MateStatus, ModelFetch, ModelOffer } from '../../api/types';
import { useApp, useSync } from '../../app/context';
import { errorWords, wordsFor } from '../../i18n';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Mark } from '../../ui/Mark';
import { Progress } from '../../ui/Progress';
import { bytes } from '../../ui/time';
import { toast } from '../../ui/Toasts';
import styles from './OwnModelOffer.module.css';

/** So many languages are named; the rest is a number. */
const LANGUAGES = 4;

const PUT_OFF = 'maru.ownModel.later';

/** What the mate here thinks with; without a model, the offer to keep one on this server. */
export function OwnModelOffer() {
  const { t } = useTranslation();
  const sync = useSync();
  const operator = useApp((s) => s.me.role === 'operator');
  const pushed = useApp((s) => s.modelFetch);
  const [status, setStatus] = useState<MateStatus | null>(null);
  const [later, setLater] = useState(() => localStorage.getItem(PUT_OFF) !== null);
  const [error, setError] = useState<string | null>(null);
  const [started, setStarted] = useState(false);
  const pushedState = pushed?.state;

  useEffect(() => {
    let here = true;
    sync.api.mateStatus().then((s) => here && setStatus(s), () => undefined);
    return () => { here = false; };
  }, [sync, pushedState]);

  if (status === null) return null;
  const fetch = newer(pushed, status.fetch);
  const offer = status.offer;
  const begin = (name: string) => {
    setError(null);
    setStarted(true);
    sync.api.fetchModel(name).then(
      (f) => sync.store.update((s) => ({ ...s, modelFetch: f })),
      (e: unknown) => setError(errorWords(t, e)),
    );
  };
  if (fetch !== null && (fetch.state === 'running' || fetch.state === 'waiting' || fetch.state === 'verifying')) {
    return <Fetching fetch={fetch} title={offer?.name === fetch.name ? offer.title : fetch.name} operator={operator} />;
  }
  if (fetch?.state === 'done' && started) return <p role="status" className={styles['strip']}><Icon name="check" size={18} />{t('own.done')}</p>;
  if (fetch?.state === 'failed' || fetch?.state === 'cancelled' || error !== null) {
    return (
      <div className={styles['offer']} role="status">
        <p><strong>{fetch?.state === 'cancelled' ? t('own.cancelled') : t('own.failed')}</strong></p>
        {error !== null || fetch?.error !== undefined ? <p className={styles['hint']}>{error ?? wordsFor(t, 'errors', fetch?.error ?? '') ?? fetch?.error}</p> : null}
        {operator ? <div className={styles['buttons']}><Button onClick={() => begin(fetch?.name ?? offer?.name ?? '')}>{t('own.retry')}</Button></div> : null}
      </div>
    );
  }
  if (status.model === 'none' && offer !== undefined && !later) {
    return <Offer offer={offer} operator={operator} onYes={() => begin(offer.name)} onLater={() => { localStorage.setItem(PUT_OFF, '1'); setLater(true); }} />;
  }
  if (status.model === 'none' || status.model === 'tiny') {
    return (
      <p className={styles['strip']}>
        <Icon name="info" size={18} /><span>{t(`mate.status_${status.model}`)}</span>
        {offer !== undefined && later && operator ? <button type="button" onClick={() => { localStorage.removeItem(PUT_OFF); setLater(false); }}>{t('operator.fetch')}</button> : null}
      </p>
    );
  }
  return null;
}

/** The socket's word is newer, unless it is of an earlier, finished fetch. */
function newer(pushed: ModelFetch | null, asked: ModelFetch | undefined): ModelFetch | null {
  if (pushed === null) return asked ?? null;
  if (asked === undefined) return pushed;
  return pushed.name === asked.name && pushed.done < asked.done && pushed.state === 'running' ? asked : pushed;
}

interface OfferProps {
  readonly offer: ModelOffer;
  readonly operator: boolean;
  readonly onYes: () => void;
  readonly onLater: () => void;
}

function Offer({ offer, operator, onYes, onLater }: OfferProps) {
  const { t, i18n } = useTranslation();
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const language = (code: string) => {
    try {
      return names.of(code) ?? code;
    } catch {
      return code;
    }
  };
  return (
    <section className={styles['offer']} aria-label={t('own.title')}>
      <h2>{t('own.title')}</h2>
      <p>{t('own.lead')}</p>
      <dl>
        <div><dt>{t('receipt.model')}</dt><dd>{offer.title}</dd></div>
        <div><dt>{t('own.size')}</dt><dd>{bytes(i18n.language, offer.bytes)}</dd></div>
        <div><dt>{t('own.licence')}</dt><dd>{offer.licence}</dd></div>
        <div><dt>{t('own.languages')}</dt><dd>{offer.languages.slice(0, LANGUAGES).map(language).join(', ')}{offer.languages.length > LANGUAGES ? ` +${offer.languages.length - LANGUAGES}` : ''}</dd></div>
      </dl>
      {offer.note === undefined ? null : <p className={styles['hint']}>{wordsFor(t, 'own.notes', offer.note) ?? offer.note}</p>}
      {operator ? (
        <div className={styles['buttons']}>
          <Button look="pine" icon="import" onClick={onYes}>{t('own.yes')}</Button>
          <Button look="quiet" onClick={onLater}>{t('own.later')}</Button>
        </div>
      ) : <p className={styles['hint']}>{t('own.askOperator')}</p>}
    </section>
  );
}

export function Fetching({ fetch, title, operator }: { readonly fetch: ModelFetch; readonly title: string; readonly operator: boolean }) {
  const { t, i18n } = useTranslation();
  const sync = useSync();
  const size = (n: number) => bytes(i18n.language, n);
  const text = fetch.state === 'verifying' ? t('own.verifying') : fetch.state === 'waiting' ? t('own.waiting') : t('own.progress', { done: size(fetch.done), total: size(fetch.total) });
  return (
    <section className={styles['offer']} aria-label={t('own.fetching', { title })}>
      <h2>{t('own.fetching', { title })}</h2>
      <Progress label={t('own.fetching', { title })} done={fetch.done} total={fetch.total} text={text} />
      {fetch.notice === undefined ? null : <p className={styles['hint']}>{wordsFor(t, 'own.notices', fetch.notice) ?? fetch.notice}</p>}
      <p className={styles['hint']}>{t('own.meanwhile')}</p>
      {operator ? (
        <div className={styles['buttons']}>
          <Button
            look="quiet"
            onClick={() => {
              sync.api.cancelFetch().then(
                () => sync.store.update((s) => ({ ...s, modelFetch: { ...fetch, state: 'cancelled' } })),
                (e: unknown) => toast(errorWords(t, e)),
              );
            }}
          >
            {t('own.cancel')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** The mate's empty room: a hello and three ways to begin. */
export function MateWelcome({ room }: { readonly room: string }) {
  const { t } = useTranslation();
  const sync = useSync();
  return (
    <div className={styles['welcome']}>
      <Mark size={56} />
      <h2>{t('mate.welcome')}</h2>
      <p>{t('mate.welcomeLead')}</p>
      <ul>
        {(['try3', 'try1', 'try2'] as const).map((k) => <li key={k}><Button onClick={() => sync.post(room, t(`mate.${k}`))}>{t(`mate.${k}`)}</Button></li>)}
      </ul>
    </div>
  );
}

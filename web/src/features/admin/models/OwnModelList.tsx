import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnModels } from '../../../api/types';
import { useApp, useSync } from '../../../app/context';
import { errorWords, wordsFor } from '../../../i18n';
import { Button } from '../../../ui/Button';
import { FormError } from '../../../ui/Field';
import { Section } from '../../../ui/Page';
import { bytes } from '../../../ui/time';
import { toast } from '../../../ui/Toasts';
import { Fetching } from '../../mate/OwnModelOffer';
import styles from '../../settings/Settings.module.css';

/** Models that run on this server, and those that it can fetch. */
export function OwnModelList() {
  const { t, i18n } = useTranslation();
  const sync = useSync();
  const pushed = useApp((s) => s.modelFetch);
  const [own, setOwn] = useState<OwnModels | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const state = pushed?.state;
  useEffect(() => {
    let here = true;
    sync.api.ownModels().then((o) => here && setOwn(o), (e: unknown) => here && setWrong(errorWords(t, e)));
    return () => { here = false; };
  }, [sync, t, state]);
  const fetch = (name: string) => {
    sync.api.fetchModel(name).then((f) => sync.store.update((s) => ({ ...s, modelFetch: f })), (e: unknown) => toast(errorWords(t, e)));
  };
  const running = pushed ?? own?.fetch ?? null;
  const active = running !== null && (running.state === 'running' || running.state === 'waiting' || running.state === 'verifying');
  return (
    <Section title={t('operator.ownModels')} lead={t('own.lead')}>
      <FormError>{wrong}</FormError>
      {active ? <Fetching fetch={running} title={own?.offers.find((o) => o.name === running.name)?.title ?? running.name} operator /> : null}
      {running?.state === 'failed' ? <FormError>{t('own.failed')} {wordsFor(t, 'errors', running.error ?? '') ?? running.error}</FormError> : null}
      <ul className={styles['list']}>
        {own?.installed.map((m) => (
          <li key={m.name}>
            <span><strong>{m.title ?? m.name}</strong><small>{[m.bytes === undefined ? '' : bytes(i18n.language, m.bytes), m.licence ?? ''].filter((x) => x !== '').join(' · ')}</small></span>
            <small className={`${styles['tag'] ?? ''} ${styles['pineTag'] ?? ''}`}>{t('operator.installed')}</small>
          </li>
        ))}
        {own?.offers.filter((o) => !o.installed).map((o) => (
          <li key={o.name}>
            <span><strong>{o.title}</strong><small>{bytes(i18n.language, o.bytes)} · {o.licence}{o.note === undefined ? '' : ` · ${wordsFor(t, 'own.notes', o.note) ?? o.note}`}</small></span>
            <Button icon="import" disabled={active} aria-label={`${t('operator.fetch')}: ${o.title}`} onClick={() => fetch(o.name)}>{t('operator.fetch')}</Button>
          </li>
        ))}
      </ul>
      {own === null ? null : <p className={styles['hint']}>{t('operator.engine', { state: wordsFor(t, 'operator', `engine_${own.engine.state}`) ?? own.engine.state })}</p>}
    </Section>
  );
}

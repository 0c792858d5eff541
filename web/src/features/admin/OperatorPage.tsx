import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelInfo, Models, OwnModels, Provider, User } from '../../api/types';
import { useApp, useSync, useZone } from '../../app/context';
import { errorWords, wordsFor } from '../../i18n';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FormError } from '../../ui/Field';
import { Page, Section } from '../../ui/Page';
import { bytes, date } from '../../ui/time';
import { toast } from '../../ui/Toasts';
import { Fetching } from '../mate/OwnModelOffer';
import styles from '../settings/Settings.module.css';
import { ProviderDialog } from './ProviderDialog';

export function OperatorPage() {
  const { t } = useTranslation();
  const role = useApp((s) => s.me.role);
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  if (role !== 'operator') return <Page title={t('operator.title')}><FormError>{t('errors.forbidden')}</FormError></Page>;
  return (
    <Page title={t('operator.title')} back="/me">
      <Providers turn={turn} onChange={again} />
      <OwnModelList />
      <ModelList turn={turn} />
      <People />
    </Page>
  );
}

function Providers({ turn, onChange }: { readonly turn: number; readonly onChange: () => void }) {
  const { t } = useTranslation();
  const sync = useSync();
  const [providers, setProviders] = useState<readonly Provider[] | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Provider | null>(null);
  const [tests, setTests] = useState<ReadonlyMap<string, string>>(new Map());

  useEffect(() => {
    let here = true;
    sync.api.providers().then(({ providers: all }) => here && setProviders(all), (e: unknown) => here && setWrong(errorWords(t, e)));
    return () => { here = false; };
  }, [sync, t, turn]);

  const say = (name: string, words: string) => setTests((m) => new Map(m).set(name, words));
  const test = async (name: string) => {
    say(name, t('operator.testing'));
    try {
      const result = await sync.api.testProvider(name);
      say(name, result.ok ? t('operator.testOk', { ms: result.ms ?? 0 }) : t('operator.testFailed', { why: result.detail ?? result.code ?? '' }));
    } catch (error) {
      say(name, t('operator.testFailed', { why: errorWords(t, error) }));
    }
  };
  const remove = (provider: Provider) => {
    setRemoving(null);
    sync.api.removeProvider(provider.name).then(onChange, (e: unknown) => toast(errorWords(t, e)));
  };
  return (
    <Section title={t('operator.providers')} lead={t('operator.providersLead')}>
      <FormError>{wrong}</FormError>
      {providers?.length === 0 ? <p className={styles['hint']}>{t('operator.noProviders')}</p> : null}
      <ul className={styles['list']}>
        {providers?.map((p) => (
          <li key={p.name}>
            <span>
              <strong>{p.name}</strong>
              <small>{p.url}</small>
              <small role="status">{tests.get(p.name) ?? (p.source === undefined ? '' : t(`operator.source_${p.source}`))}</small>
            </span>
            <span className={styles['tags']}>
              <small className={`${styles['tag'] ?? ''} ${(p.own ? styles['pineTag'] : styles['skyTag']) ?? ''}`}>{p.own ? t('operator.ownTag') : t('operator.outside')}</small>
              <small className={styles['tag']}>{p.keySet ? t('operator.keySet') : t('operator.noKey')}</small>
              {p.healthy === false ? <small className={`${styles['tag'] ?? ''} ${styles['redTag'] ?? ''}`}>{t('operator.unhealthy')}</small> : null}
            </span>
            <Button aria-label={`${t('operator.test')}: ${p.name}`} onClick={() => void test(p.name)}>{t('operator.test')}</Button>
            {p.source === undefined || p.source === 'page' ? <Button look="danger" aria-label={`${t('operator.remove')}: ${p.name}`} onClick={() => setRemoving(p)}>{t('operator.remove')}</Button> : null}
          </li>
        ))}
      </ul>
      <div><Button look="primary" icon="plus" onClick={() => setAdding(true)}>{t('operator.addTitle')}</Button></div>
      {adding ? <ProviderDialog onClose={() => setAdding(false)} onAdded={onChange} /> : null}
      {removing === null ? null : (
        <Dialog title={t('operator.remove')} onClose={() => setRemoving(null)}>
          <p>{t('operator.removeConfirm', { name: removing.name })}</p>
          <div className={styles['choices']}>
            <Button onClick={() => setRemoving(null)}>{t('app.cancel')}</Button>
            <Button look="danger" onClick={() => remove(removing)}>{t('operator.remove')}</Button>
          </div>
        </Dialog>
      )}
    </Section>
  );
}

function OwnModelList() {
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

function ModelList({ turn }: { readonly turn: number }) {
  const { t } = useTranslation();
  const sync = useSync();
  const fetched = useApp((s) => s.modelFetch?.state);
  const [models, setModels] = useState<Models | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    sync.api.models().then((m) => here && setModels(m), (e: unknown) => here && setWrong(errorWords(t, e)));
    return () => { here = false; };
  }, [sync, t, turn, fetched]);
  return (
    <Section title={t('operator.models')} lead={t('operator.modelsLead')}>
      <FormError>{wrong}</FormError>
      {models?.models.length === 0 ? <p className={styles['hint']}>{t('operator.noModels')}</p> : null}
      <ul className={styles['list']}>{models?.models.map((m) => <ModelRow key={`${m.provider} ${m.name}`} model={m} preferred={models.preferred === m.name} />)}</ul>
    </Section>
  );
}

function ModelRow({ model, preferred }: { readonly model: ModelInfo; readonly preferred: boolean }) {
  const { t, i18n } = useTranslation();
  const n = new Intl.NumberFormat(i18n.language, { notation: 'compact' });
  const price = model.price?.input === undefined || model.price.output === undefined ? (model.own ? '' : t('operator.priceFree')) : t('operator.price', { input: model.price.input, output: model.price.output });
  const facts = [model.provider, model.context === undefined ? '' : t('operator.context', { n: n.format(model.context) }), price].filter((x) => x !== '');
  return (
    <li>
      <span><strong>{model.name}</strong><small>{facts.join(' · ')}</small></span>
      <span className={styles['tags']}>
        {preferred ? <small className={`${styles['tag'] ?? ''} ${styles['pineTag'] ?? ''}`}>{t('operator.preferred')}</small> : null}
        <small className={styles['tag']}>{t(`operator.tier_${model.tier}`)}</small>
        {model.tools ? <small className={styles['tag']}>{t('operator.tools')}</small> : null}
        <small className={`${styles['tag'] ?? ''} ${(model.own ? styles['pineTag'] : styles['skyTag']) ?? ''}`}>{model.own ? t('operator.ownTag') : t('operator.outside')}</small>
        {model.healthy ? null : <small className={`${styles['tag'] ?? ''} ${styles['redTag'] ?? ''}`}>{t('operator.unhealthy')}</small>}
      </span>
    </li>
  );
}

function People() {
  const { t } = useTranslation();
  const sync = useSync();
  const zone = useZone();
  const [users, setUsers] = useState<readonly User[] | null>(null);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    let here = true;
    sync.api.users().then(({ users: all }) => here && setUsers(all), () => here && setMissing(true));
    return () => { here = false; };
  }, [sync]);
  return (
    <Section title={t('operator.users')}>
      {missing ? <p className={styles['hint']}>{t('operator.usersMissing')}</p> : null}
      <ul className={styles['list']}>
        {users?.map((u) => (
          <li key={u.id}>
            <Avatar id={u.id} name={u.displayName} size="s" />
            <span><strong>{u.displayName}</strong><small>@{u.name} · {t('operator.joinedAt', { when: date(zone, u.createdAt) })}</small></span>
            <small className={styles['tag']}>{t(`operator.role_${u.role}`)}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}

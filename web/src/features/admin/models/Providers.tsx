import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewProvider, Provider } from '../../../api/types';
import { useSync } from '../../../app/context';
import { errorWords } from '../../../i18n';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { FormError } from '../../../ui/Field';
import { Section } from '../../../ui/Page';
import { toast } from '../../../ui/Toasts';
import styles from '../../settings/Settings.module.css';
import { useWords } from '../words';
import { Nearby } from './Nearby';
import { ProviderDialog } from './ProviderDialog';

/** Who serves models: set up here, in the file or by the environment; each can be tried. */
export function Providers({ turn, onChange }: { readonly turn: number; readonly onChange: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const sync = useSync();
  const [providers, setProviders] = useState<readonly Provider[] | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [adding, setAdding] = useState<NewProvider | 'new' | null>(null);
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
      <div><Button look="primary" icon="plus" onClick={() => setAdding('new')}>{t('operator.addTitle')}</Button></div>
      <Nearby turn={turn} onConnect={setAdding} />
      <p className={styles['hint']}>{words('models.later')}</p>
      {adding === null ? null : <ProviderDialog given={adding === 'new' ? null : adding} onClose={() => setAdding(null)} onAdded={onChange} />}
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

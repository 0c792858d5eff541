import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { ApiKey, NewApiKey } from '../../api/types';
import { useSync, useZone } from '../../app/context';
import { errorWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FormError } from '../../ui/Field';
import { Section } from '../../ui/Page';
import { date, plainMoney, when, type Zone } from '../../ui/time';
import { toast } from '../../ui/Toasts';
import { copyText } from '../rooms/InvitePanel';
import { KeyForm } from './KeyForm';
import styles from './Settings.module.css';

/** The reader's keys for `/v1`: made with their terms, shown once, revoked at once. */
export function Keys() {
  const { t } = useTranslation();
  const sync = useSync();
  const zone = useZone();
  const [keys, setKeys] = useState<readonly ApiKey[] | null>(null);
  const [made, setMade] = useState<NewApiKey | null>(null);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    sync.api.keys().then(({ keys: all }) => here && setKeys(all), (e: unknown) => here && setWrong(errorWords(t, e)));
    return () => { here = false; };
  }, [sync, t, made]);
  const revoke = (key: ApiKey) => {
    setRevoking(null);
    sync.api.revokeKey(key.id).then(() => setKeys((all) => all?.filter((k) => k.id !== key.id) ?? null), (e: unknown) => toast(errorWords(t, e)));
  };
  const copy = async (secret: string) => {
    if (await copyText(secret)) toast(t('app.copied'));
    else document.querySelector<HTMLInputElement>('#new-key')?.select();
  };
  return (
    <Section title={t('settings.keys')} lead={t('settings.keysLead', { url: `${window.location.origin}/v1` })}>
      <FormError>{wrong}</FormError>
      {made === null ? null : (
        <div className={styles['secret']} role="status">
          <label htmlFor="new-key">{made.name}</label>
          <div className={styles['row']}>
            <input id="new-key" readOnly value={made.key} onFocus={(e) => e.target.select()} />
            <Button icon="copy" onClick={() => void copy(made.key)}>{t('app.copy')}</Button>
          </div>
          <p>{t('settings.keyOnce')}</p>
        </div>
      )}
      {keys?.length === 0 ? <p className={styles['hint']}>{t('settings.noKeys')}</p> : null}
      <ul className={styles['list']}>
        {keys?.map((k) => (
          <li key={k.id}>
            <span>
              <strong>{k.name}</strong>
              <small>{k.prefix === undefined ? '' : `${k.prefix}… · `}{t('settings.made', { when: when(zone, k.createdAt) })}{k.lastUsedAt === undefined ? '' : ` · ${t('settings.used', { when: when(zone, k.lastUsedAt) })}`}</small>
              {termsWords(t, zone, k).map((words) => <small key={words}>{words}</small>)}
            </span>
            <Button look="danger" aria-label={`${t('settings.revokeKey')}: ${k.name}`} onClick={() => setRevoking(k)}>{t('settings.revokeKey')}</Button>
          </li>
        ))}
      </ul>
      <KeyForm onMade={setMade} />
      {revoking === null ? null : (
        <Dialog title={t('settings.revokeKey')} onClose={() => setRevoking(null)}>
          <p>{t('settings.revokeConfirm', { name: revoking.name })}</p>
          <div className={styles['choices']}>
            <Button onClick={() => setRevoking(null)}>{t('app.cancel')}</Button>
            <Button look="danger" onClick={() => revoke(revoking)}>{t('settings.revokeKey')}</Button>
          </div>
        </Dialog>
      )}
    </Section>
  );
}

/** What a key has spent and what holds it, a line each. */
function termsWords(t: TFunction, zone: Zone, key: ApiKey): string[] {
  const n = new Intl.NumberFormat(zone.locale);
  const spent = plainMoney(zone.locale, key.spentMicros ?? 0);
  const paid = key.budgetMicros !== undefined
    ? t('settings.keySpentOf', { spent, limit: plainMoney(zone.locale, key.budgetMicros), period: t(`settings.keyPeriod_${key.period ?? 'total'}`) })
    : (key.spentMicros ?? 0) > 0 ? t('settings.keySpent', { spent }) : '';
  const held = [
    key.models === undefined || key.models.length === 0 ? '' : t('settings.keyOnly', { models: key.models.join(', ') }),
    key.expiresAt === undefined ? '' : Date.parse(key.expiresAt) < Date.now() ? t('settings.keyEnded') : t('settings.keyUntil', { when: date(zone, key.expiresAt) }),
    key.requestsPerMinute === undefined ? '' : t('settings.keyRequestsOf', { n: n.format(key.requestsPerMinute) }),
    key.tokensPerMinute === undefined ? '' : t('settings.keyTokensOf', { n: n.format(key.tokensPerMinute) }),
    key.identifiers === undefined ? '' : `${t('settings.keyIdentifiers')}: ${t(`settings.keyIdentifiers_${key.identifiers}`)}`,
  ].filter((x) => x !== '').join(' · ');
  return [paid, held].filter((x) => x !== '');
}

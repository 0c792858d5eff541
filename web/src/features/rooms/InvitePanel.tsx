import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Invite } from '../../api/types';
import { useSync, useZone } from '../../app/context';
import { errorWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { when } from '../../ui/time';
import { toast } from '../../ui/Toasts';
import styles from './Panels.module.css';

/** Whether others can open an address at all: a loopback name is this machine only. */
export function reach(url: string, said: boolean | undefined): 'here' | 'plain' | 'fine' {
  try {
    const { hostname, protocol } = new URL(url);
    const loopback = hostname === 'localhost' || hostname.endsWith('.localhost') || hostname.startsWith('127.') || hostname === '[::1]' || hostname === '0.0.0.0';
    if (said === false || loopback) return 'here';
    return protocol === 'http:' ? 'plain' : 'fine';
  } catch {
    return 'here';
  }
}

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Plain HTTP has no clipboard: the field is selected so that Ctrl+C works.
    return false;
  }
}

/** In hours; the middle one is what most want. */
const LIVES = ['24', '168', '720'] as const;

/** @param titled false where the place around it bears the title already */
export function InvitePanel({ room, titled = true }: { readonly room: string; readonly titled?: boolean }) {
  const { t } = useTranslation();
  const zone = useZone();
  const sync = useSync();
  const [invites, setInvites] = useState<readonly Invite[]>([]);
  const [life, setLife] = useState<(typeof LIVES)[number]>('168');
  const [busy, setBusy] = useState(false);
  const id = useId();

  useEffect(() => {
    let here = true;
    sync.api.invites(room).then(({ invites: all }) => here && setInvites(all), () => undefined);
    return () => { here = false; };
  }, [sync, room]);

  const make = async () => {
    setBusy(true);
    try {
      const made = await sync.api.createInvite(room, Number(life));
      setInvites((all) => [made, ...all]);
    } catch (error) {
      toast(errorWords(t, error));
    }
    setBusy(false);
  };
  const copy = async (url: string, field: string) => {
    if (await copyText(url)) toast(t('app.copied'));
    else document.querySelector<HTMLInputElement>(`#${CSS.escape(field)}`)?.select();
  };
  const revoke = (code: string) => {
    sync.api.revokeInvite(room, code).then(() => setInvites((all) => all.filter((i) => i.code !== code)), (error: unknown) => toast(errorWords(t, error)));
  };

  const newest = invites[0];
  return (
    <section className={styles['section']}>
      {titled ? <h3>{t('room.invite')}</h3> : null}
      <p className={styles['hint']}>{t('invite.lead')}</p>
      {newest === undefined ? null : (
        <div className={styles['invite']}>
          <label htmlFor={`${id}-url`} className="visually-hidden">{t('invite.link')}</label>
          <input id={`${id}-url`} readOnly value={newest.url} onFocus={(e) => e.target.select()} />
          <p className={styles['hint']}>{t('invite.until', { until: when(zone, newest.expiresAt) })}</p>
          {reach(newest.url, newest.reachable) === 'here' ? <p className={styles['warning']}><Icon name="warning" size={18} /><span>{t('invite.unreachable')}</span></p> : null}
          {reach(newest.url, newest.reachable) === 'plain' ? <p className={styles['warning']}><Icon name="info" size={18} /><span>{t('invite.plainHttp')}</span></p> : null}
          <div className={styles['buttons']}>
            <Button look="primary" icon="copy" onClick={() => void copy(newest.url, `${id}-url`)}>{t('invite.copy')}</Button>
            <Button look="quiet" onClick={() => revoke(newest.code)}>{t('invite.revoke')}</Button>
          </div>
        </div>
      )}
      {newest === undefined ? (
        <>
          <Select label={t('invite.life')} value={life} onChange={(l) => setLife(l as typeof life)} options={LIVES.map((l) => ({ value: l, label: t(`invite.life_${l}`) }))} />
          <Button icon="link" busy={busy} onClick={() => void make()}>{t('invite.make')}</Button>
        </>
      ) : null}
    </section>
  );
}

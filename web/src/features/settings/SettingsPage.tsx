import { useEffect, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/errors';
import type { Session } from '../../api/types';
import { useApp, useSession, useSync, useZone } from '../../app/context';
import { navigate } from '../../app/route';
import { theme, type Theme } from '../../app/theme';
import { errorWords, languageOf, speak, type Language } from '../../i18n';
import { useStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Choice, Field, FormError, Select } from '../../ui/Field';
import { Page, Section } from '../../ui/Page';
import { when } from '../../ui/time';
import { toast } from '../../ui/Toasts';
import { zones } from '../imports/zones';
import { Keys } from './Keys';
import styles from './Settings.module.css';

export function SettingsPage() {
  const { t } = useTranslation();
  const me = useApp((s) => s.me);
  return (
    <Page title={t('settings.title')}>
      {me.role === 'operator' ? (
        <Section title={t('settings.operator')} lead={t('settings.operatorLead')}>
          <div><Button look="primary" icon="sliders" onClick={() => navigate('/operator')}>{t('settings.operator')}</Button></div>
        </Section>
      ) : null}
      <Profile />
      <Look />
      <Keys />
      <Password />
      <Sessions />
    </Page>
  );
}

function useChange() {
  const { t } = useTranslation();
  const sync = useSync();
  return async (change: { displayName?: string; locale?: string; timeZone?: string }) => {
    try {
      const user = await sync.api.changeMe(change);
      sync.store.update((s) => ({ ...s, me: { ...s.me, ...user } }));
      toast(t('app.saved'));
    } catch (error) {
      toast(errorWords(t, error));
    }
  };
}

function Profile() {
  const { t } = useTranslation();
  const me = useApp((s) => s.me);
  const change = useChange();
  const submit = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const name = new FormData(e.currentTarget).get('displayName');
    if (typeof name === 'string' && name.trim() !== '' && name.trim() !== me.displayName) void change({ displayName: name.trim() });
  };
  return (
    <Section title={t('settings.profile')}>
      <form className={styles['row']} onSubmit={submit}>
        <Field key={me.displayName} label={t('entry.displayName')} name="displayName" defaultValue={me.displayName} maxLength={64} hint={`@${me.name}`} autoComplete="name" />
        <Button type="submit">{t('app.save')}</Button>
      </form>
    </Section>
  );
}

function Look() {
  const { t, i18n } = useTranslation();
  const me = useApp((s) => s.me);
  const chosen = useStore(theme, (x) => x);
  const change = useChange();
  return (
    <Section title={t('settings.look')}>
      <Choice<Language>
        label={t('settings.language')} name="language" value={languageOf(i18n.language)} onChange={(l) => { speak(l); void change({ locale: l }); }}
        options={[{ value: 'ko', label: t('settings.ko') }, { value: 'en', label: t('settings.en') }]}
      />
      <Choice<Theme>
        label={t('settings.theme')} name="theme" value={chosen} onChange={(x) => theme.set(x)}
        options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`settings.theme_${value}`) }))}
      />
      <Select label={t('settings.timeZone')} value={me.timeZone} onChange={(timeZone) => void change({ timeZone })} options={zones(me.timeZone)} />
    </Section>
  );
}

function Password() {
  const { t } = useTranslation();
  const sync = useSync();
  const [wrong, setWrong] = useState<{ current?: string; next?: string; form?: string }>({});
  const submit = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const form = e.currentTarget;
    const data = new FormData(form);
    const current = data.get('current');
    const next = data.get('next');
    if (typeof current !== 'string' || typeof next !== 'string') return;
    if (next.length < 8) {
      setWrong({ next: t('entry.shortPassword') });
      return;
    }
    setWrong({});
    sync.api.changePassword(current, next).then(
      () => { form.reset(); toast(t('settings.changed')); },
      (error: unknown) => setWrong(error instanceof ApiError && error.code === 'wrong_password' ? { current: t('settings.wrongPassword') } : { form: errorWords(t, error) }),
    );
  };
  return (
    <Section title={t('settings.password')}>
      <form noValidate className={styles['stack']} onSubmit={submit}>
        <Field label={t('settings.current')} name="current" type="password" autoComplete="current-password" error={wrong.current} />
        <Field label={t('settings.next')} name="next" type="password" autoComplete="new-password" hint={t('entry.passwordHint')} error={wrong.next} />
        <FormError>{wrong.form}</FormError>
        <div><Button type="submit">{t('settings.change')}</Button></div>
      </form>
    </Section>
  );
}

/** A browser's long name in two words; a program's own name as it is. */
export function agentWords(agent: string | undefined): string | null {
  if (agent === undefined || agent.trim() === '') return null;
  if (!agent.startsWith('Mozilla/')) return agent.length > 60 ? `${agent.slice(0, 59)}…` : agent;
  const browser = [['Edg/', 'Edge'], ['SamsungBrowser/', 'Samsung Internet'], ['OPR/', 'Opera'], ['Whale/', 'Whale'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['CriOS/', 'Chrome'], ['Safari/', 'Safari']].find(([mark]) => agent.includes(mark ?? ' '))?.[1];
  const system = [['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Android', 'Android'], ['Windows', 'Windows'], ['Mac OS', 'Mac'], ['CrOS', 'ChromeOS'], ['Linux', 'Linux']].find(([mark]) => agent.includes(mark ?? ' '))?.[1];
  const words = [browser, system].filter((x) => x !== undefined);
  return words.length === 0 ? null : words.join(' · ');
}

function Sessions() {
  const { t } = useTranslation();
  const { sync, signOut } = useSession();
  const zone = useZone();
  const [sessions, setSessions] = useState<readonly Session[]>([]);
  const [asking, setAsking] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    sync.api.sessions().then(({ sessions: all }) => here && setSessions(all), (e: unknown) => here && setWrong(errorWords(t, e)));
    return () => { here = false; };
  }, [sync, t]);
  const end = (s: Session) => {
    sync.api.endSession(s.id).then(() => setSessions((all) => all.filter((x) => x.id !== s.id)), (e: unknown) => toast(errorWords(t, e)));
  };
  const out = (how: 'here' | 'everywhere') => {
    signOut(how).catch((e: unknown) => setWrong(errorWords(t, e)));
  };
  return (
    <Section title={t('settings.sessions')}>
      <FormError>{wrong}</FormError>
      <ul className={styles['list']}>
        {sessions.map((s) => (
          <li key={s.id}>
            <span><strong>{agentWords(s.agent) ?? t('settings.unknownAgent')}</strong><small>{s.current ? t('settings.thisOne') : t('settings.lastSeen', { when: when(zone, s.lastSeenAt) })}</small></span>
            {s.current ? null : <Button look="quiet" onClick={() => end(s)}>{t('settings.endSession')}</Button>}
          </li>
        ))}
      </ul>
      <div className={styles['choices']}>
        <Button look="danger" onClick={() => setAsking(true)}>{t('settings.everywhere')}</Button>
        <Button icon="door" onClick={() => out('here')}>{t('settings.signOut')}</Button>
      </div>
      {asking ? (
        <Dialog title={t('settings.everywhere')} onClose={() => setAsking(false)}>
          <p>{t('settings.everywhereConfirm')}</p>
          <div className={styles['choices']}>
            <Button onClick={() => setAsking(false)}>{t('app.cancel')}</Button>
            <Button look="danger" onClick={() => { setAsking(false); out('everywhere'); }}>{t('settings.everywhere')}</Button>
          </div>
        </Dialog>
      ) : null}
    </Section>
  );
}

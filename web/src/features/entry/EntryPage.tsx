import { useEffect, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '../../api/client';
import { ApiError } from '../../api/errors';
import type { InvitePreview, Me, Setup } from '../../api/types';
import { navigate, roomPath } from '../../app/route';
import { errorWords, languageOf, speak, type Language } from '../../i18n';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Field, FormError } from '../../ui/Field';
import { Mark } from '../../ui/Mark';
import { when } from '../../ui/time';
import styles from './EntryPage.module.css';

type Enter = () => Promise<void>;

export interface EntryPageProps {
  readonly api: Api;
  readonly setup: Setup;
  /** A session that was there has ended. */
  readonly ended: boolean;
  readonly onIn: Enter;
}

/** First account, sign-in, or a new account where anybody may have one. */
export function EntryPage({ api, setup, ended, onIn }: EntryPageProps) {
  const { t } = useTranslation();
  const [fresh, setFresh] = useState(false);
  const making = setup.needed || fresh;
  return (
    <EntryFrame
      title={setup.needed ? t('entry.setupTitle') : making ? t('entry.signUpTitle') : t('entry.signInTitle')}
      lead={setup.needed ? t('entry.setupLead') : making ? undefined : ended ? t('entry.sessionEnded') : t('entry.signInLead')}
    >
      {making ? <SignUpForm api={api} onIn={onIn} /> : <SignInForm api={api} onIn={onIn} />}
      {setup.needed ? null : setup.openRegistration ? (
        <Button look="quiet" wide onClick={() => setFresh(!fresh)}>{fresh ? t('entry.haveAccount') : t('entry.register')}</Button>
      ) : <p className={styles['aside']}>{t('entry.noAccount')}</p>}
    </EntryFrame>
  );
}

function EntryFrame({ title, lead, children }: { readonly title: string; readonly lead?: string | undefined; readonly children: React.ReactNode }) {
  const { t, i18n } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  const other: Language = languageOf(i18n.language) === 'ko' ? 'en' : 'ko';
  return (
    <main className={styles['page']}>
      <div className={styles['card']}>
        <div className={styles['brand']}>
          <Mark size={44} />
          <p><strong>{t('app.name')}</strong><span>{t('app.tagline')}</span></p>
        </div>
        <h1>{title}</h1>
        {lead === undefined ? null : <p className={styles['lead']}>{lead}</p>}
        {children}
      </div>
      <button type="button" lang={other} className={styles['language']} onClick={() => speak(other)}>{t(`settings.${other}`)}</button>
    </main>
  );
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

interface FormProps {
  readonly api: Api;
  readonly onIn: Enter;
  readonly invite?: string;
}

export function SignInForm({ api, onIn }: FormProps) {
  const { t } = useTranslation();
  const [wrong, setWrong] = useState<{ name?: string; password?: string; form?: string }>({});
  const [busy, setBusy] = useState(false);
  const submit = async (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const form = new FormData(e.currentTarget);
    const name = text(form, 'username').trim();
    const password = text(form, 'password');
    const missing = { ...(name === '' ? { name: t('entry.needName') } : {}), ...(password === '' ? { password: t('entry.needPassword') } : {}) };
    setWrong(missing);
    if (Object.keys(missing).length > 0) return;
    setBusy(true);
    try {
      await api.signIn(name, password);
      await onIn();
    } catch (error) {
      setWrong({ form: error instanceof ApiError && error.status === 401 ? t('errors.wrong_password') : errorWords(t, error) });
      setBusy(false);
    }
  };
  return (
    <form noValidate className={styles['form']} onSubmit={(e) => void submit(e)}>
      <Field label={t('entry.name')} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} error={wrong.name} />
      <Field label={t('entry.password')} name="password" type="password" autoComplete="current-password" error={wrong.password} />
      <FormError>{wrong.form}</FormError>
      <Button type="submit" look="primary" wide busy={busy}>{t('entry.signIn')}</Button>
    </form>
  );
}

export function SignUpForm({ api, onIn, invite }: FormProps) {
  const { t, i18n } = useTranslation();
  const [wrong, setWrong] = useState<{ name?: string; displayName?: string; password?: string; form?: string }>({});
  const [busy, setBusy] = useState(false);
  const submit = async (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const form = new FormData(e.currentTarget);
    const name = text(form, 'username').trim();
    const displayName = text(form, 'displayName').trim();
    const password = text(form, 'password');
    const missing = {
      ...(name === '' ? { name: t('entry.needName') } : {}),
      ...(displayName === '' ? { displayName: t('entry.needDisplayName') } : {}),
      ...(password.length < 8 ? { password: t('entry.shortPassword') } : {}),
    };
    setWrong(missing);
    if (Object.keys(missing).length > 0) return;
    setBusy(true);
    try {
      await api.createUser({
        name, displayName, password, locale: languageOf(i18n.language), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        ...(invite === undefined ? {} : { invite }),
      });
      await api.signIn(name, password);
      await onIn();
    } catch (error) {
      setWrong(error instanceof ApiError && error.status === 409 ? { name: t('errors.name_taken') } : { form: errorWords(t, error) });
      setBusy(false);
    }
  };
  return (
    <form noValidate className={styles['form']} onSubmit={(e) => void submit(e)}>
      <Field label={t('entry.displayName')} name="displayName" autoComplete="name" maxLength={64} hint={t('entry.displayNameHint')} error={wrong.displayName} />
      <Field label={t('entry.name')} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={64} hint={t('entry.nameHint')} error={wrong.name} />
      <Field label={t('entry.password')} name="password" type="password" autoComplete="new-password" hint={t('entry.passwordHint')} error={wrong.password} />
      <FormError>{wrong.form}</FormError>
      <Button type="submit" look="primary" wide busy={busy}>{t('entry.create')}</Button>
    </form>
  );
}

export interface InvitePageProps {
  readonly api: Api;
  readonly code: string;
  readonly me: Me | null;
  readonly onIn: Enter;
}

/** What an invite leads to, before joining; for those without an account, the way to one. */
export function InvitePage({ api, code, me, onIn }: InvitePageProps) {
  const { t, i18n } = useTranslation();
  const [preview, setPreview] = useState<InvitePreview | 'gone' | null>(null);
  const [known, setKnown] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    let here = true;
    api.previewInvite(code).then((p) => here && setPreview(p), () => here && setPreview('gone'));
    return () => { here = false; };
  }, [api, code]);

  const join = async () => {
    setBusy(true);
    try {
      const room = await api.acceptInvite(code);
      navigate(roomPath(room.id), { replace: true });
      await onIn();
    } catch (error) {
      setWrong(errorWords(t, error));
      setBusy(false);
    }
  };

  if (preview === null) return <main className={styles['page']}><p role="status" className="visually-hidden">{t('app.loading')}</p></main>;
  if (preview === 'gone') {
    return (
      <main className={styles['page']}>
        <Empty level={1} title={t('invite.gone')}><Button look="primary" onClick={() => navigate('/')}>{t('app.toRooms')}</Button></Empty>
      </main>
    );
  }
  const zone = { locale: i18n.language, timeZone: me?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone };
  return (
    <EntryFrame title={t('invite.title', { room: preview.room.name })} lead={t('invite.from', { name: preview.inviter, until: when(zone, preview.expiresAt) })}>
      {me !== null ? (
        <>
          <FormError>{wrong}</FormError>
          <Button look="primary" wide busy={busy} onClick={() => void join()}>{t('invite.join')}</Button>
        </>
      ) : (
        <>
          <div className={styles['tabs']}>
            <Button look={known ? 'quiet' : 'plain'} aria-pressed={!known} onClick={() => setKnown(false)}>{t('invite.new')}</Button>
            <Button look={known ? 'plain' : 'quiet'} aria-pressed={known} onClick={() => setKnown(true)}>{t('invite.have')}</Button>
          </div>
          <FormError>{wrong}</FormError>
          {known ? <SignInForm api={api} onIn={join} /> : <SignUpForm api={api} onIn={join} invite={code} />}
        </>
      )}
    </EntryFrame>
  );
}

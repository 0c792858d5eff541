import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api/client';
import { ApiError, Unreachable } from '../api/errors';
import type { Connect } from '../api/socket';
import type { Me, Setup } from '../api/types';
import { EntryPage, InvitePage } from '../features/entry/EntryPage';
import { languageOf, speak } from '../i18n';
import type { Shelf } from '../state/shelf';
import { Sync } from '../state/sync';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Toasts } from '../ui/Toasts';
import { SessionContext } from './context';
import { navigate, useRoute } from './route';
import { Shell } from './Shell';

export interface AppParts {
  readonly api: (onSignedOut: () => void) => Api;
  readonly connect: Connect;
  readonly shelf: (user: string) => Shelf;
  readonly storage: Storage;
}

type Phase =
  | { readonly name: 'opening' }
  | { readonly name: 'away' }
  | { readonly name: 'out'; readonly setup: Setup; readonly ended: boolean }
  | { readonly name: 'in'; readonly me: Me };

const ACCOUNT = 'maru.account';

export function App({ parts }: { readonly parts: AppParts }) {
  const [phase, setPhase] = useState<Phase>({ name: 'opening' });
  const route = useRoute();
  const { t } = useTranslation();
  const { storage } = parts;

  const leave = useCallback((ended: boolean) => {
    storage.removeItem(ACCOUNT);
    setPhase((p) => (p.name === 'in' ? { name: 'out', setup: { needed: false, openRegistration: false, version: '' }, ended } : p));
  }, [storage]);

  const api = useMemo(() => parts.api(() => leave(true)), [parts, leave]);

  const enter = useCallback(async () => {
    try {
      const me = await api.me();
      speak(languageOf(me.locale));
      storage.setItem(ACCOUNT, JSON.stringify(me));
      setPhase({ name: 'in', me });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) {
        setPhase({ name: 'out', setup: await api.setup(), ended: false });
        return;
      }
      if (!(error instanceof Unreachable) && !(error instanceof ApiError && error.passing)) throw error;
      const known = storage.getItem(ACCOUNT);
      // Without a network the last account's own cache is still there to read and write in.
      setPhase(known === null ? { name: 'away' } : { name: 'in', me: JSON.parse(known) as Me });
    }
  }, [api, storage]);

  useEffect(() => {
    enter().catch(() => setPhase({ name: 'away' }));
  }, [enter]);

  useEffect(() => {
    // Another tab signed in as someone else or signed out: this page must not go on as the old one.
    const elsewhere = (e: StorageEvent) => {
      if (e.key === ACCOUNT) window.location.reload();
    };
    window.addEventListener('storage', elsewhere);
    return () => window.removeEventListener('storage', elsewhere);
  }, []);

  return (
    <>
      {phase.name === 'opening' ? <p className="visually-hidden" role="status">{t('app.loading')}</p> : null}
      {phase.name === 'away' ? (
        <main style={{ height: '100%' }}>
          <Empty level={1} title={t('app.serverAway')}>
            <Button look="primary" onClick={() => { setPhase({ name: 'opening' }); void enter().catch(() => setPhase({ name: 'away' })); }}>{t('app.tryAgain')}</Button>
          </Empty>
        </main>
      ) : null}
      {phase.name === 'out' && route.name === 'invite' ? <InvitePage api={api} code={route.code} me={null} onIn={enter} /> : null}
      {phase.name === 'out' && route.name !== 'invite' ? <EntryPage api={api} setup={phase.setup} ended={phase.ended} onIn={enter} /> : null}
      {phase.name === 'in' && route.name === 'invite' ? (
        <InvitePage api={api} code={route.code} me={phase.me} onIn={() => Promise.resolve()} />
      ) : null}
      {phase.name === 'in' && route.name !== 'invite' ? (
        <SignedIn key={phase.me.id} me={phase.me} api={api} parts={parts} onOut={() => { leave(false); navigate('/', { replace: true }); void enter(); }} onLost={() => leave(true)} />
      ) : null}
      <Toasts />
    </>
  );
}

interface SignedInProps {
  readonly me: Me;
  readonly api: Api;
  readonly parts: AppParts;
  readonly onOut: () => void;
  readonly onLost: () => void;
}

function SignedIn({ me, api, parts, onOut, onLost }: SignedInProps) {
  const [sync, setSync] = useState<Sync | null>(null);

  useEffect(() => {
    const made = new Sync({ me, api, connect: parts.connect, storage: parts.storage, shelf: parts.shelf(me.id), signedOut: onLost });
    setSync(made);
    void made.start();
    return () => made.stop();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- one engine per account and page
  }, [me.id, api, parts]);

  const session = useMemo(() => sync === null ? null : {
    sync,
    signOut: async (how: 'here' | 'everywhere') => {
      if (how === 'here') await api.signOut();
      else await api.signOutEverywhere();
      await sync.forget();
      onOut();
    },
  }, [sync, api, onOut]);

  return session === null ? null : <SessionContext value={session}><Shell /></SessionContext>;
}

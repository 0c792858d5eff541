import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../state/app';
import type { RoomState } from '../state/room';
import { useStore } from '../state/store';
import type { Sync } from '../state/sync';
import type { Zone } from '../ui/time';

export interface Session {
  readonly sync: Sync;
  readonly signOut: (how: 'here' | 'everywhere') => Promise<void>;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('outside of a session');
  return session;
}

export function useSync(): Sync {
  return useSession().sync;
}

export function useApp<S>(select: (state: AppState) => S): S {
  return useStore(useSync().store, select);
}

export function useRoom(id: string): RoomState | undefined {
  return useApp((s) => s.rooms.get(id));
}

/** The viewer's language and time zone. */
export function useZone(): Zone {
  const { i18n } = useTranslation();
  const timeZone = useApp((s) => s.me.timeZone);
  return useMemo(() => ({ locale: i18n.language, timeZone }), [i18n.language, timeZone]);
}

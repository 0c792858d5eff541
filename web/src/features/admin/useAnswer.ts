import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/errors';
import { errorWords } from '../../i18n';

export interface Answer<T> {
  readonly value: T | null;
  readonly wrong: string | null;
  /** The server does not know this question: an older or smaller one. */
  readonly missing: boolean;
  readonly loading: boolean;
  readonly again: () => void;
}

/** An answer of the server, asked anew when `key` changes. What was there stays until the new one comes. */
export function useAnswer<T>(key: string, ask: () => Promise<T>): Answer<T> {
  const { t } = useTranslation();
  const [state, setState] = useState<{ value: T | null; wrong: string | null; missing: boolean; loading: boolean }>({ value: null, wrong: null, missing: false, loading: true });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let here = true;
    setState((s) => ({ ...s, loading: true }));
    ask().then(
      (value) => here && setState({ value, wrong: null, missing: false, loading: false }),
      (e: unknown) => here && setState((s) => ({ ...s, wrong: errorWords(t, e), missing: e instanceof ApiError && e.status === 404, loading: false })),
    );
    return () => { here = false; };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key names the question
  }, [key, turn, t]);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  return { ...state, again };
}

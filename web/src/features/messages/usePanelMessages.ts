import { useEffect, useState } from 'react';
import type { Message } from '../../api/types';
import { useSync } from '../../app/context';

/** Messages of a panel, asked anew whenever `rev` grows. Null until they came; an empty list when they are gone. */
export function usePanelMessages(load: (api: ReturnType<typeof useSync>['api']) => Promise<{ messages: readonly Message[] }>, key: string, rev: number): readonly Message[] | null {
  const sync = useSync();
  const [found, setFound] = useState<{ key: string; messages: readonly Message[] } | null>(null);
  useEffect(() => {
    let here = true;
    load(sync.api).then(
      ({ messages }) => here && setFound({ key, messages }),
      () => here && setFound((old) => (old?.key === key ? old : { key, messages: [] })),
    );
    return () => { here = false; };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for `load`
  }, [sync, key, rev]);
  return found?.key === key ? found.messages : null;
}

import { useTranslation } from 'react-i18next';
import type { RoomState } from '../../state/room';
import { Button } from '../../ui/Button';
import { toast } from '../../ui/Toasts';
import { useSync } from '../../app/context';
import { errorWords } from '../../i18n';
import styles from './Panel.module.css';
import { PanelMessage } from './PanelMessage';
import { usePanelMessages } from './usePanelMessages';
import { useMessageWords } from './words';

/** What the room keeps at hand. */
export function PinsPanel({ state }: { readonly state: RoomState }) {
  const { t } = useTranslation();
  const words = useMessageWords();
  const sync = useSync();
  const { id } = state.room;
  const rev = state.recent.findLast((e) => e.kind === 'pinned' || e.kind === 'deleted' || e.kind === 'edited')?.seq ?? 0;
  const messages = usePanelMessages((api) => api.pins(id), id, rev);
  if (messages === null) return <p role="status" className={styles['hint']}>{t('room.loading')}</p>;
  if (messages.length === 0) return <p className={styles['hint']}>{words('pin.none')}</p>;
  return (
    <div className={styles['list']}>
      {messages.map((m) => (
        <PanelMessage key={m.id} room={id} message={m} side={{ kind: 'pins' }}>
          <div><Button look="quiet" onClick={() => { sync.pin(id, m.id, false).catch((e: unknown) => toast(errorWords(t, e))); }}>{words('pin.off')}</Button></div>
        </PanelMessage>
      ))}
    </div>
  );
}

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Side } from '../../app/route';
import type { RoomState } from '../../state/room';
import { IconButton } from '../../ui/Button';
import { ImportsPanel } from '../imports/ImportsPanel';
import { MatePanel } from '../mate/MatePanel';
import { ReceiptPanel } from '../mate/ReceiptPanel';
import { PinsPanel } from '../messages/PinsPanel';
import { ThreadPanel } from '../messages/ThreadPanel';
import { useMessageWords } from '../messages/words';
import { SearchBox } from '../search/SearchBox';
import { InvitePanel } from './InvitePanel';
import { MembersPanel } from './MembersPanel';
import styles from './SidePanel.module.css';

export interface SidePanelProps {
  readonly state: RoomState;
  readonly side: Side;
  readonly onClose: () => void;
  readonly onImport: () => void;
}

/** One thing at a time beside the timeline; its name is in the address. */
export function SidePanel({ state, side, onClose, onImport }: SidePanelProps) {
  const { t } = useTranslation();
  const words = useMessageWords();
  const root = useRef<HTMLElement>(null);
  const title = {
    members: t('members.title'), search: t('room.search'), mate: t('mate.title'), imports: t('imports.past'), invite: t('room.invite'),
    pins: words('pin.title'), thread: words('thread.title'), receipt: t('receipt.title'), cardReceipt: t('receipt.title'),
  }[side.kind];
  useEffect(() => {
    root.current?.focus({ preventScroll: true });
  }, [side.kind]);
  return (
    <aside ref={root} tabIndex={-1} aria-label={title} className={styles['side']}>
      <header className={styles['head']}>
        <h2>{title}</h2>
        <IconButton icon="close" label={t('app.close')} onClick={onClose} />
      </header>
      <div className={styles['body']}>{body(state, side, onImport)}</div>
    </aside>
  );
}

function body(state: RoomState, side: Side, onImport: () => void) {
  const { id } = state.room;
  switch (side.kind) {
    case 'members':
      return <MembersPanel state={state} />;
    case 'invite':
      return <InvitePanel room={id} titled={false} />;
    case 'search':
      return <SearchBox room={id} initial="" />;
    case 'mate':
      return <MatePanel state={state} />;
    case 'imports':
      return <ImportsPanel state={state} onImport={onImport} />;
    case 'pins':
      return <PinsPanel state={state} />;
    case 'thread':
      return <ThreadPanel key={side.message} state={state} root={side.message} />;
    case 'receipt':
      return <ReceiptPanel key={side.message} room={id} of={{ room: id, message: side.message }} />;
    case 'cardReceipt':
      return <ReceiptPanel key={side.receipt} room={id} of={{ receipt: side.receipt }} />;
  }
}

import type { Message } from '../../api/types';
import { useZone } from '../../app/context';
import { Link, roomPath } from '../../app/route';
import { Icon } from '../../ui/Icon';
import { when } from '../../ui/time';
import styles from './Panel.module.css';
import { useMessageWords } from './words';

/** Under the first message of a thread: how many follow, and the way to them. */
export function ThreadLine({ room, message }: { readonly room: string; readonly message: Message }) {
  const words = useMessageWords();
  const zone = useZone();
  if (message.replies === undefined || message.replies === 0) return null;
  return (
    <Link to={roomPath(room, { side: { kind: 'thread', message: message.id } })} className={styles['line']}>
      <Icon name="thread" size={16} />
      {words('thread.replies', { count: message.replies })}
      {message.repliedAt === undefined ? null : <small>{when(zone, message.repliedAt)}</small>}
    </Link>
  );
}

export function OriginLine({ message }: { readonly message: Message }) {
  const words = useMessageWords();
  if (message.forwarded === undefined || message.deleted) return null;
  return <p className={styles['origin']}><Icon name="forward" size={14} />{words('forward.from', { name: message.forwarded.authorName })}</p>;
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../api/types';
import { useZone } from '../../app/context';
import { Link, roomPath, type Side } from '../../app/route';
import { Avatar } from '../../ui/Avatar';
import { when } from '../../ui/time';
import { plainWords, speaker } from '../rooms/roomName';
import { Words } from '../timeline/Words';
import styles from './Panel.module.css';
import { useMessageWords } from './words';

export interface PanelMessageProps {
  readonly room: string;
  readonly message: Message;
  readonly side: Side;
  readonly children?: ReactNode;
}

/** A message as panels show it: who, when, what, and a way to its place in the timeline. */
export function PanelMessage({ room, message, side, children }: PanelMessageProps) {
  const { t } = useTranslation();
  const words = useMessageWords();
  const zone = useZone();
  return (
    <article className={styles['message']} aria-label={t('timeline.says', { name: speaker(t, message), time: when(zone, message.at) })}>
      <Avatar id={message.author} name={message.authorName} kind={message.authorKind} size="s" />
      <div className={styles['what']}>
        <p className={styles['who']}>
          <strong>{speaker(t, message)}</strong>
          <Link to={roomPath(room, { side, message: message.id })} title={words('panel.jump')}><time dateTime={message.at}>{when(zone, message.at)}</time></Link>
        </p>
        {message.content.type === 'text' ? <Words text={message.content.text} names={[]} myName={null} /> : <p className={message.deleted ? styles['gone'] : undefined}>{plainWords(t, message)}</p>}
        {children}
      </div>
    </article>
  );
}

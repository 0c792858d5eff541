import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member, Message } from '../../api/types';
import { useSync } from '../../app/context';
import { errorWords } from '../../i18n';
import { toast } from '../../ui/Toasts';
import { useMessageWords } from '../messages/words';
import styles from './Reactions.module.css';

export interface ReactionsProps {
  readonly room: string;
  readonly message: Message;
  readonly members: readonly Member[] | null;
}

const NAMED = 8;

/** The emojis under a message; each is a switch of one's own, and says who gave it when it is looked at. */
export const Reactions = memo(function Reactions({ room, message, members }: ReactionsProps) {
  const { t } = useTranslation();
  const words = useMessageWords();
  const sync = useSync();
  const [who, setWho] = useState<{ rev: number; names: ReadonlyMap<string, string> } | null>(null);
  const { reactions } = message;
  if (reactions === undefined || message.deleted) return null;

  const look = () => {
    if (who?.rev === message.rev) return;
    sync.api.reactions(room, message.id).then(
      (given) => setWho({ rev: message.rev, names: new Map(given.reactions.map((g) => [g.emoji, named(g.members, g.count)])) }),
      () => undefined,
    );
  };
  const named = (ids: readonly string[], count: number) => {
    const names = ids.slice(0, NAMED).map((id) => members?.find((m) => m.id === id)?.displayName ?? t('app.somebody')).join(', ');
    return count > NAMED ? words('react.others', { names, count: count - NAMED }) : names;
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- looks up the names of those inside
    <ul className={styles['list']} aria-label={words('react.list')} onPointerEnter={look} onFocus={look}>
      {reactions.map((r) => (
        <li key={r.emoji}>
          <button
            type="button" className={styles['chip']} aria-pressed={r.mine === true}
            aria-label={words(r.mine === true ? 'react.mine' : 'react.given', { emoji: r.emoji, count: r.count })}
            title={who?.names.get(r.emoji)}
            onClick={() => { sync.react(room, message.id, r.emoji, r.mine !== true).catch((e: unknown) => toast(errorWords(t, e))); }}
          >
            <span aria-hidden="true">{r.emoji}</span><span aria-hidden="true">{r.count}</span>
          </button>
        </li>
      ))}
    </ul>
  );
});

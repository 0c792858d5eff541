import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member, Message, PollContent } from '../../api/types';
import { useRoom, useSync, useZone } from '../../app/context';
import { errorWords } from '../../i18n';
import { withRoom } from '../../state/app';
import { show } from '../../state/room';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { when } from '../../ui/time';
import { toast } from '../../ui/Toasts';
import styles from './Acts.module.css';
import { useWords } from './words';

export interface PollViewProps {
  readonly room: string;
  readonly message: Message;
  readonly poll: PollContent;
}

/** A poll as everybody sees it: tapping an option votes, tapping another changes the vote. */
export function PollView({ room, message, poll }: PollViewProps) {
  const t = useWords();
  const { t: common } = useTranslation();
  const sync = useSync();
  const zone = useZone();
  const name = useId();
  const state = useRoom(room);
  const me = state?.room.me.member ?? '';
  const [known, setTold] = useMine(room, message, poll, me);
  /** What was tapped and is on its way: the tap answers at once. */
  const [tapped, setTapped] = useState<readonly number[] | null>(null);
  const mine = tapped ?? known;
  const [busy, setBusy] = useState(false);
  const most = Math.max(0, ...poll.options.map((o) => o.votes));
  const mayClose = !poll.closed && (poll.by === me || state?.room.me.role === 'owner');

  const act = (work: Promise<Message>) => {
    setBusy(true);
    return work.then(
      (changed) => sync.store.update((s) => withRoom(s, room, (r) => show(r, changed))),
      (error: unknown) => toast(errorWords(common, error)),
    ).finally(() => setBusy(false));
  };
  const vote = (choices: readonly number[]) => {
    setTapped(choices);
    void act(sync.api.vote(room, message.id, choices).then((changed) => { setTold(choices); return changed; })).finally(() => setTapped(null));
  };
  const toggle = (i: number) => {
    if (!poll.multiple) vote([i]);
    else vote(mine.includes(i) ? mine.filter((x) => x !== i) : [...mine, i]);
  };

  return (
    <fieldset className={styles['board']} aria-busy={busy}>
      <legend>
        <Icon name="poll" size={18} />
        <span dir="auto">{poll.question}</span>
      </legend>
      <ul className={styles['options']}>
        {poll.options.map((o, i) => {
          const chosen = mine.includes(i);
          const best = poll.closed && o.votes === most && most > 0;
          return (
            <li key={o.text} className={[styles['option'], chosen ? styles['chosen'] : '', best ? styles['best'] : ''].join(' ')}>
              <label>
                <input
                  type={poll.multiple ? 'checkbox' : 'radio'} name={name} checked={chosen} disabled={poll.closed}
                  onChange={() => toggle(i)}
                />
                <span className={styles['text']}><span dir="auto">{o.text}</span>{o.at === undefined ? null : <small>{when(zone, o.at)}</small>}</span>
                {best ? <span className={styles['mark']}><Icon name="check" size={16} /><span className="visually-hidden">{t('poll.best')}</span></span> : null}
                <span className={styles['count']}>{t('poll.votes', { count: o.votes })}</span>
              </label>
              <span className={styles['bar']} aria-hidden="true"><span style={{ inlineSize: `${poll.voters === 0 ? 0 : (100 * o.votes) / poll.voters}%` }} /></span>
              {o.voters.length === 0 ? null : <p className={styles['who']}>{names(state?.members ?? null, o.voters)}</p>}
            </li>
          );
        })}
      </ul>
      <footer className={styles['foot']}>
        <p>
          {[
            poll.closed ? t('poll.ended') : poll.closesAt === undefined ? null : t('poll.until', { when: when(zone, poll.closesAt) }),
            poll.voters === 0 ? t('poll.nobody') : t('poll.voters', { count: poll.voters }),
            poll.anonymous ? t('poll.secret') : null,
            poll.multiple && !poll.closed ? t('poll.several') : null,
          ].filter((x) => x !== null).join(' · ')}
        </p>
        {mine.length > 0 && !poll.closed ? <Button look="quiet" disabled={busy} onClick={() => vote([])}>{t('poll.takeBack')}</Button> : null}
        {mayClose ? <Button look="quiet" disabled={busy} onClick={() => void act(sync.api.closePoll(room, message.id))}>{t('poll.close')}</Button> : null}
      </footer>
    </fieldset>
  );
}

/** What this viewer chose. An anonymous poll does not say, so the server is asked. */
function useMine(room: string, message: Message, poll: PollContent, me: string): [readonly number[], (choices: readonly number[]) => void] {
  const sync = useSync();
  const [told, setTold] = useState<readonly number[]>([]);
  useEffect(() => {
    if (!poll.anonymous) return undefined;
    let gone = false;
    sync.api.myVote(room, message.id).then(({ choices }) => { if (!gone) setTold(choices); }, () => undefined);
    return () => { gone = true; };
  }, [sync, room, message.id, message.rev, poll.anonymous]);
  return [poll.anonymous ? told : poll.options.flatMap((o, i) => (o.voters.includes(me) ? [i] : [])), setTold];
}

export function names(members: readonly Member[] | null, ids: readonly string[]): string {
  return ids.flatMap((id) => members?.find((m) => m.id === id)?.displayName ?? []).join(', ');
}

import { useCallback, useEffect, useRef, useState, type SubmitEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hit, Hits } from '../../api/types';
import { useApp, useSync, useZone } from '../../app/context';
import { Link, roomPath } from '../../app/route';
import { errorWords } from '../../i18n';
import { Choice } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { when } from '../../ui/time';
import { plainWords, roomName, speaker } from '../rooms/roomName';
import styles from './SearchBox.module.css';

export interface SearchBoxProps {
  /** The room one searches from, or null on the page for all rooms. */
  readonly room: string | null;
  readonly initial: string;
  readonly onQuery?: (q: string) => void;
}

type Result = { readonly q: string; readonly hits: Hits } | { readonly q: string; readonly error: string } | null;

export function SearchBox({ room, initial, onQuery }: SearchBoxProps) {
  const { t } = useTranslation();
  const sync = useSync();
  const [where, setWhere] = useState<'here' | 'everywhere'>(room === null ? 'everywhere' : 'here');
  const [result, setResult] = useState<Result>(null);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const run = useCallback(async (q: string, place: 'here' | 'everywhere') => {
    const mine = ++turn.current;
    onQuery?.(q);
    if (q === '') {
      setResult(null);
      setBusy(false);
      return;
    }
    setBusy(true);
    let next: Result;
    try {
      next = { q, hits: await sync.api.search(q, place === 'here' && room !== null ? room : undefined) };
    } catch (error) {
      next = { q, error: errorWords(t, error) };
    }
    if (mine !== turn.current) return;
    setResult(next);
    setBusy(false);
  }, [sync, room, t, onQuery]);

  useEffect(() => {
    input.current?.focus();
    if (initial !== '') void run(initial, where);
    return () => clearTimeout(timer.current);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what the page opened with
  }, []);

  const words = () => input.current?.value.trim() ?? '';
  const soon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void run(words(), where), 250);
  };
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    clearTimeout(timer.current);
    void run(words(), where);
  };

  return (
    <div className={styles['search']}>
      <form role="search" onSubmit={submit} className={styles['box']}>
        <Icon name="search" />
        <input ref={input} type="search" aria-label={t('search.label')} placeholder={t('search.placeholder')} defaultValue={initial} autoComplete="off" enterKeyHint="search" onInput={soon} />
      </form>
      {room === null ? null : (
        <Choice
          label={t('search.title')} name="where" value={where} onChange={(w) => { setWhere(w); void run(words(), w); }}
          options={[{ value: 'here', label: t('search.here') }, { value: 'everywhere', label: t('search.everywhere') }]}
        />
      )}
      <p role="status" className={styles['state']}>
        {busy ? t('search.searching') : result === null ? t('search.lead') : 'error' in result ? result.error
          : result.hits.hits.length === 0 ? t('search.nothing', { q: result.q }) : t('search.results', { count: result.hits.hits.length })}
      </p>
      {result !== null && 'hits' in result ? (
        <ul className={styles['hits']}>{result.hits.hits.map((h) => <HitRow key={h.message.id} hit={h} q={result.q} showRoom={where === 'everywhere'} />)}</ul>
      ) : null}
    </div>
  );
}

function HitRow({ hit, q, showRoom }: { readonly hit: Hit; readonly q: string; readonly showRoom: boolean }) {
  const { t } = useTranslation();
  const zone = useZone();
  const room = useApp((s) => s.rooms.get(hit.room)?.room);
  const { message } = hit;
  return (
    <li>
      <Link to={roomPath(hit.room, { message: message.id })}>
        <span className={styles['top']}>
          <strong>{speaker(t, message)}</strong>
          {showRoom ? <span className={styles['where']}>{room === undefined ? hit.roomName : roomName(t, room)}</span> : null}
          <time dateTime={message.at}>{when(zone, message.at)}</time>
        </span>
        <span dir="auto" className={styles['text']}>{marked(excerpt(plainWords(t, message), q), q)}</span>
      </Link>
    </li>
  );
}

/** The part of a long message around what was looked for. */
export function excerpt(text: string, q: string): string {
  const at = text.toLowerCase().indexOf(q.toLowerCase());
  if (text.length <= 160 || at < 60) return text.slice(0, 200);
  return `…${text.slice(at - 40, at + 160)}`;
}

function marked(text: string, q: string): ReactNode {
  const words = q.split(/\s+/).filter((w) => w !== '').map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (words.length === 0) return text;
  return text.split(new RegExp(`(${words.join('|')})`, 'gi')).map((piece, i) => (i % 2 === 0 ? piece : <mark key={`${i}${piece}`}>{piece}</mark>));
}

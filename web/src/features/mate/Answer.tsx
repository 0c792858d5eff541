import { useEffect, useMemo, useRef, useState, type FocusEvent, type MouseEvent, type PointerEvent } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { AnswerPart, Citation, Message, QuotePart } from '../../api/types';
import { useSync, useZone } from '../../app/context';
import { Link, navigate, roomPath, useRoute } from '../../app/route';
import { when } from '../../ui/time';
import { plainWords, speaker } from '../rooms/roomName';
import styles from './Answer.module.css';
import { Markdown } from './Markdown';

export interface AnswerProps {
  readonly room: string;
  readonly parts: readonly AnswerPart[];
  readonly citations: readonly Citation[];
}

interface Shown {
  readonly n: number;
  readonly left: number;
  readonly top: number;
  readonly above: boolean;
  /** Opened by a touch: it stays and carries the way there. */
  readonly held: boolean;
}

/** The mate's words with their sources: numbers that show who said it and when, and lead there. */
export function Answer({ room, parts, citations }: AnswerProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown | null>(null);
  const pointer = useRef('mouse');
  const root = useRef<HTMLDivElement>(null);
  const side = useSide();

  const inline = useMemo(() => {
    const found = new Set<number>();
    for (const part of parts) {
      if (part.type === 'quote') found.add(part.n);
      else for (const m of part.text.matchAll(/\[(\d+)\]/g)) found.add(Number(m[1]));
    }
    return found;
  }, [parts]);
  const rest = citations.filter((c) => !inline.has(c.n));

  const target = (e: { target: EventTarget }): HTMLElement | null => (e.target instanceof Element ? e.target.closest<HTMLElement>('[data-cite]') : null);
  const show = (button: HTMLElement, held: boolean) => {
    const box = button.getBoundingClientRect();
    const above = box.top > window.innerHeight / 2;
    setShown({
      n: Number(button.dataset['cite']), held, above, top: above ? box.top - 8 : box.bottom + 8,
      left: Math.max(12, Math.min(box.left - 24, window.innerWidth - 340)),
    });
  };
  const over = (e: PointerEvent) => {
    const button = target(e);
    if (button !== null && e.pointerType === 'mouse') show(button, false);
  };
  const out = (e: PointerEvent) => {
    if (target(e) !== null && e.pointerType === 'mouse') setShown((s) => (s?.held === true ? s : null));
  };
  const focus = (e: FocusEvent) => {
    const button = target(e);
    if (button?.matches(':focus-visible') === true) show(button, false);
  };
  const click = (e: MouseEvent) => {
    const button = target(e);
    if (button === null) return;
    const n = Number(button.dataset['cite']);
    if (pointer.current === 'touch') {
      if (shown?.n === n) setShown(null);
      else show(button, true);
      return;
    }
    setShown(null);
    const message = citations.find((c) => c.n === n)?.message;
    if (message !== undefined) navigate(roomPath(room, { side, message }));
  };

  const cited = shown === null ? undefined : citations.find((c) => c.n === shown.n);
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- events of the citation buttons inside, which are buttons
    <div
      ref={root} className={styles['answer']} onPointerDown={(e) => { pointer.current = e.pointerType; }} onPointerOver={over} onPointerOut={out}
      onFocus={focus} onBlur={() => setShown((s) => (s?.held === true ? s : null))} onClick={click}
      onKeyDown={(e) => { pointer.current = 'key'; if (e.key === 'Escape' && shown !== null) { e.stopPropagation(); setShown(null); } }}
    >
      {parts.map((part, i) => part.type === 'quote'
        ? <QuoteCard key={`q${part.n}`} room={room} part={part} side={side} />
        // Parts have no identity but their place.
        : <Markdown key={`t${i}`} text={part.text} citations={citations} />)}
      {rest.length > 0 ? (
        <p className={styles['sources']}>
          <span>{t('mate.sources')}</span>
          {rest.map((c) => <button key={c.n} type="button" data-cite={c.n} aria-label={t('mate.source', { n: c.n })}>{c.n}</button>)}
        </p>
      ) : null}
      {shown !== null && cited !== undefined
        ? createPortal(<CitationCard room={room} message={cited.message} shown={shown} onClose={() => setShown(null)} side={side} />, document.body)
        : null}
    </div>
  );
}

function useSide() {
  const route = useRoute();
  return route.name === 'room' ? route.side : null;
}

type SidePart = ReturnType<typeof useSide>;

function QuoteCard({ room, part, side }: { readonly room: string; readonly part: QuotePart; readonly side: SidePart }) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <figure className={styles['quote']}>
      <blockquote dir="auto">{part.text}</blockquote>
      <figcaption>
        <span className={styles['n']} aria-hidden="true">{part.n}</span>
        <strong>{part.authorName}</strong>
        <time dateTime={part.at}>{when(zone, part.at)}</time>
        <Link to={roomPath(room, { side, message: part.message })} aria-label={`${t('mate.source', { n: part.n })}: ${t('mate.goTo')}`}>{t('mate.goTo')}</Link>
      </figcaption>
    </figure>
  );
}

interface CardProps {
  readonly room: string;
  readonly message: string;
  readonly shown: Shown;
  readonly side: SidePart;
  readonly onClose: () => void;
}

function CitationCard({ room, message, shown, side, onClose }: CardProps) {
  const { t } = useTranslation();
  const zone = useZone();
  const sync = useSync();
  const [found, setFound] = useState<Message | 'gone' | null>(null);
  const card = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let here = true;
    sync.messages(room, [message]).then(([m]) => here && setFound(m ?? 'gone'), () => here && setFound('gone'));
    return () => { here = false; };
  }, [sync, room, message]);

  useEffect(() => {
    const close = (e: Event) => {
      if (e.type === 'pointerdown' && e.target instanceof Node && card.current?.contains(e.target) === true) return;
      onClose();
    };
    document.addEventListener('scroll', close, true);
    if (shown.held) document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('scroll', close, true);
      document.removeEventListener('pointerdown', close);
    };
  }, [shown.held, onClose]);

  return (
    <div ref={card} role="tooltip" className={styles['card']} style={{ left: shown.left, top: shown.top, translate: shown.above ? '0 -100%' : '0' }}>
      {found === null ? <p>…</p> : found === 'gone' ? <p>{t('mate.sourceGone')}</p> : (
        <>
          <p className={styles['cardHead']}><strong>{speaker(t, found)}</strong> <time dateTime={found.at}>{when(zone, found.at)}</time></p>
          <p dir="auto" className={styles['cardText']}>{plainWords(t, found)}</p>
          {shown.held ? <Link to={roomPath(room, { side, message })} onClick={onClose}>{t('mate.goTo')}</Link> : null}
        </>
      )}
    </div>
  );
}

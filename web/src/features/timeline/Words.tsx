import { Fragment, memo, type ReactNode } from 'react';
import styles from './Words.module.css';

const LINK = /https?:\/\/[^\s<>"'\u3000]+[^\s<>"'.,;:!?)\]}\u3000]/g;

export interface WordsProps {
  readonly text: string;
  /** Names that were mentioned, without the @. */
  readonly names: readonly string[];
  readonly myName: string | null;
}

/** What a person wrote, as they wrote it: links and mentions are marked, nothing else is interpreted. */
export const Words = memo(function Words({ text, names, myName }: WordsProps) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    parts.push(<Fragment key={`t${from}`}>{mentions(text.slice(from, match.index), names, myName)}</Fragment>);
    parts.push(<a key={`a${match.index}`} href={match[0]} target="_blank" rel="noopener noreferrer nofollow">{match[0]}</a>);
    from = match.index + match[0].length;
  }
  parts.push(<Fragment key={`t${from}`}>{mentions(text.slice(from), names, myName)}</Fragment>);
  return <p dir="auto" className={styles['words']}>{parts}</p>;
});

function mentions(text: string, names: readonly string[], myName: string | null): ReactNode {
  if (names.length === 0 || !text.includes('@')) return text;
  const wanted = [...names].sort((a, b) => b.length - a.length).map((n) => n.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pieces = text.split(new RegExp(`(@(?:${wanted.join('|')}))`, 'i'));
  return pieces.map((piece, i) =>
    i % 2 === 0 ? piece : <span key={`${i}${piece}`} className={`${styles['mention'] ?? ''} ${piece.slice(1) === myName ? (styles['me'] ?? '') : ''}`}>{piece}</span>);
}

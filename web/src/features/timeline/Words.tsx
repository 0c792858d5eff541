import { Fragment, memo, useState, type ReactNode } from 'react';
import { useMessageWords } from '../messages/words';
import { parseParts, type Part } from './parts';
import styles from './Words.module.css';

export interface WordsProps {
  readonly text: string;
  /** Names that were mentioned, without the @. */
  readonly names: readonly string[];
  readonly myName: string | null;
  /** Everybody was named, so the reader too. */
  readonly all?: boolean;
}

/** What a person wrote: links, mentions and a few marks are drawn, nothing is ever interpreted as HTML. */
export const Words = memo(function Words({ text, names, myName, all = false }: WordsProps) {
  const mine = new Set([...(myName === null ? [] : [myName]), ...(all ? ['모두', 'all'] : [])].map((n) => n.toLowerCase()));
  return <div dir="auto" className={styles['words']}>{drawn(parseParts(text), { names, mine })}</div>;
});

interface Named {
  readonly names: readonly string[];
  readonly mine: ReadonlySet<string>;
}

function drawn(parts: readonly Part[], named: Named): ReactNode {
  return parts.map((part, i) => <Fragment key={i}>{one(part, named)}</Fragment>);
}

function one(part: Part, named: Named): ReactNode {
  switch (part.kind) {
    case 'text':
      return mentions(part.text, named);
    case 'link':
      return <a href={part.text} target="_blank" rel="noopener noreferrer nofollow">{part.text}</a>;
    case 'code':
      return <code>{part.text}</code>;
    case 'block':
      return <pre><code>{part.text}</code></pre>;
    case 'strong':
      return <strong>{drawn(part.children, named)}</strong>;
    case 'em':
      return <em>{drawn(part.children, named)}</em>;
    case 'strike':
      return <s>{drawn(part.children, named)}</s>;
    case 'quote':
      return <blockquote>{drawn(part.children, named)}</blockquote>;
    case 'spoiler':
      return <Spoiler>{drawn(part.children, named)}</Spoiler>;
  }
}

/** Covered until one asks for it. */
function Spoiler({ children }: { readonly children: ReactNode }) {
  const words = useMessageWords();
  const [open, setOpen] = useState(false);
  if (open) return <span className={styles['open']}>{children}</span>;
  return (
    <button type="button" className={styles['spoiler']} aria-label={words('spoiler')} onClick={() => setOpen(true)}>
      <span aria-hidden="true">{children}</span>
    </button>
  );
}

function mentions(text: string, { names, mine }: Named): ReactNode {
  if (names.length === 0 || !text.includes('@')) return text;
  const wanted = [...names].sort((a, b) => b.length - a.length).map((n) => n.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pieces = text.split(new RegExp(`(@(?:${wanted.join('|')}))`, 'i'));
  return pieces.map((piece, i) =>
    i % 2 === 0 ? piece : <span key={`${i}${piece}`} className={`${styles['mention'] ?? ''} ${mine.has(piece.slice(1).toLowerCase()) ? (styles['me'] ?? '') : ''}`}>{piece}</span>);
}

import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Citation } from '../../api/types';
import { renderMarkdown } from './markdown';
import styles from './Markdown.module.css';

export interface MarkdownProps {
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** A model's words. Rendered as nodes, never as a string of HTML. */
export function Markdown({ text, citations }: MarkdownProps) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const known = new Set(citations.map((c) => c.n));
    ref.current?.replaceChildren(renderMarkdown(text, (n) => (known.has(n) ? t('mate.source', { n }) : null)));
  }, [text, citations, t]);
  return <div ref={ref} dir="auto" className={styles['markdown']} />;
}

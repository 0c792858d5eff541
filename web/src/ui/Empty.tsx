import type { ReactNode } from 'react';
import styles from './Empty.module.css';
import { Mark } from './Mark';

/** An empty place that says what to do next. */
export function Empty({ title, lead, children, level = 2 }: { readonly title: string; readonly lead?: string; readonly children?: ReactNode; readonly level?: 1 | 2 }) {
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <div className={styles['empty']}>
      <Mark size={56} />
      <Title>{title}</Title>
      {lead === undefined ? null : <p>{lead}</p>}
      {children === undefined ? null : <div className={styles['actions']}>{children}</div>}
    </div>
  );
}

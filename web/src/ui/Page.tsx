import type { ReactNode } from 'react';
import styles from './Page.module.css';

export function Page({ title, lead, children }: { readonly title: string; readonly lead?: string; readonly children: ReactNode }) {
  return (
    <div className={styles['page']}>
      <header><h1>{title}</h1>{lead === undefined ? null : <p>{lead}</p>}</header>
      {children}
    </div>
  );
}

export function Section({ title, lead, children }: { readonly title: string; readonly lead?: string; readonly children: ReactNode }) {
  return (
    <section className={styles['section']}>
      <h2>{title}</h2>
      {lead === undefined ? null : <p className={styles['lead']}>{lead}</p>}
      {children}
    </section>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../app/route';
import { IconButton } from './Button';
import styles from './Page.module.css';

export function Page({ title, back, wide = false, children }: { readonly title: string; readonly back?: string; readonly wide?: boolean; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={`${styles['page'] ?? ''} ${wide ? (styles['wide'] ?? '') : ''}`}>
      <header>{back === undefined ? null : <IconButton icon="back" label={t('app.back')} onClick={() => navigate(back)} />}<h1>{title}</h1></header>
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

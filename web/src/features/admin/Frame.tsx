import { useEffect, useRef, type ReactNode } from 'react';
import { Link, OPERATOR_PAGES, operatorPath, type OperatorPage } from '../../app/route';
import { Page } from '../../ui/Page';
import styles from './Admin.module.css';
import { useWords } from './words';

/** What all pages of the operator stand in: their title, and the way to the others. */
export function Frame({ page, title, children }: { readonly page: OperatorPage; readonly title: string; readonly children: ReactNode }) {
  const t = useWords();
  const tabs = useRef<HTMLElement>(null);
  // On a phone the tabs are wider than the screen: the one that is open comes into sight. Newer browsers answer with a
  // promise, which must not become the effect's clean-up.
  useEffect(() => void tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' }), [page]);
  return (
    <Page title={title} back="/me" wide>
      <nav ref={tabs} aria-label={t('nav.label')} className={styles['tabs']}>
        {OPERATOR_PAGES.map((p) => <Link key={p} to={operatorPath(p)} aria-current={p === page ? 'page' : undefined}>{t(`nav.${p}`)}</Link>)}
      </nav>
      {children}
    </Page>
  );
}

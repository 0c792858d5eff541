import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../app/route';
import { Page } from '../../ui/Page';
import { SearchBox } from './SearchBox';

export function SearchPage({ q }: { readonly q: string }) {
  const { t } = useTranslation();
  const keep = useCallback((words: string) => navigate(words === '' ? '/search' : `/search?q=${encodeURIComponent(words)}`, { replace: true }), []);
  return <Page title={t('search.title')}><SearchBox room={null} initial={q} onQuery={keep} /></Page>;
}

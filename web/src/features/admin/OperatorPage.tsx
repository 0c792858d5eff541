import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/context';
import type { OperatorPage as PageName } from '../../app/route';
import { FormError } from '../../ui/Field';
import { Page } from '../../ui/Page';
import { ModelsPage } from './models/ModelsPage';

const TrafficPage = lazy(() => import('./traffic/TrafficPage').then((m) => ({ default: m.TrafficPage })));
const RoutesPage = lazy(() => import('./routes/RoutesPage').then((m) => ({ default: m.RoutesPage })));
const ReceiptsPage = lazy(() => import('./receipts/ReceiptsPage').then((m) => ({ default: m.ReceiptsPage })));
const BudgetsPage = lazy(() => import('./budgets/BudgetsPage').then((m) => ({ default: m.BudgetsPage })));
const RouterPage = lazy(() => import('./report/RouterPage').then((m) => ({ default: m.RouterPage })));
const PeoplePage = lazy(() => import('./PeoplePage').then((m) => ({ default: m.PeoplePage })));

/** The operator's pages; nobody else has anything to see here. */
export function OperatorPage({ page, query }: { readonly page: PageName; readonly query: string }) {
  const { t } = useTranslation();
  const role = useApp((s) => s.me.role);
  if (role !== 'operator') return <Page title={t('operator.title')}><FormError>{t('errors.forbidden')}</FormError></Page>;
  return <Suspense fallback={null}><Content page={page} query={query} /></Suspense>;
}

function Content({ page, query }: { readonly page: PageName; readonly query: string }) {
  switch (page) {
    case 'models':
      return <ModelsPage />;
    case 'traffic':
      return <TrafficPage query={query} />;
    case 'routes':
      return <RoutesPage />;
    case 'receipts':
      return <ReceiptsPage query={query} />;
    case 'budgets':
      return <BudgetsPage />;
    case 'router':
      return <RouterPage />;
    case 'people':
      return <PeoplePage />;
  }
}

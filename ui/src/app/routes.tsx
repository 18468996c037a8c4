import Spinner from '@cloudscape-design/components/spinner';
import { lazy, Suspense } from 'react';
import { DocumentsPage } from '../features/documents/DocumentsPage';
import { Failures } from './Failures';
import { NotHere } from './NotHere';
import type { Route } from './router';

const DocumentPage = lazy(() => import('./DocumentWithReview'));
const ComparePage = lazy(() => import('../features/compare/ComparePage'));
const CompliancePage = lazy(() => import('../features/compliance/CompliancePage'));
const GraphPage = lazy(() => import('../features/graph/GraphPage'));
const SearchPage = lazy(() => import('../features/search/SearchPage'));

export function Page({ route }: { route: Route }) {
  return (
    <Failures key={route.path.join('/')}>
      <Suspense fallback={<div className="a-waiting"><Spinner size="large" /></div>}>{pageOf(route)}</Suspense>
    </Failures>
  );
}

function pageOf({ path: [section, id], query }: Route) {
  switch (section) {
    case undefined:
    case 'documents':
      return id ? <DocumentPage key={id} id={id} query={query} /> : <DocumentsPage query={query} />;
    case 'compare':
      return <ComparePage query={query} />;
    case 'compliance':
      return <CompliancePage query={query} />;
    case 'graph':
      return <GraphPage query={query} />;
    case 'search':
      return <SearchPage query={query} />;
    default:
      return <NotHere />;
  }
}

import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import { useDocuments } from '../../api/hooks';
import { useStore } from '../../api/store';
import { ErrorNote } from '../../design/ErrorNote';
import { plural } from '../../design/format';
import { ChooseFiles } from './ChooseFiles';
import { DocumentTable } from './DocumentTable';
import { UploadChoice } from './UploadChoice';
import { uploads } from './uploads';
import { viewOf } from './view';
import { NextExample, Welcome } from './Welcome';

const UploadList = lazy(() => import('./UploadList'));

export function DocumentsPage({ query }: { query: URLSearchParams }) {
  const { documents, loaded, error, reload } = useDocuments();
  const sent = useStore(uploads).length;
  const empty = loaded && documents.length === 0;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Drop files anywhere on the page; each is read by five agents."
        actions={loaded && !empty && <SpaceBetween direction="horizontal" size="xs"><NextExample /><UploadChoice /><ChooseFiles primary /></SpaceBetween>}
      >
        Documents
      </Header>
      {error ? <ErrorNote what="The list could not be read" error={error} retry={reload} /> : null}
      {sent > 0 && <Suspense><UploadList /></Suspense>}
      {empty ? <Welcome /> : <DocumentTable documents={documents} loading={!loaded && !error && documents.length === 0} view={viewOf(query)} />}
      <span className="a-unseen" role="status">{loaded ? plural(documents.length, 'document') : ''}</span>
    </SpaceBetween>
  );
}

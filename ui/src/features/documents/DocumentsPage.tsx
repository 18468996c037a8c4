import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useDocuments } from '../../api/hooks';
import { ErrorNote } from '../../design/ErrorNote';
import { plural } from '../../design/format';
import { ChooseFiles } from './ChooseFiles';
import { DocumentTable } from './DocumentTable';
import { UploadList } from './UploadList';
import { viewOf } from './view';
import { TryExample, Welcome } from './Welcome';

export function DocumentsPage({ query }: { query: URLSearchParams }) {
  const { documents, loaded, error, reload } = useDocuments();
  const empty = loaded && documents.length === 0;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Drop files anywhere on the page; each is read by five agents."
        actions={!empty && <SpaceBetween direction="horizontal" size="xs"><TryExample /><ChooseFiles primary /></SpaceBetween>}
      >
        Documents
      </Header>
      {error ? <ErrorNote what="The list could not be read" error={error} retry={reload} /> : null}
      <UploadList />
      {empty ? <Welcome /> : <DocumentTable documents={documents} loading={!loaded && !error && documents.length === 0} view={viewOf(query)} />}
      <span className="a-unseen" role="status">{loaded ? plural(documents.length, 'document') : ''}</span>
    </SpaceBetween>
  );
}

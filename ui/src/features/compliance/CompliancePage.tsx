import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { listAssessments } from '../../api/findings';
import { useDocuments } from '../../api/hooks';
import type { Document } from '../../api/types';
import { useRemote } from '../../api/useRemote';
import { replaceQuery } from '../../app/router';
import { DocumentSelect } from '../../design/DocumentSelect';
import { ErrorNote } from '../../design/ErrorNote';
import { Teaching } from '../../design/Teaching';
import { Framework } from './Framework';

export default function CompliancePage({ query }: { query: URLSearchParams }) {
  const { documents, loaded } = useDocuments();
  const finished = documents.filter(({ status }) => status === 'COMPLETE' || status === 'PARTIAL');
  const chosen = finished.find(({ id }) => id === query.get('document')) ?? finished[0];
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description="Every requirement of a framework and how the document meets it, with the words that show it.">
        Compliance
      </Header>
      <div className="a-narrow">
        <DocumentSelect documents={finished} value={chosen?.id ?? null} onChange={(id) => replaceQuery({ document: id, requirement: null })} label="Document" />
      </div>
      {chosen && <Matrix document={chosen} requirement={query.get('requirement')} />}
      {loaded && !chosen && (
        <Teaching title="No document is analysed yet">
          When one is, its requirements stand here: TCFD, ESRS, GRI, IFRS S2, SEC 10-K and others, as they fit its kind.
        </Teaching>
      )}
    </SpaceBetween>
  );
}

function Matrix({ document, requirement }: { document: Document; requirement: string | null }) {
  const { data, error, loading, reload } = useRemote(document.id, () => listAssessments(document.id));
  if (error) return <ErrorNote what="The assessment could not be read" error={error} retry={reload} />;
  if (loading && !data) return <div className="a-waiting"><Spinner size="large" /></div>;
  if (!data?.listFrameworks.length) {
    return (
      <Teaching title="No framework fits this document">
        Which frameworks are applied follows from the kind of document. Analyse it with a framework of your choice:
        <code> aspera analyze --framework tcfd</code>.
      </Teaching>
    );
  }
  return (
    <SpaceBetween size="l">
      {data.listFrameworks.map((verdict) => (
        <Framework
          key={verdict.framework}
          document={document}
          verdict={verdict}
          assessments={data.listAssessments.filter(({ framework }) => framework === verdict.framework)}
          chosen={requirement}
        />
      ))}
    </SpaceBetween>
  );
}

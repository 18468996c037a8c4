import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { useDocuments } from '../../api/hooks';
import { useStore } from '../../api/store';
import { replaceQuery } from '../../app/router';
import { session } from '../../app/session';
import { DocumentSelect } from '../../design/DocumentSelect';
import { ErrorNote } from '../../design/ErrorNote';
import { Teaching } from '../../design/Teaching';
import { Explorer } from './Explorer';
import { FindEntity } from './FindEntity';
import { GremlinBox } from './GremlinBox';
import { useGraph } from './useGraph';

export default function GraphPage({ query }: { query: URLSearchParams }) {
  const inside = query.get('document');
  const name = query.get('name') ?? '';
  const { documents } = useDocuments();
  const { viewer } = useStore(session);
  const graph = useGraph(inside, name);
  const [selected, setSelected] = useState<string | null>(null);
  const { part } = graph;
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description="Companies, people, risks and figures, how they are related, and the words that say so.">Graph</Header>
      <div className="a-graph-bar">
        <DocumentSelect documents={documents} value={inside ?? ''} onChange={(id) => replaceQuery({ document: id })} label="Document" every="All documents" />
        <FindEntity key={name} name={name} />
      </div>
      {graph.error ? <ErrorNote what="The graph could not be read" error={graph.error} retry={graph.reload} /> : null}
      {!part && graph.loading && <div className="a-waiting"><Spinner size="large" /></div>}
      {part && part.vertices.length === 0 && (
        <Teaching title="There is nothing to draw">
          {name ? `No entity has “${name}” in its name.` : 'Once a document is analysed, its companies, people, risks and figures appear here, each with its evidence.'}
        </Teaching>
      )}
      {part && part.vertices.length > 0 && (
        <Explorer part={part} selected={selected} onSelect={setSelected} onExpand={graph.expand} documents={documents} />
      )}
      {viewer?.gremlin && <GremlinBox />}
    </SpaceBetween>
  );
}

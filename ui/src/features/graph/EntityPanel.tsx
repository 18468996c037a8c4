import Button from '@cloudscape-design/components/button';
import type { Document, GraphPart, Vertex } from '../../api/types';
import { documentHref } from '../../app/router';
import { readable } from '../../design/format';
import { KINDS, LOOK, relationsOf, type Relation } from './part';

interface Props {
  part: GraphPart;
  selected: string | null;
  documents: readonly Document[];
  onSelect: (id: string | null) => void;
  onExpand: (id: string) => void;
}

/** The graph in words: every entity, or one with its relations and their evidence. */
export function EntityPanel({ part, selected, documents, onSelect, onExpand }: Props) {
  const vertex = part.vertices.find(({ id }) => id === selected);
  if (!vertex) return <Everything part={part} onSelect={onSelect} />;
  const properties = Object.entries(JSON.parse(vertex.properties || '{}') as Record<string, string>);
  return (
    <aside className="a-entity" aria-label={vertex.name}>
      <p className="a-entity-kind"><Dot vertex={vertex} />{vertex.label}</p>
      <h2 dir="auto">{vertex.name}</h2>
      <div className="a-entity-actions">
        <Button onClick={() => onExpand(vertex.id)}>Expand</Button>
        {vertex.label === 'Document' && <Button variant="link" href={documentHref(vertex.id)}>Open</Button>}
        <Button variant="link" onClick={() => onSelect(null)}>All entities</Button>
      </div>
      {properties.length > 0 && (
        <dl className="a-statistics">
          {properties.map(([name, value]) => <div key={name}><dt>{readable(name)}</dt><dd dir="auto">{String(value)}</dd></div>)}
        </dl>
      )}
      <h3>Relations</h3>
      <ul className="a-relations">
        {relationsOf(part, vertex.id).map((relation, index) => (
          <RelationRow key={index} relation={relation} documents={documents} onSelect={onSelect} />
        ))}
      </ul>
    </aside>
  );
}

function Dot({ vertex }: { vertex: Vertex }) {
  return <i className="a-dot" style={{ background: LOOK[vertex.label]?.color }} aria-hidden="true" />;
}

function Everything({ part, onSelect }: Pick<Props, 'part' | 'onSelect'>) {
  return (
    <aside className="a-entity" aria-label="Entities">
      <p className="a-soft">Choose an entity to see its relations and their evidence; double-click one to expand it.</p>
      {KINDS.map((kind) => {
        const these = part.vertices.filter(({ label }) => label === kind);
        if (!these.length) return null;
        return (
          <section key={kind}>
            <h3>{kind}</h3>
            <ul className="a-plain">
              {these.map((vertex) => (
                <li key={vertex.id}><Dot vertex={vertex} /><button type="button" className="a-link" dir="auto" onClick={() => onSelect(vertex.id)}>{vertex.name}</button></li>
              ))}
            </ul>
          </section>
        );
      })}
    </aside>
  );
}

function RelationRow({ relation: { edge, other, outward }, documents, onSelect }: { relation: Relation } & Pick<Props, 'documents' | 'onSelect'>) {
  const filename = documents.find(({ id }) => id === edge.documentId)?.filename;
  return (
    <li>
      <span className="a-soft">{outward ? '' : '← '}{readable(edge.label.toLowerCase())}{outward ? ' →' : ''}</span>{' '}
      <button type="button" className="a-link" dir="auto" onClick={() => onSelect(other.id)}>{other.name}</button>
      <ul className="a-plain">
        {edge.evidence.slice(0, 3).map((evidence) => <li key={evidence}><Proof evidence={evidence} documentId={edge.documentId} /></li>)}
      </ul>
      {filename && <span className="a-soft" dir="auto">{filename}</span>}
    </li>
  );
}

const QUOTED = /^p\. (\d+): (.*)$/su;

/** Evidence is a quote with its page, or the id of a finding. */
function Proof({ evidence, documentId }: { evidence: string; documentId: string }) {
  const [, page, quote] = QUOTED.exec(evidence) ?? [];
  if (!page) return <a className="a-link" href={documentHref(documentId, { finding: evidence })}>See the finding</a>;
  return <><span dir="auto">{quote}</span> <a className="a-link" href={documentHref(documentId, { page })}>page {page}</a></>;
}

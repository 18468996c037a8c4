import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { compareDocuments } from '../../api/findings';
import { useDocuments } from '../../api/hooks';
import type { Document, Finding } from '../../api/types';
import { useRemote } from '../../api/useRemote';
import { replaceQuery } from '../../app/router';
import { DocumentSelect } from '../../design/DocumentSelect';
import { ErrorNote } from '../../design/ErrorNote';
import { plural } from '../../design/format';
import { Teaching } from '../../design/Teaching';
import { Difference } from './Difference';
import { SidePages } from './SidePages';

const SWAP = (
  <svg viewBox="0 0 16 16" focusable="false" aria-hidden="true"><path d="M1 5h13l-3-3M15 11H2l3 3" /></svg>
);

export default function ComparePage({ query }: { query: URLSearchParams }) {
  const { documents } = useDocuments();
  const finished = documents.filter(({ status }) => status === 'COMPLETE' || status === 'PARTIAL');
  const a = finished.find(({ id }) => id === query.get('a')) ?? null;
  const b = finished.find(({ id }) => id === query.get('b')) ?? null;
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description="Restated figures, moved base years, changed targets: what one document says and the other does not repeat.">
        Compare
      </Header>
      <div className="a-pair">
        <DocumentSelect documents={finished} value={a?.id ?? null} onChange={(id) => replaceQuery({ a: id })} label="First document" />
        <Button iconSvg={SWAP} ariaLabel="Swap the documents" onClick={() => replaceQuery({ a: b?.id, b: a?.id })} />
        <DocumentSelect documents={finished} value={b?.id ?? null} onChange={(id) => replaceQuery({ b: id })} label="Second document" />
      </div>
      {a && b && a.id !== b.id ? <Compared a={a} b={b} /> : <Choose few={finished.length < 2} same={Boolean(a && a.id === b?.id)} />}
    </SpaceBetween>
  );
}

function Choose({ few, same }: { few: boolean; same: boolean }) {
  if (few) {
    return (
      <Teaching title="Two documents are needed">
        Analyse this year’s report and last year’s. What was restated between them is set side by side here, with
        both pages.
      </Teaching>
    );
  }
  const text = same ? 'These are one and the same. Choose another on one side.' : 'Two reports of one company say most: this year’s and last year’s.';
  return <Teaching title="Choose two documents">{text}</Teaching>;
}

function Compared({ a, b }: { a: Document; b: Document }) {
  const { data, error, loading, reload } = useRemote(`${a.id} ${b.id}`, () => compareDocuments([a.id, b.id]));
  const [chosen, setChosen] = useState<string | null>(null);
  if (error) return <ErrorNote what="The documents could not be compared" error={error} retry={reload} />;
  if (loading && !data) return <div className="a-waiting"><Spinner size="large" /></div>;
  const findings = data ?? [];
  const shown: Finding | undefined = findings.find(({ id }) => id === chosen) ?? findings[0];
  if (!shown) {
    return (
      <Teaching title="No difference was found">
        Nothing that both documents state is stated differently, as far as figures and targets could be matched.
        Documents of different companies share little that can be compared.
      </Teaching>
    );
  }
  return (
    <SpaceBetween size="l">
      <section aria-label={plural(findings.length, 'difference')}>
        <ul className="a-differences">
          {findings.map((finding) => (
            <li key={finding.id}>
              <Difference finding={finding} a={a} b={b} open={finding.id === shown.id} onOpen={() => setChosen(finding.id)} />
            </li>
          ))}
        </ul>
      </section>
      <div className="a-beside">
        <SidePages document={a} finding={shown} />
        <SidePages document={b} finding={shown} />
      </div>
    </SpaceBetween>
  );
}

import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { search } from '../../api/findings';
import { useDocuments } from '../../api/hooks';
import type { SearchHit } from '../../api/types';
import { useRemote } from '../../api/useRemote';
import { documentHref, replaceQuery } from '../../app/router';
import { DocumentSelect } from '../../design/DocumentSelect';
import { ErrorNote } from '../../design/ErrorNote';
import { plural } from '../../design/format';
import { Teaching } from '../../design/Teaching';
import { highlight } from './highlight';

const MOST = 50;
const IDEAS = ['covenant waiver', 'net zero target', 'scope 3 emissions', 'trade receivables'];

export default function SearchPage({ query }: { query: URLSearchParams }) {
  const asked = query.get('q') ?? '';
  const inside = query.get('document') ?? '';
  const { documents } = useDocuments();
  const [text, setText] = useState(asked);
  const ask = () => replaceQuery({ q: text.trim() });
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description="By words and by meaning, over everything that was analysed.">Search</Header>
      <form className="a-search" role="search" onSubmit={(event) => { event.preventDefault(); ask(); }}>
        <Input type="search" value={text} placeholder="What are you looking for?" ariaLabel="Search" clearAriaLabel="Clear" autoFocus onChange={({ detail }) => setText(detail.value)} />
        <DocumentSelect documents={documents} value={inside} onChange={(id) => replaceQuery({ document: id })} label="Where to search" every="All documents" />
        <Button variant="primary" formAction="submit">Search</Button>
      </form>
      {asked ? <Hits asked={asked} inside={inside} /> : <Ideas onIdea={(idea) => { setText(idea); replaceQuery({ q: idea }); }} />}
    </SpaceBetween>
  );
}

function Ideas({ onIdea }: { onIdea: (idea: string) => void }) {
  return (
    <Teaching
      title="Ask in a few words"
      action={<div className="a-ideas">{IDEAS.map((idea) => <Button key={idea} onClick={() => onIdea(idea)}>{idea}</Button>)}</div>}
    >
      Each result opens its page at the place.
    </Teaching>
  );
}

function Hits({ asked, inside }: { asked: string; inside: string }) {
  const { data, error, loading, reload } = useRemote(`${asked}\n${inside}`, () => search(asked, inside ? [inside] : [], MOST));
  if (error) return <ErrorNote what="The search failed" error={error} retry={reload} />;
  if (loading && !data) return <div className="a-waiting"><Spinner size="large" /></div>;
  if (!data?.length) {
    return <Teaching title={`Nothing was found for “${asked}”`}>Try fewer or other words, or search all documents.</Teaching>;
  }
  return (
    <section>
      <p role="status" className="a-soft">{data.length === MOST ? `The best ${MOST} passages` : plural(data.length, 'passage')}</p>
      <ul className="a-hits">{data.map((hit) => <Hit key={hit.chunkId} hit={hit} asked={asked} />)}</ul>
    </section>
  );
}

function Hit({ hit, asked }: { hit: SearchHit; asked: string }) {
  const href = documentHref(hit.documentId, { page: hit.page, box: hit.boxes[0]?.join(',') });
  return (
    <li className="a-hit">
      <a href={href} className="a-hit-title"><bdi>{hit.filename}</bdi>, page {hit.page}</a>
      {hit.section.length > 0 && <p className="a-soft" dir="auto">{hit.section.join(' › ')}</p>}
      <p className="a-hit-text" dir="auto">
        {highlight(hit.text, asked).map(({ text, found }, index) => (found ? <mark key={index}>{text}</mark> : text))}
      </p>
    </li>
  );
}

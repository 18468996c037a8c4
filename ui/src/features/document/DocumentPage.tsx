import Spinner from '@cloudscape-design/components/spinner';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useDocument, useFindings } from '../../api/hooks';
import { ApiError } from '../../api/errors';
import type { Document, Finding, ReviewState } from '../../api/types';
import { ErrorNote } from '../../design/ErrorNote';
import { AgentReport } from './AgentReport';
import { CoverageNote } from './CoverageNote';
import { DocumentHeader } from './DocumentHeader';
import { filterOf, matching } from './filter';
import { FindingDetail } from './FindingDetail';
import { FindingsPane } from './FindingsPane';
import { PagesPane } from './PagesPane';
import { ShortcutHelp } from './ShortcutHelp';
import { useShortcuts } from './shortcuts';
import { placeOf, useSelection } from './useSelection';

interface Props {
  id: string;
  query: URLSearchParams;
  reviewOf: (finding: Finding) => ReactNode;
  onReview: (finding: Finding, change: { state: ReviewState }) => void;
}

const GONE = new ApiError('NotFound', 'There is no such document.');

export function DocumentPage(props: Props) {
  const { data, error, loading, reload } = useDocument(props.id);
  if (data) return <Opened {...props} document={data} />;
  if (loading) return <div className="a-waiting"><Spinner size="large" /></div>;
  return <ErrorNote what="This document cannot be shown" error={error ?? GONE} retry={reload} />;
}

function Opened({ id, query, reviewOf, onReview, document }: Props & { document: Document }) {
  const findings = useFindings(id);
  const filter = useMemo(() => filterOf(query), [query]);
  const listed = useMemo(() => matching(findings.data ?? [], filter), [findings.data, filter]);
  const { selected, place, select, show, step } = useSelection(id, findings.data ?? [], listed, query);
  const [open, setOpen] = useState<'help' | 'agents' | null>(null);
  const [side, setSide] = useState<'findings' | 'pages'>(query.has('page') ? 'pages' : 'findings');
  const toPages = useCallback((to: Parameters<typeof show>[0]) => {
    show(to);
    setSide('pages');
  }, [show]);
  const pick = useCallback((finding: string) => {
    if (finding !== 'place') select(finding);
  }, [select]);
  const selectedId = selected?.id;
  const fold = useCallback((finding: string) => select(finding === selectedId ? null : finding), [select, selectedId]);
  const toggle = (state: ReviewState) => () =>
    selected && onReview(selected, { state: selected.review.state === state ? 'OPEN' : state });
  useShortcuts({
    next: () => step(1),
    previous: () => step(-1),
    show: () => {
      const there = selected && placeOf(selected, id);
      if (there) toPages(there);
    },
    accept: toggle('ACCEPTED'),
    dismiss: toggle('DISMISSED'),
    help: () => setOpen('help'),
  });
  return (
    <div className={`a-document a-side-${side}`}>
      <DocumentHeader document={document} onHelp={() => setOpen('help')} onAgents={() => setOpen('agents')} />
      <CoverageNote document={document} />
      <div className="a-side-switch" role="group" aria-label="What is shown">
        <button type="button" aria-pressed={side === 'findings'} onClick={() => setSide('findings')}>Findings</button>
        <button type="button" aria-pressed={side === 'pages'} onClick={() => setSide('pages')}>Pages</button>
      </div>
      <div className="a-workbench">
        <PagesPane
          document={document} findings={listed} active={selected?.id ?? null} place={place}
          onPick={pick} onPlace={show}
        />
        <FindingsPane
          document={document} findings={findings} listed={listed} filter={filter}
          selected={selected?.id ?? null} onSelect={fold}
          detailOf={(finding) => <FindingDetail finding={finding} onPlace={toPages} review={reviewOf(finding)} />}
        />
      </div>
      {open === 'help' && <ShortcutHelp onClose={() => setOpen(null)} />}
      {open === 'agents' && <AgentReport documentId={id} onClose={() => setOpen(null)} />}
    </div>
  );
}

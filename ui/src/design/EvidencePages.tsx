import Spinner from '@cloudscape-design/components/spinner';
import { useMemo } from 'react';
import type { Document, Evidence, Severity } from '../api/types';
import { PageViewer } from './pages/PageViewer';
import type { Place } from './pages/useFollow';
import { usePages } from './pages/usePages';

interface Props { document: Document; evidence: readonly Evidence[]; severity: Severity }

/** A document opened at its first piece of evidence, with all of them marked. */
export function EvidencePages({ document, evidence, severity }: Props) {
  const pages = usePages(document);
  const [first] = evidence;
  const place = useMemo<Place | null>(() => first ? { page: first.page, box: first.boxes[0] } : null, [first]);
  const marks = useMemo(
    () => evidence.map(({ page, boxes, quote }) => ({ id: 'evidence', page, boxes, severity, label: quote })),
    [evidence, severity],
  );
  if (pages.error) return <p className="a-soft">The pages cannot be shown now; the quotes above are exact.</p>;
  return (
    <div className="a-evidence-pages">
      {!pages.sizes.length && <div className="a-waiting"><Spinner /></div>}
      <PageViewer pages={pages} marks={marks} active="evidence" place={place} label={`Pages of ${document.filename}`} />
    </div>
  );
}

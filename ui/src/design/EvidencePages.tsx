import Spinner from '@cloudscape-design/components/spinner';
import { useMemo, useState } from 'react';
import { useFileLink } from '../api/hooks';
import type { Evidence, Severity } from '../api/types';
import { PageViewer } from './pages/PageViewer';
import type { Place } from './pages/useFollow';
import { usePages } from './pages/usePages';

interface Props { documentId: string; mediaType: string; label: string; evidence: readonly Evidence[]; severity: Severity }

const SHOWN = /^(application\/pdf|image\/(png|jpeg))$/;

/** A document opened at its first piece of evidence, with all of them marked. */
export function EvidencePages({ documentId, mediaType, label, evidence, severity }: Props) {
  const link = useFileLink(SHOWN.test(mediaType) ? documentId : null);
  const [url, setUrl] = useState<string>();
  if (link.data && !url) setUrl(link.data.url);
  const pages = usePages(url, mediaType);
  const [first] = evidence;
  const place = useMemo<Place | null>(() => first ? { page: first.page, box: first.boxes[0] } : null, [first]);
  const marks = useMemo(
    () => evidence.map(({ page, boxes, quote }) => ({ id: 'evidence', page, boxes, severity, label: quote })),
    [evidence, severity],
  );
  if (!SHOWN.test(mediaType)) return <p className="a-soft">The pages of this kind of file are not drawn here.</p>;
  if (link.error || pages.error) return <p className="a-soft">The pages cannot be shown now; the quotes above are exact.</p>;
  return (
    <div className="a-evidence-pages">
      {!pages.sizes.length && <div className="a-waiting"><Spinner /></div>}
      <PageViewer pages={pages} marks={marks} active="evidence" place={place} label={label} />
    </div>
  );
}

import Link from '@cloudscape-design/components/link';
import { useMemo } from 'react';
import type { Document, Finding } from '../../api/types';
import { documentHref } from '../../app/router';
import { EvidencePages } from '../../design/EvidencePages';

/** One of the two documents, opened where the difference stands. */
export function SidePages({ document, finding }: { document: Document; finding: Finding }) {
  const evidence = useMemo(
    () => finding.evidence.filter(({ documentId }) => (documentId || finding.documentId) === document.id),
    [finding, document.id],
  );
  const page = evidence[0]?.page;
  return (
    <section className="a-side" aria-label={document.filename}>
      <h2 dir="auto"><Link href={documentHref(document.id, { page })} fontSize="heading-s">{document.filename}</Link></h2>
      <EvidencePages document={document} evidence={evidence} severity={finding.severity} />
    </section>
  );
}

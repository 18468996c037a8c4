import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Assessment, AssessmentStatus, Document, Severity } from '../../api/types';
import { documentHref, replaceQuery } from '../../app/router';
import { EvidencePages } from '../../design/EvidencePages';
import { formatPages, readable } from '../../design/format';
import { ASSESSMENT_STATUS } from '../../design/words';

const MARKED: Partial<Record<AssessmentStatus, Severity>> = { PARTIAL: 'MEDIUM', CONTRARY: 'HIGH' };

/** One requirement: what is expected, what was found, and where. */
export function Requirement({ document, assessment }: { document: Document; assessment: Assessment }) {
  const { status, evidence } = assessment;
  const { word, type } = ASSESSMENT_STATUS[status];
  return (
    <section className="a-requirement" aria-label={assessment.title}>
      <header>
        <h3>{readable(assessment.title)}</h3>
        <Button iconName="close" variant="icon" ariaLabel="Close" onClick={() => replaceQuery({ requirement: null })} />
      </header>
      <StatusIndicator type={type}>{word}</StatusIndicator>
      {assessment.expects && <p>{assessment.expects}</p>}
      {assessment.gap && <p><strong>Gap:</strong> {assessment.gap}</p>}
      {evidence.length === 0 && assessment.pagesSearched.length > 0 && (
        <p>Looked for on {assessment.pagesSearched.length === 1 ? 'page' : 'pages'} {formatPages(assessment.pagesSearched)}, and not found.</p>
      )}
      <ul className="a-evidence">
        {evidence.map(({ page, quote, boxes }, index) => (
          <li key={index}>
            <blockquote dir="auto">{quote}</blockquote>
            <a className="a-link" href={documentHref(document.id, { page, box: boxes[0]?.join(',') })}>Page {page}</a>
          </li>
        ))}
      </ul>
      {evidence.length > 0 && (
        <EvidencePages
          key={assessment.requirement} document={document} evidence={evidence} severity={MARKED[status] ?? 'LOW'}
        />
      )}
    </section>
  );
}

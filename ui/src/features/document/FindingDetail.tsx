import Button from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import type { Evidence, Finding, Operand } from '../../api/types';
import { notify } from '../../app/notices';
import { documentHref } from '../../app/router';
import { ComputationView } from '../../design/ComputationView';
import { formatPages } from '../../design/format';
import type { Place } from '../../design/pages/useFollow';

interface Props { finding: Finding; onPlace: (place: Place) => void; review: ReactNode }

export function FindingDetail({ finding, onPlace, review }: Props) {
  const toOperand = ({ page, box }: Operand) => onPlace({ page, box: box ?? undefined });
  return (
    <div className="a-finding-body">
      <p dir="auto">{finding.description}</p>
      {finding.computation && <ComputationView computation={finding.computation} onOperand={toOperand} />}
      {finding.evidence.length > 0 && (
        <ul className="a-evidence">
          {finding.evidence.map((evidence, index) => (
            <Quote key={index} evidence={evidence} own={finding.documentId} onPlace={onPlace} />
          ))}
        </ul>
      )}
      {finding.absence && <Absent queries={finding.absence.queries} pages={finding.absence.pagesSearched} />}
      {finding.also.length > 0 && <p className="a-soft">Also noticed: {finding.also.join('; ')}</p>}
      <p className="a-finding-foot">
        <span>Rule <code>{finding.rule}</code> · {finding.category}</span>
        <CopyLink finding={finding} />
      </p>
      {review}
    </div>
  );
}

function Quote({ evidence, own, onPlace }: { evidence: Evidence; own: string; onPlace: Props['onPlace'] }) {
  const elsewhere = evidence.documentId && evidence.documentId !== own;
  const show = () => onPlace({ page: evidence.page, box: evidence.boxes[0] });
  return (
    <li>
      <blockquote dir="auto">{evidence.quote}</blockquote>
      {elsewhere ? (
        <a className="a-link" href={documentHref(evidence.documentId, { page: evidence.page })}>
          {evidence.filename || 'another document'}, page {evidence.page}
        </a>
      ) : (
        <button type="button" className="a-link" onClick={show}>Page {evidence.page}</button>
      )}
      {!evidence.verified && <span className="a-soft"> · not found word for word</span>}
    </li>
  );
}

function Absent({ queries, pages }: { queries: readonly string[]; pages: readonly number[] }) {
  return (
    <div className="a-absence">
      <p>Looked for on {pages.length === 1 ? 'page' : 'pages'} {formatPages(pages)}, and not found:</p>
      <ul>{queries.map((query) => <li key={query}>{query}</li>)}</ul>
    </div>
  );
}

function CopyLink({ finding }: { finding: Finding }) {
  const copy = async () => {
    const href = documentHref(finding.documentId, { finding: finding.id });
    await navigator.clipboard.writeText(new URL(href, window.location.href).href);
    notify({ type: 'success', title: 'The link to this finding is copied.' });
  };
  return <Button variant="inline-link" iconName="copy" onClick={() => void copy()}>Copy link</Button>;
}

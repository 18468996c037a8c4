import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { memo, type ReactNode } from 'react';
import type { Finding } from '../../api/types';
import { formatPages, readable } from '../../design/format';
import { SeverityBadge } from '../../design/SeverityBadge';
import { REVIEW_STATE } from '../../design/words';

interface Props { finding: Finding; open: boolean; onOpen: (id: string) => void; children: ReactNode }

export const FindingRow = memo(function FindingRow({ finding, open, onOpen, children }: Props) {
  const pages = [...new Set(finding.evidence.map(({ page }) => page))];
  const { word, type } = REVIEW_STATE[finding.review.state];
  return (
    <article className={`a-finding a-edge-${finding.severity.toLowerCase()}${open ? ' a-finding-open' : ''}`}>
      <button type="button" className="a-finding-head" aria-expanded={open} data-finding-row={finding.id} onClick={() => onOpen(finding.id)}>
        <span className="a-finding-facts">
          <SeverityBadge severity={finding.severity} />
          <span>{readable(finding.agent)}</span>
          <span>{pages.length ? `p. ${formatPages(pages)}` : 'no page'}</span>
          {finding.review.state !== 'OPEN' && <StatusIndicator type={type}>{word}</StatusIndicator>}
          {finding.review.assignee && <span className="a-assignee" dir="auto">{finding.review.assignee}</span>}
        </span>
        <span className="a-finding-title" dir="auto">{finding.title}</span>
      </button>
      {children}
    </article>
  );
});

import { listReviews } from '../../api/findings';
import type { Finding, ReviewEntry } from '../../api/types';
import { useRemote } from '../../api/useRemote';
import { ErrorNote } from '../../design/ErrorNote';
import { formatDate } from '../../design/format';
import { REVIEW_STATE } from '../../design/words';

/** Everything that was ever said about a finding, in order; nothing is changed or removed. */
export function AuditTrail({ finding }: { finding: Finding }) {
  const { id, documentId, review } = finding;
  const key = `${documentId} ${id} ${review.updatedAt ?? 0} ${review.comments}`;
  const { data, error, reload } = useRemote(key, () => listReviews(documentId, id));
  if (error) return <ErrorNote what="The audit trail could not be read" error={error} retry={reload} />;
  if (!data?.length) return null;
  return (
    <ol className="a-trail" aria-label="Audit trail">
      {data.map((entry) => (
        <li key={entry.sequence}>
          <span className="a-trail-what">{saidBy(entry)}</span>
          {entry.comment && <blockquote dir="auto">{entry.comment}</blockquote>}
          <time dateTime={new Date(entry.time).toISOString()}>{formatDate(entry.time)}</time>
        </li>
      ))}
    </ol>
  );
}

export function saidBy({ author, state, assignee, comment }: ReviewEntry): string {
  const deeds = [
    state && (state === 'OPEN' ? 'reopened it' : `${REVIEW_STATE[state].word.toLowerCase()} it`),
    assignee !== null && (assignee ? `assigned it to ${assignee}` : 'took the assignment back'),
    comment && 'commented',
  ].filter(Boolean);
  return `${author} ${deeds.join(' and ')}`;
}

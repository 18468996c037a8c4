import { useCallback } from 'react';
import { announceReview } from '../../api/documents';
import { reviewFinding } from '../../api/findings';
import type { Finding, ReviewChange } from '../../api/types';
import { attempt } from '../../app/notices';

export type OnReview = (finding: Finding, change: ReviewChange) => void;

/** Stores what a reviewer says; whoever shows the finding reads it again. */
export function useReview(): OnReview {
  return useCallback((finding, change) => {
    void attempt('The review could not be stored', async () => {
      await reviewFinding(finding.documentId, finding.id, change);
      announceReview(finding.documentId);
    });
  }, []);
}

import { DocumentPage } from '../features/document/DocumentPage';
import { ReviewPanel } from '../features/review/ReviewPanel';
import { useReview } from '../features/review/useReview';

/** The document page with the review of its findings put in: the two features are strangers. */
export default function DocumentWithReview({ id, query }: { id: string; query: URLSearchParams }) {
  const review = useReview();
  return (
    <DocumentPage
      id={id}
      query={query}
      onReview={review}
      reviewOf={(finding) => <ReviewPanel key={finding.id} finding={finding} onReview={review} />}
    />
  );
}

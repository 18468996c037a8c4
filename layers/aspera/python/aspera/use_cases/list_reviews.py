"""Everything that was ever said about a document's findings."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.domain.review import ReviewEntry
from aspera.ports.documents import Documents
from aspera.ports.reviews import Reviews


def list_reviews(
    document_id: str, owner: str, finding_id: str | None = None, *, documents: Documents, reviews: Reviews
) -> Sequence[ReviewEntry]:
    documents.get(document_id, owner)
    return reviews.list(document_id, finding_id)

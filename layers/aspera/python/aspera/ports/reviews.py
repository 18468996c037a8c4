"""What people said about findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from aspera.domain.review import ReviewChange, ReviewEntry


class Reviews(Protocol):
    """Entries are added, never changed. They outlive another analysis of the document, whose
    findings have the same ids."""

    def append(self, document_id: str, finding_id: str, author: str, change: ReviewChange) -> ReviewEntry:
        """Store under the document's next number. Numbers have no gaps, whoever writes at the
        same time."""

    def list(self, document_id: str, finding_id: str | None = None) -> Sequence[ReviewEntry]:
        """In order."""

    def delete(self, document_id: str) -> None:
        """Forget all that was said; nothing is no error."""

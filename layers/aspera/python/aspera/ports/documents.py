"""The documents that somebody owns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from aspera.domain.document import Document


class Documents(Protocol):
    """Every read names the owner; what belongs to another owner is NotFound."""

    def put(self, document: Document) -> None:
        """Store or replace by document_id."""

    def put_upload(self, document: Document) -> bool:
        """As `put`, in one step with a look at what is stored: False, and nothing is changed, when that
        is of a later upload, by its `sequencer`."""

    def get(self, document_id: str, owner: str) -> Document: ...

    def list(
        self, owner: str, limit: int = 100, cursor: str | None = None
    ) -> tuple[Sequence[Document], str | None]:
        """Newest first, and a cursor for the next part or None. A cursor is opaque and bound to
        its owner; any other is InvalidInput."""

    def delete(self, document_id: str, owner: str) -> None:
        """Forget it. NotFound when it is not there, or another owner's."""

    def with_content(self, sha256: str, owner: str) -> Sequence[Document]:
        """The owner's documents with this content, oldest first."""

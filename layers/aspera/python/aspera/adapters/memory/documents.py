"""Documents in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock

from aspera.domain.cursor import decode_cursor, encode_cursor
from aspera.domain.document import Document
from aspera.domain.errors import InvalidInput, NotFound

_PLACE: Mapping[str, type] = {"created_at": int, "document_id": str}
"""What a cursor holds."""


class MemoryDocuments:
    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._lock = Lock()

    def put(self, document: Document) -> None:
        stored = self._documents.get(document.document_id)
        if stored is not None and stored.owner != document.owner:
            raise _not_found(document.document_id)
        self._documents[document.document_id] = document

    def put_upload(self, document: Document) -> bool:
        with self._lock:
            stored = self._documents.get(document.document_id, document)
            if stored.owner == document.owner and stored.sequencer > document.sequencer:
                return False
            self.put(document)
            return True

    def get(self, document_id: str, owner: str) -> Document:
        document = self._documents.get(document_id)
        if document is None or document.owner != owner:
            raise _not_found(document_id)
        return document

    def list(
        self, owner: str, limit: int = 100, cursor: str | None = None
    ) -> tuple[Sequence[Document], str | None]:
        if limit < 1:
            raise InvalidInput("A list has at least one place.")
        own = self._newest_first(owner)
        if cursor is not None:
            place = decode_cursor(cursor, _PLACE, "documents", owner)
            last = (place["created_at"], place["document_id"])
            own = [d for d in own if (d.created_at, d.document_id) < last]
        return own[:limit], _cursor(own[limit - 1], owner) if len(own) > limit else None

    def delete(self, document_id: str, owner: str) -> None:
        del self._documents[self.get(document_id, owner).document_id]

    def with_content(self, sha256: str, owner: str) -> Sequence[Document]:
        return [d for d in reversed(self._newest_first(owner)) if d.sha256 == sha256]

    def _newest_first(self, owner: str) -> Sequence[Document]:
        own = [document for document in [*self._documents.values()] if document.owner == owner]
        return sorted(own, key=lambda d: (d.created_at, d.document_id), reverse=True)


def _cursor(last: Document, owner: str) -> str:
    place = {key: getattr(last, key) for key in _PLACE}
    return encode_cursor(place, "documents", owner)


def _not_found(document_id: str) -> NotFound:
    return NotFound(f"There is no document {document_id!r}.")

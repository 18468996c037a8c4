"""Which document somebody means by an id, the beginning of one, or a file name."""

from __future__ import annotations

from collections.abc import Iterator

from aspera.domain.document import Document
from aspera.domain.errors import InvalidInput, NotFound
from aspera.ports.documents import Documents


def find_document(reference: str, owner: str, *, documents: Documents) -> Document:
    """NotFound when none matches, InvalidInput when several do."""
    found = [
        document
        for document in every_document(owner, documents=documents)
        if document.document_id.startswith(reference) or document.filename == reference
    ]
    if not found:
        raise NotFound(f"no document {reference!r} in this workspace; `aspera documents` lists them")
    if len(found) > 1:
        ids = ", ".join(document.document_id for document in found)
        raise InvalidInput(f"{reference!r} may mean several documents: {ids}")
    return found[0]


def every_document(owner: str, *, documents: Documents) -> Iterator[Document]:
    """Newest first."""
    cursor: str | None = None
    while True:
        part, cursor = documents.list(owner, cursor=cursor)
        yield from part
        if cursor is None:
            return

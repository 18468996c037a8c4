"""Forget files that were announced and never came."""

from __future__ import annotations

from aspera.domain.document import DocumentStatus
from aspera.ports.clock import Clock
from aspera.ports.documents import Documents
from aspera.ports.objects import Objects
from aspera.use_cases.find_document import every_document
from aspera.use_cases.request_analysis import settle_request

_PATIENCE_MS = 3_600_000
"""Longer than an upload's address works and the largest file takes."""


def abandon_uploads(owner: str, *, documents: Documents, objects: Objects, clock: Clock) -> int:
    """How many were forgotten."""
    latest = clock.now() - _PATIENCE_MS
    abandoned = [
        document
        for document in every_document(owner, documents=documents)
        if document.status is DocumentStatus.UPLOADING and document.created_at < latest
    ]
    for document in abandoned:
        settle_request(document, objects=objects)
        documents.delete(document.document_id, owner)
    return len(abandoned)

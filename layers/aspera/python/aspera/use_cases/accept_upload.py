"""Take an announced file's bytes, once they are known to be what can be analysed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from aspera.domain.document import Document, DocumentStatus
from aspera.domain.errors import InvalidInput
from aspera.domain.media import sniff
from aspera.ports.documents import Documents
from aspera.ports.objects import Objects
from aspera.use_cases.request_analysis import settle_request

_HEAD = 65_536


def accept_upload(
    path: Path, document_id: str, owner: str, *, objects: Objects, documents: Documents
) -> Document:
    """The stored document, or the owner's older one with the same content; the announced one is
    forgotten then. InvalidInput (UnreadableFile) when the file is of no supported kind or not the
    one that was announced: nothing is stored."""
    document = documents.get(document_id, owner)
    with path.open("rb") as file:
        media_type = sniff(file.read(_HEAD), document.filename)
        file.seek(0)
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        size = file.tell()
    if document.sha256 not in ("", sha256):
        raise InvalidInput("The file is not the one that was announced: its checksum differs.")
    twin = _twin(document, sha256, documents)
    if twin is not None:
        settle_request(document, objects=objects)
        documents.delete(document_id, owner)
        return twin
    objects.put_file(document.object_key, path)
    stored = document.model_copy(
        update={
            "sha256": sha256,
            "size": size,
            "media_type": media_type,
            "status": DocumentStatus.PROCESSING,
        }
    )
    documents.put(stored)
    return stored


def _twin(document: Document, sha256: str, documents: Documents) -> Document | None:
    for other in documents.with_content(sha256, document.owner):
        if other.document_id != document.document_id and other.status is not DocumentStatus.UPLOADING:
            return other
    return None

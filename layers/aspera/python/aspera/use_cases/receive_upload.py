"""Take note of a file that came into the object store: whose it is, and what it holds."""

from __future__ import annotations

import hashlib
import re

from aspera.domain.document import Document, DocumentStatus, MediaType
from aspera.domain.errors import InvalidInput, NotFound
from aspera.domain.event import EventType
from aspera.domain.object_key import check_key
from aspera.domain.run import upload_key
from aspera.ports.documents import Documents
from aspera.ports.events import Events
from aspera.ports.objects import Objects
from aspera.ports.progress import Progress
from aspera.use_cases.announce import announce

_DOCUMENT_ID = re.compile(r"[0-9A-Za-z_-]{1,40}")
_OWNER = re.compile(r"[\w.@-]{1,128}")


def receive_upload(
    object_key: str,
    size: int,
    time: int,
    sequencer: str,
    max_bytes: int,
    *,
    objects: Objects,
    documents: Documents,
    events: Events,
    progress: Progress,
) -> Document | None:
    """The document as it is to be analysed; None when the file cannot be, which its row says then,
    or is gone, or was uploaded anew since (`sequencer` is the order of a file's uploads). A file that
    nobody announced gets a row, made at `time` (milliseconds since the epoch). The same file again
    changes nothing else. InvalidInput when `object_key` is not of the form
    uploads/{owner}/{document_id}/{filename}."""
    stored = _announced(object_key, size, time, documents)
    if stored.sequencer > sequencer:
        return None
    document = stored.model_copy(update={"sequencer": sequencer})
    if not 1 <= size <= max_bytes:
        _refuse(document, _wrong_size(size, max_bytes), documents, events, progress)
        return None
    try:
        with objects.file(object_key) as path, path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except NotFound:
        return None
    if document.status is DocumentStatus.UPLOADING and document.sha256 not in ("", sha256):
        reason = "The file is not the one that was announced: its checksum differs."
        _refuse(document, reason, documents, events, progress)
        return None
    refused_before = stored.status is DocumentStatus.FAILED and stored.sequencer < sequencer
    if document.status is not DocumentStatus.UPLOADING and document.sha256 == sha256 and not refused_before:
        return document if document == stored or documents.put_upload(document) else None
    update = {"sha256": sha256, "size": size, "status": DocumentStatus.PROCESSING, "reason": ""}
    received = document.model_copy(update=update)
    return received if documents.put_upload(received) else None


def _wrong_size(size: int, max_bytes: int) -> str:
    if size < 1:
        return "The file is empty."
    return f"The file is larger than the limit: at most {max_bytes // 1_000_000:,} MB are read."


def _announced(object_key: str, size: int, time: int, documents: Documents) -> Document:
    """The document's row, or a new one that is not stored yet."""
    owner, document_id, filename = _parts(object_key)
    try:
        document = documents.get(document_id, owner)
    except NotFound:
        return Document(
            document_id=document_id,
            owner=owner,
            filename=filename,
            sha256="",
            media_type=MediaType.UNKNOWN,
            object_key=object_key,
            size=max(size, 1),
            created_at=time,
            status=DocumentStatus.UPLOADING,
        )
    if document.object_key != object_key:
        raise InvalidInput("The document's file has another key.")
    return document


def _parts(object_key: str) -> tuple[str, str, str]:
    match check_key(object_key).split("/"):
        case ["uploads", owner, document_id, filename] if (
            _OWNER.fullmatch(owner)
            and _DOCUMENT_ID.fullmatch(document_id)
            and upload_key(owner, document_id, filename) == object_key
        ):
            return owner, document_id, filename
    raise InvalidInput("The key is not that of an upload.")


def _refuse(
    document: Document, reason: str, documents: Documents, events: Events, progress: Progress
) -> None:
    if (document.status, document.reason) == (DocumentStatus.FAILED, reason):
        return
    failed = document.model_copy(update={"status": DocumentStatus.FAILED, "reason": reason})
    if not documents.put_upload(failed):
        return
    announce(
        document.document_id,
        EventType.DOCUMENT_FAILED,
        events=events,
        progress=progress,
        error=InvalidInput.__name__,
        reason=reason,
    )

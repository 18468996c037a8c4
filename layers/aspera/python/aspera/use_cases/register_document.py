"""Look at the file once: what it is, how large, how many pages, seen before?"""

from __future__ import annotations

import hashlib
from pathlib import Path

from aspera.domain.document import Document, DocumentStatus, MediaType
from aspera.domain.errors import InvalidInput
from aspera.domain.event import EventType
from aspera.domain.finding import Value
from aspera.domain.media import sniff
from aspera.domain.run import Run
from aspera.ports.documents import Documents
from aspera.ports.events import Events
from aspera.ports.objects import Objects
from aspera.ports.progress import Progress
from aspera.ports.text_extraction import PageCounter
from aspera.use_cases.announce import announce

_HEAD = 65_536


class Registered(Value):
    media_type: MediaType
    pages: int
    duplicate_of: str | None = None
    """Another document of the owner with this content, analysed with this configuration."""


def register_document(
    run: Run,
    *,
    objects: Objects,
    documents: Documents,
    page_counter: PageCounter,
    events: Events,
    progress: Progress,
) -> Registered:
    """Raise UnreadableFile, with one line for people, when the file cannot be analysed. A duplicate
    ends here: its row says so."""
    document = documents.get(run.document_id, run.owner)
    with objects.file(run.object_key) as path:
        with path.open("rb") as file:
            media_type = sniff(file.read(_HEAD), run.filename)
        sha256, size = _content(path)
    pages = page_counter.count(run.object_key, media_type)
    document = document.model_copy(
        update={
            "sha256": sha256,
            "size": size,
            "media_type": media_type,
            "pages": pages,
            "run_id": run.run_id,
            "status": DocumentStatus.PROCESSING,
            "reason": "",
        }
    )
    twin = _twin(document, documents)
    if twin is not None:
        reason = f"This file is here already and was analysed: {twin.filename}."
        documents.put(document.model_copy(update={"status": DocumentStatus.FAILED, "reason": reason}))
        told = {"error": InvalidInput.__name__, "reason": reason}
        announce(run.document_id, EventType.DOCUMENT_FAILED, events=events, progress=progress, **told)
        return Registered(media_type=media_type, pages=pages, duplicate_of=twin.document_id)
    documents.put(document)
    announce(run.document_id, EventType.DOCUMENT_REGISTERED, events=events, progress=progress, pages=pages)
    return Registered(media_type=media_type, pages=pages)


def _twin(document: Document, documents: Documents) -> Document | None:
    finished = (DocumentStatus.COMPLETE, DocumentStatus.PARTIAL)
    for twin in documents.with_content(document.sha256, document.owner):
        same_run = twin.document_id != document.document_id and twin.run_id == document.run_id
        if same_run and twin.status in finished:
            return twin
    return None


def _content(path: Path) -> tuple[str, int]:
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return sha256, file.tell()

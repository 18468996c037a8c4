"""Ask for an analysis that is made later, and remember that it was asked for."""

from __future__ import annotations

from collections.abc import Iterator

from aspera.domain.document import Document, DocumentStatus
from aspera.domain.errors import InvalidInput, NotFound
from aspera.domain.run import Options
from aspera.ports.documents import Documents
from aspera.ports.objects import Objects
from aspera.ports.workflow import Workflow
from aspera.use_cases.find_document import every_document


def request_analysis(
    document_id: str,
    owner: str,
    options: Options,
    again: bool = False,
    *,
    documents: Documents,
    objects: Objects,
    workflow: Workflow,
) -> Document:
    """`again`: even what was analysed with these options already, from the file on. InvalidInput
    while the file is not there yet, or while it is being analysed and `again` is asked for."""
    document = documents.get(document_id, owner)
    if document.status is DocumentStatus.UPLOADING:
        raise InvalidInput("The file is not there yet.")
    if again:
        workflow.forget(f"{document_id}-")
        objects.delete(f"runs/{document_id}/")
    objects.put(_key(document), options.model_dump_json().encode())
    waiting = document.model_copy(update={"status": DocumentStatus.PROCESSING, "reason": ""})
    documents.put(waiting)
    return waiting


def remember_request(
    document_id: str, owner: str, options: Options, *, documents: Documents, objects: Objects
) -> None:
    """What is to be done with a file that is not there yet."""
    objects.put(_key(documents.get(document_id, owner)), options.model_dump_json().encode())


def requested_options(document: Document, default: Options, *, objects: Objects) -> Options:
    """What was asked for; `default` when nobody asked."""
    try:
        return Options.model_validate_json(objects.get(_key(document)))
    except NotFound:
        return default


def settle_request(document: Document, *, objects: Objects) -> None:
    """It was answered; no request is no error."""
    objects.delete(_key(document))


def unfinished_documents(owner: str, *, documents: Documents) -> Iterator[Document]:
    """Those whose analysis has not ended, the oldest first, whoever asked for it."""
    found = [d for d in every_document(owner, documents=documents) if d.status is DocumentStatus.PROCESSING]
    yield from reversed(found)


def _key(document: Document) -> str:
    return f"requests/{document.owner}/{document.document_id}.json"

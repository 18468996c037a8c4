"""An execution that ended without telling anybody: its document does not stay PROCESSING."""

from __future__ import annotations

from aspera.domain.document import DocumentStatus
from aspera.domain.errors import NotFound
from aspera.domain.run import Run
from aspera.ports.documents import Documents
from aspera.ports.events import Events
from aspera.ports.progress import Progress
from aspera.use_cases.fail_document import StateError, fail_document


def settle_document(
    run: Run, error: str, cause: str, *, documents: Documents, events: Events, progress: Progress
) -> None:
    """For ends that no Catch sees: the execution's time is over, its data are too large, it was
    stopped, or FailDocument itself failed. Does nothing when the document's end is stored, when
    another run took its place, or when it is gone."""
    try:
        document = documents.get(run.document_id, run.owner)
    except NotFound:
        return
    if document.status is DocumentStatus.PROCESSING and document.run_id in ("", run.run_id):
        failure = StateError(error=error, cause=cause)
        fail_document(run, failure, documents=documents, events=events, progress=progress)

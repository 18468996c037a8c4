"""The result of a document's last run."""

from __future__ import annotations

from aspera.domain.document import Document, DocumentStatus
from aspera.domain.errors import NotFound
from aspera.domain.outcome import Analysis, Coverage
from aspera.domain.run import last_run
from aspera.ports.documents import Documents
from aspera.ports.objects import Objects
from aspera.use_cases.complete_document import analysis_key, summary


def read_analysis(document_id: str, owner: str, *, documents: Documents, objects: Objects) -> Analysis:
    """A failed document's analysis has its reason and no findings; one that is still being
    analysed is NotFound."""
    document = documents.get(document_id, owner)
    if document.status is DocumentStatus.FAILED:
        return _failed(document)
    if document.status in (DocumentStatus.UPLOADING, DocumentStatus.PROCESSING):
        raise NotFound(f"the analysis of {document.filename} has not ended")
    return Analysis.model_validate_json(objects.get(analysis_key(last_run(document))))


def _failed(document: Document) -> Analysis:
    nothing = Coverage(
        pages_total=document.pages,
        pages_requested=document.pages,
        pages_read=0,
        pages_blank=0,
        pages_by_ocr=0,
        words=0,
        tables=0,
        chunks=0,
        chunks_indexed=0,
    )
    return Analysis(
        document=summary(document),
        status=document.status,
        reason=document.reason,
        coverage=nothing,
        agents=(),
        findings=(),
    )

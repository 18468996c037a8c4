"""Begin reading the document; the answer comes through the task token."""

from __future__ import annotations

from aspera.domain.document import MediaType
from aspera.domain.run import Run
from aspera.ports.text_extraction import ExtractionRequest, TextExtraction


def extract_text(
    run: Run, media_type: MediaType, task_token: str, *, text_extraction: TextExtraction
) -> None:
    request = ExtractionRequest(
        document_id=run.document_id,
        object_key=run.object_key,
        media_type=media_type,
        destination=run.key("extraction"),
        pages=run.options.pages,
    )
    text_extraction.start(request, task_token)

"""Take over one batch of read pages."""

from __future__ import annotations

from aspera.domain.event import EventType
from aspera.domain.finding import Value
from aspera.domain.run import Run
from aspera.ports.events import Events
from aspera.ports.pages import Pages
from aspera.ports.progress import Progress
from aspera.ports.text_extraction import TextExtraction
from aspera.use_cases.announce import announce


class Collected(Value):
    """`cursor` is None when this was the last batch."""

    job_id: str
    cursor: str | None


def collect_pages(
    run: Run,
    job_id: str,
    cursor: str | None,
    *,
    text_extraction: TextExtraction,
    pages: Pages,
    events: Events,
    progress: Progress,
) -> Collected:
    batch, following = text_extraction.collect(job_id, cursor)
    if batch is not None:
        pages.add(run, batch)
    if batch is not None and following is None:
        announce(run.document_id, EventType.PAGES_READ, events=events, progress=progress, last=batch.last)
    return Collected(job_id=job_id, cursor=following)

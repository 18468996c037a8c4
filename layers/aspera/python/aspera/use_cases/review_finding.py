"""Accept, dismiss, reopen, assign or comment a finding."""

from __future__ import annotations

from aspera.domain.errors import NotFound
from aspera.domain.event import EventType
from aspera.domain.review import ReviewChange, ReviewEntry, check_change
from aspera.ports.documents import Documents
from aspera.ports.events import Events
from aspera.ports.findings import Findings
from aspera.ports.progress import Progress
from aspera.ports.reviews import Reviews
from aspera.use_cases.announce import announce


def review_finding(
    document_id: str,
    finding_id: str,
    owner: str,
    change: ReviewChange,
    *,
    documents: Documents,
    findings: Findings,
    reviews: Reviews,
    events: Events,
    progress: Progress,
) -> ReviewEntry:
    """NotFound when the document has no such finding now."""
    document = documents.get(document_id, owner)
    check_change(change)
    if all(finding.finding_id != finding_id for finding in findings.list(document_id)):
        raise NotFound(f"There is no finding {finding_id!r} in this document.")
    entry = reviews.append(document_id, finding_id, owner, change)
    announce(
        document_id,
        EventType.FINDING_REVIEWED,
        events=events,
        progress=progress,
        finding_id=finding_id,
        status=document.status.value,
    )
    return entry

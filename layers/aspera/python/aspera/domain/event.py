"""What happened, numbered per document. Stored first, pushed after."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from aspera.domain.finding import Value


class EventType(StrEnum):
    DOCUMENT_REGISTERED = "DocumentRegistered"
    PAGES_READ = "PagesRead"
    AGENT_STATUS_CHANGED = "AgentStatusChanged"
    CHUNKS_INDEXED = "ChunksIndexed"
    DOCUMENT_COMPLETED = "DocumentCompleted"
    DOCUMENT_FAILED = "DocumentFailed"
    FINDING_REVIEWED = "FindingReviewed"
    DOCUMENT_DELETED = "DocumentDeleted"
    """Pushed only: nothing of the document is kept."""


class Event(Value):
    """`sequence` counts from 1 for each document; `time` is milliseconds since the epoch."""

    document_id: str
    sequence: Annotated[int, Field(ge=1)]
    type: EventType
    time: int
    detail: dict[str, str | int] = {}

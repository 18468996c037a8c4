"""Say that something happened: stored and numbered first, pushed after."""

from __future__ import annotations

from aspera.domain.event import EventType
from aspera.ports.events import Events
from aspera.ports.progress import Progress


def announce(
    document_id: str, type: EventType, *, events: Events, progress: Progress, **detail: str | int
) -> None:
    progress.publish(events.append(document_id, type, detail))

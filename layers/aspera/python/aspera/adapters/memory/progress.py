"""Progress that is remembered."""

from __future__ import annotations

from aspera.domain.event import Event


class RecordingProgress:
    def __init__(self) -> None:
        self.published: list[Event] = []

    def publish(self, event: Event) -> None:
        self.published.append(event)

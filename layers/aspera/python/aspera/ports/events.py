"""What happened, numbered per document, kept for whoever comes later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from aspera.domain.event import Event, EventType


class Events(Protocol):
    def append(self, document_id: str, type: EventType, detail: Mapping[str, str | int]) -> Event:
        """Store under the next number. Numbers have no gaps, whoever writes at the same time."""

    def after(self, document_id: str, sequence: int, limit: int = 1000) -> Sequence[Event]:
        """Events with a number above `sequence`, in order."""

    def last(self, document_id: str) -> int:
        """The number of the last event, 0 when there is none."""

    def delete(self, document_id: str) -> None:
        """Forget the document's events; none is no error."""

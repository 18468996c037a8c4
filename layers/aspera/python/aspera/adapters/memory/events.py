"""Events in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock

from aspera.domain.event import Event, EventType
from aspera.ports.clock import Clock


class MemoryEvents:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._events: dict[str, list[Event]] = {}
        self._lock = Lock()

    def append(self, document_id: str, type: EventType, detail: Mapping[str, str | int]) -> Event:
        with self._lock:
            events = self._events.setdefault(document_id, [])
            event = Event(
                document_id=document_id,
                sequence=len(events) + 1,
                type=type,
                time=self._clock.now(),
                detail=dict(detail),
            )
            events.append(event)
        return event

    def after(self, document_id: str, sequence: int, limit: int = 1000) -> Sequence[Event]:
        start = max(sequence, 0)
        return self._events.get(document_id, [])[start : start + max(limit, 0)]

    def last(self, document_id: str) -> int:
        return len(self._events.get(document_id, ()))

    def delete(self, document_id: str) -> None:
        self._events.pop(document_id, None)

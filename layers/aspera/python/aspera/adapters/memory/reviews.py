"""Reviews in memory."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from aspera.domain.review import ReviewChange, ReviewEntry
from aspera.ports.clock import Clock


class MemoryReviews:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._entries: dict[str, list[ReviewEntry]] = {}
        self._lock = Lock()

    def append(self, document_id: str, finding_id: str, author: str, change: ReviewChange) -> ReviewEntry:
        with self._lock:
            entries = self._entries.setdefault(document_id, [])
            entry = ReviewEntry(
                document_id=document_id,
                finding_id=finding_id,
                sequence=len(entries) + 1,
                author=author,
                time=self._clock.now(),
                **change.model_dump(),
            )
            entries.append(entry)
        return entry

    def list(self, document_id: str, finding_id: str | None = None) -> Sequence[ReviewEntry]:
        entries = self._entries.get(document_id, ())
        return [entry for entry in entries if finding_id in (None, entry.finding_id)]

    def delete(self, document_id: str) -> None:
        self._entries.pop(document_id, None)

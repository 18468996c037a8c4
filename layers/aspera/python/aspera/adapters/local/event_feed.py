"""The events of all documents in the order in which they were stored, by whichever process."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from aspera.adapters.local.database import Database
from aspera.domain.event import Event, EventType

_KEPT = 10_000
"""Positions that another server of this workspace may not have reached yet."""
_SINCE = """
SELECT feed.position, documents.owner, events.document_id, events.sequence, events.type, events.time,
    events.detail
FROM event_feed AS feed
JOIN events USING (document_id, sequence) JOIN documents USING (document_id)
WHERE feed.position > ? ORDER BY feed.position LIMIT ?
"""


class SqliteEventFeed:
    def __init__(self, database: Database) -> None:
        self._database = database

    def position(self) -> int:
        """Where the feed ends now. What lies far before is forgotten: the events themselves stay."""
        with self._database.write() as connection:
            end: int = connection.execute("SELECT coalesce(max(position), 0) FROM event_feed").fetchone()[0]
            connection.execute("DELETE FROM event_feed WHERE position <= ?", (end - _KEPT,))
        return end

    def since(self, position: int, limit: int = 1000) -> tuple[Sequence[tuple[str, Event]], int]:
        """Events with their documents' owners, and the position after them. Events of documents
        that are gone are left out."""
        with self._database.read() as connection:
            rows = connection.execute(_SINCE, (position, limit)).fetchall()
        found = [
            (
                owner,
                Event(
                    document_id=document_id,
                    sequence=sequence,
                    type=EventType(type),
                    time=time,
                    detail=orjson.loads(detail),
                ),
            )
            for _, owner, document_id, sequence, type, time, detail in rows
        ]
        return found, rows[-1][0] if rows else position

"""Events in SQLite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import orjson

from aspera.adapters.local.database import Database
from aspera.domain.event import Event, EventType
from aspera.ports.clock import Clock


class SqliteEvents:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def append(self, document_id: str, type: EventType, detail: Mapping[str, str | int]) -> Event:
        with self._database.write() as connection:
            # The write lock is held, so nobody else takes this number.
            sequence = connection.execute(
                "SELECT coalesce(max(sequence), 0) + 1 FROM events WHERE document_id = ?", (document_id,)
            ).fetchone()[0]
            event = Event(
                document_id=document_id,
                sequence=sequence,
                type=type,
                time=self._clock.now(),
                detail=dict(detail),
            )
            connection.execute(
                "INSERT INTO events (document_id, sequence, type, time, detail) VALUES (?, ?, ?, ?, ?)",
                (document_id, sequence, type.value, event.time, orjson.dumps(event.detail).decode()),
            )
        return event

    def after(self, document_id: str, sequence: int, limit: int = 1000) -> Sequence[Event]:
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT sequence, type, time, detail FROM events"
                " WHERE document_id = ? AND sequence > ? ORDER BY sequence LIMIT ?",
                (document_id, sequence, max(limit, 0)),
            ).fetchall()
        return [
            Event(
                document_id=document_id,
                sequence=number,
                type=EventType(type),
                time=time,
                detail=orjson.loads(detail),
            )
            for number, type, time, detail in rows
        ]

    def last(self, document_id: str) -> int:
        with self._database.read() as connection:
            number: int = connection.execute(
                "SELECT coalesce(max(sequence), 0) FROM events WHERE document_id = ?", (document_id,)
            ).fetchone()[0]
        return number

    def delete(self, document_id: str) -> None:
        with self._database.write() as connection:
            connection.execute("DELETE FROM events WHERE document_id = ?", (document_id,))

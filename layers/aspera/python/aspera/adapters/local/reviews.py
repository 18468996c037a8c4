"""Reviews in SQLite."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.adapters.local.database import Database
from aspera.domain.review import ReviewChange, ReviewEntry
from aspera.ports.clock import Clock


class SqliteReviews:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def append(self, document_id: str, finding_id: str, author: str, change: ReviewChange) -> ReviewEntry:
        with self._database.write() as connection:
            # The write lock is held, so nobody else takes this number.
            sequence = connection.execute(
                "SELECT coalesce(max(sequence), 0) + 1 FROM reviews WHERE document_id = ?", (document_id,)
            ).fetchone()[0]
            entry = ReviewEntry(
                document_id=document_id,
                finding_id=finding_id,
                sequence=sequence,
                author=author,
                time=self._clock.now(),
                **change.model_dump(),
            )
            connection.execute(
                "INSERT INTO reviews (document_id, sequence, finding_id, body) VALUES (?, ?, ?, ?)",
                (document_id, sequence, finding_id, entry.model_dump_json()),
            )
        return entry

    def list(self, document_id: str, finding_id: str | None = None) -> Sequence[ReviewEntry]:
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT body FROM reviews WHERE document_id = ?1 AND (?2 IS NULL OR finding_id = ?2)"
                " ORDER BY sequence",
                (document_id, finding_id),
            ).fetchall()
        return [ReviewEntry.model_validate_json(body) for (body,) in rows]

    def delete(self, document_id: str) -> None:
        with self._database.write() as connection:
            connection.execute("DELETE FROM reviews WHERE document_id = ?", (document_id,))

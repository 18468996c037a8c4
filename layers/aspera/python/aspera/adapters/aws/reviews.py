"""Reviews in DynamoDB: PK document_id, SK entry, the number as ten digits.

As with events, a number is taken by writing under it on the condition that nobody has.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aspera.adapters.aws.dynamodb_items import fields_of, value_of
from aspera.adapters.aws.dynamodb_table import DynamoTable
from aspera.domain.errors import Unavailable
from aspera.domain.review import ReviewChange, ReviewEntry
from aspera.ports.clock import Clock
from aspera.ports.objects import Objects

_KEYS = ("document_id", "entry")
_ATTEMPTS = 500


class DynamoReviews:
    def __init__(self, client: Any, prefix: str, objects: Objects, clock: Clock) -> None:
        self._table = DynamoTable(client, f"{prefix}-reviews", _KEYS, objects)
        self._clock = clock

    def append(self, document_id: str, finding_id: str, author: str, change: ReviewChange) -> ReviewEntry:
        sequence = self._highest(document_id)
        for _ in range(_ATTEMPTS):
            sequence += 1
            entry = ReviewEntry(
                document_id=document_id,
                finding_id=finding_id,
                sequence=sequence,
                author=author,
                time=self._clock.now(),
                **change.model_dump(),
            )
            item = fields_of(entry) | {"entry": f"{sequence:010d}"}
            if self._table.put(item, "attribute_not_exists(document_id)"):
                return entry
        raise Unavailable("too many people review one document")

    def list(self, document_id: str, finding_id: str | None = None) -> Sequence[ReviewEntry]:
        items = self._table.query("document_id = :id", id=document_id)
        return [value_of(ReviewEntry, i) for i in items if finding_id in (None, i["finding_id"])]

    def delete(self, document_id: str) -> None:
        items = self._table.query("document_id = :id", id=document_id)
        self._table.delete_all({key: item[key] for key in _KEYS} for item in items)
        self._table.forget_bodies(document_id)

    def _highest(self, document_id: str) -> int:
        items = self._table.query("document_id = :id", forward=False, id=document_id)
        return int(next((item["sequence"] for item in items), 0))

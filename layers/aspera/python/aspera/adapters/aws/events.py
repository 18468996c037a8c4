"""Events in DynamoDB: PK document_id, SK sequence.

A number is taken by writing the event under it on the condition that nobody has: a writer that
loses takes the next one, so numbers have no gap and no two events share one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from aspera.adapters.aws.dynamodb_items import fields_of, value_of
from aspera.adapters.aws.dynamodb_table import DynamoTable
from aspera.domain.errors import Unavailable
from aspera.domain.event import Event, EventType
from aspera.ports.clock import Clock
from aspera.ports.objects import Objects

_KEYS = ("document_id", "sequence")
_ATTEMPTS = 500
_KEPT_SECONDS = 90 * 24 * 3600


class DynamoEvents:
    def __init__(self, client: Any, prefix: str, objects: Objects, clock: Clock) -> None:
        self._table = DynamoTable(client, f"{prefix}-events", _KEYS, objects)
        self._clock = clock
        self._last: dict[str, int] = {}
        """The highest number seen, by document: where the next one is looked for first."""

    def append(self, document_id: str, type: EventType, detail: Mapping[str, str | int]) -> Event:
        sequence = self._last.get(document_id) or self._highest(document_id)
        for _ in range(_ATTEMPTS):
            sequence += 1
            event = Event(
                document_id=document_id,
                sequence=sequence,
                type=type,
                time=self._clock.now(),
                detail=dict(detail),
            )
            item = fields_of(event) | {"expires_at": event.time // 1000 + _KEPT_SECONDS}
            if self._table.put(item, "attribute_not_exists(document_id)"):
                self._last[document_id] = sequence
                return event
        raise Unavailable("too many writers announce events of one document")

    def after(self, document_id: str, sequence: int, limit: int = 1000) -> Sequence[Event]:
        items = self._table.query("document_id = :id AND #sequence > :after", id=document_id, after=sequence)
        return [value_of(Event, item) for item in islice(items, max(limit, 0))]

    def last(self, document_id: str) -> int:
        return self._highest(document_id)

    def delete(self, document_id: str) -> None:
        self._last.pop(document_id, None)
        items = self._table.query("document_id = :id", id=document_id)
        self._table.delete_all({key: item[key] for key in _KEYS} for item in items)
        self._table.forget_bodies(document_id)

    def _highest(self, document_id: str) -> int:
        items = self._table.query("document_id = :id", forward=False, id=document_id)
        return int(next((item["sequence"] for item in items), 0))

"""Waiting extractions in DynamoDB: PK job_tag, gone after seven days."""

from __future__ import annotations

from typing import Any

from aspera.adapters.aws.dynamodb_items import fields_of, value_of
from aspera.adapters.aws.dynamodb_table import DynamoTable
from aspera.domain.errors import NotFound
from aspera.ports.clock import Clock
from aspera.ports.extraction_tasks import ExtractionTask
from aspera.ports.objects import Objects

_KEPT_SECONDS = 7 * 24 * 3600


class DynamoExtractionTasks:
    def __init__(self, client: Any, prefix: str, objects: Objects, clock: Clock) -> None:
        self._table = DynamoTable(client, f"{prefix}-extractions", ("job_tag",), objects)
        self._clock = clock

    def remember(self, task: ExtractionTask) -> None:
        expires = self._clock.now() // 1000 + _KEPT_SECONDS
        self._table.put(fields_of(task) | {"job_tag": task.tag, "expires_at": expires})

    def recall(self, tag: str) -> ExtractionTask:
        """DynamoDB removes expired items only after hours or days: they are looked at here."""
        item = self._table.get({"job_tag": tag})
        if item is None or item["expires_at"] * 1000 < self._clock.now():
            raise NotFound("Nobody waits for this extraction.")
        return value_of(ExtractionTask, item)

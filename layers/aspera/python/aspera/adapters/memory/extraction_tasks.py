"""Waiting extractions in memory."""

from __future__ import annotations

from aspera.domain.errors import NotFound
from aspera.ports.extraction_tasks import ExtractionTask


class MemoryExtractionTasks:
    def __init__(self) -> None:
        self._tasks: dict[str, ExtractionTask] = {}

    def remember(self, task: ExtractionTask) -> None:
        self._tasks[task.tag] = task

    def recall(self, tag: str) -> ExtractionTask:
        if tag not in self._tasks:
            raise NotFound("Nobody waits for this extraction.")
        return self._tasks[tag]

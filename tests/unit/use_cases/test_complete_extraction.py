from __future__ import annotations

from typing import Any

import pytest

from aspera.adapters.memory.extraction_tasks import MemoryExtractionTasks
from aspera.domain.errors import NotFound
from aspera.ports.extraction_tasks import ExtractionTask
from aspera.use_cases.complete_extraction import complete_extraction

TAG = "a" * 64


class Callbacks:
    def __init__(self, waits: bool = True) -> None:
        self.waits = waits
        self.told: list[tuple[Any, ...]] = []

    def succeed(self, task_token: str, output: dict[str, Any]) -> None:
        self._tell("succeed", task_token, output)

    def fail(self, task_token: str, error: str, cause: str) -> None:
        self._tell("fail", task_token, error)

    def _tell(self, *told: Any) -> None:
        if not self.waits:
            raise NotFound("nobody waits")
        self.told.append(told)


@pytest.fixture
def tasks() -> MemoryExtractionTasks:
    tasks = MemoryExtractionTasks()
    tasks.remember(
        ExtractionTask(tag=TAG, task_token="token", document_id="d1", destination="runs/d1/r1/extraction")
    )
    return tasks


@pytest.mark.parametrize("status", ["SUCCEEDED", "Succeeded", "PARTIAL_SUCCESS"])
def test_the_task_that_waits_is_given_the_job(tasks: MemoryExtractionTasks, status: str) -> None:
    callbacks = Callbacks()
    complete_extraction("job", TAG, status, extraction_tasks=tasks, callbacks=callbacks)
    assert callbacks.told == [("succeed", "token", {"job_id": f"{TAG}/job"})]


@pytest.mark.parametrize("status", ["FAILED", "ERROR", "Failed"])
def test_a_job_that_failed_fails_the_task_for_good(tasks: MemoryExtractionTasks, status: str) -> None:
    callbacks = Callbacks()
    complete_extraction("job", TAG, status, extraction_tasks=tasks, callbacks=callbacks)
    assert callbacks.told == [("fail", "token", "InvalidInput")]


def test_a_notification_that_comes_again_changes_nothing(tasks: MemoryExtractionTasks) -> None:
    complete_extraction("job", TAG, "SUCCEEDED", extraction_tasks=tasks, callbacks=Callbacks(waits=False))


def test_an_extraction_that_nobody_started_is_not_found() -> None:
    with pytest.raises(NotFound):
        complete_extraction(
            "job", TAG, "SUCCEEDED", extraction_tasks=MemoryExtractionTasks(), callbacks=Callbacks()
        )

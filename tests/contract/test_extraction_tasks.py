"""What every adapter of the port `ExtractionTasks` does."""

from __future__ import annotations

import pytest

from aspera.adapters.aws.extraction_tasks import DynamoExtractionTasks
from aspera.adapters.memory.clock import ManualClock
from aspera.adapters.memory.extraction_tasks import MemoryExtractionTasks
from aspera.domain.errors import NotFound
from aspera.ports.extraction_tasks import ExtractionTask, ExtractionTasks

TAG = "0123456789abcdef" * 4


@pytest.fixture(params=["memory", "dynamodb"])
def tasks(request: pytest.FixtureRequest) -> ExtractionTasks:
    if request.param == "dynamodb":
        clock = ManualClock(now=4_000_000_000_000)
        return DynamoExtractionTasks(*request.getfixturevalue("tables"), clock)
    return MemoryExtractionTasks()


def task(token: str = "t" * 2_048) -> ExtractionTask:
    return ExtractionTask(
        tag=TAG, task_token=token, document_id="d1", destination="runs/d1/r1/extraction", pages=((1, 3),)
    )


def test_a_task_is_recalled_as_it_was_remembered(tasks: ExtractionTasks) -> None:
    tasks.remember(task())
    assert tasks.recall(TAG) == task()


def test_a_repeated_attempt_waits_with_its_own_token(tasks: ExtractionTasks) -> None:
    tasks.remember(task("old"))
    tasks.remember(task("new"))
    assert tasks.recall(TAG).task_token == "new"


def test_an_unknown_task_is_not_found(tasks: ExtractionTasks) -> None:
    with pytest.raises(NotFound):
        tasks.recall(TAG)


def test_a_task_is_forgotten_after_seven_days(request: pytest.FixtureRequest) -> None:
    clock = ManualClock(now=4_000_000_000_000)
    tasks = DynamoExtractionTasks(*request.getfixturevalue("tables"), clock)
    tasks.remember(task())
    clock.advance(7 * 24 * 3600 + 1)
    with pytest.raises(NotFound):
        tasks.recall(TAG)

"""What every adapter of the port `Idempotency` does."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from aspera.adapters.aws.idempotency import DynamoIdempotency
from aspera.adapters.memory.clock import ManualClock
from aspera.adapters.memory.idempotency import MemoryIdempotency
from aspera.domain.errors import Defect, Unavailable
from aspera.ports.idempotency import Idempotency
from tests.contract.examples import UNICODE

CONTEXT = SimpleNamespace(get_remaining_time_in_millis=lambda: 60_000)


@pytest.fixture(params=["memory", "dynamodb"])
def idempotency(request: pytest.FixtureRequest) -> Idempotency:
    if request.param == "dynamodb":
        client, prefix, _ = request.getfixturevalue("tables")
        return DynamoIdempotency(client, prefix)
    return MemoryIdempotency(ManualClock())


@pytest.mark.parametrize("key", ["k", UNICODE, "x" * 3000])
def test_what_is_asked_for_five_times_is_done_once(idempotency: Idempotency, key: str) -> None:
    done: list[str] = []
    for _ in range(5):
        idempotency.once(key, lambda: done.append(key), CONTEXT)
    assert done == [key]


def test_each_key_is_work_of_its_own(idempotency: Idempotency) -> None:
    done: list[int] = []
    for number in (1, 2, 1, 3, 2):
        idempotency.once(f"k{number}", lambda number=number: done.append(number), CONTEXT)  # type: ignore[misc]
    assert done == [1, 2, 3]


def test_work_that_failed_is_done_when_it_is_asked_for_again(idempotency: Idempotency) -> None:
    def fail() -> None:
        raise Defect("a promise was broken")

    with pytest.raises(Defect, match="promise"):
        idempotency.once("k", fail, CONTEXT)
    done: list[int] = []
    idempotency.once("k", lambda: done.append(1), CONTEXT)
    assert done == [1]


def test_while_somebody_is_at_it_nobody_else_begins(idempotency: Idempotency) -> None:
    done: list[str] = []

    def work() -> None:
        with pytest.raises(Unavailable):
            idempotency.once("k", lambda: done.append("second"), CONTEXT)
        done.append("first")

    idempotency.once("k", work, CONTEXT)
    assert done == ["first"]

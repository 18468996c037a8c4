from __future__ import annotations

from typing import Any

import pytest

from aspera.adapters.local.asl.errors import StateError
from aspera.adapters.local.asl.retries import (
    Attempts,
    catcher_for,
    compile_catchers,
    compile_retriers,
    matches,
)

HEARTBEAT = StateError("States.Timeout", also="States.HeartbeatTimeout")


def delays(error: str, *retriers: dict[str, Any]) -> list[float]:
    """Seconds before each retry until there is none."""
    attempts = Attempts(compile_retriers({"Retry": list(retriers)}))
    found = []
    while (delay := attempts.delay(StateError(error), "Here")) is not None:
        found.append(delay)
    return found


@pytest.mark.parametrize(
    "names, error, expected",
    [
        (["Boom"], StateError("Boom"), True),
        (["boom"], StateError("Boom"), False),
        (["States.ALL"], StateError("Boom"), True),
        (["States.ALL"], StateError("States.Timeout"), True),
        (["States.ALL"], StateError("States.Runtime"), False),
        (["States.ALL"], StateError("States.DataLimitExceeded"), False),
        (["States.Runtime"], StateError("States.Runtime"), False),
        (["States.TaskFailed"], StateError("Boom"), True),
        (["States.TaskFailed"], StateError("States.Timeout"), False),
        (["States.TaskFailed"], StateError("States.Runtime"), False),
        (["States.TaskFailed"], HEARTBEAT, False),
        (["States.Timeout"], HEARTBEAT, True),
        (["States.HeartbeatTimeout"], HEARTBEAT, True),
        (["States.HeartbeatTimeout"], StateError("States.Timeout"), False),
    ],
)
def test_names_match_errors(names: list[str], error: StateError, expected: bool) -> None:
    assert matches(frozenset(names), error) is expected


def test_the_defaults_are_three_retries_after_one_two_and_four_seconds() -> None:
    assert delays("Boom", {"ErrorEquals": ["Boom"]}) == [1, 2, 4]


def test_a_delay_grows_up_to_its_limit() -> None:
    retrier = {
        "ErrorEquals": ["Boom"],
        "IntervalSeconds": 2,
        "BackoffRate": 3.0,
        "MaxAttempts": 4,
        "MaxDelaySeconds": 20,
    }
    assert delays("Boom", retrier) == [2, 6, 18, 20]


def test_a_delay_without_measure_is_the_limit() -> None:
    retrier = {"ErrorEquals": ["Boom"], "BackoffRate": 1e300, "MaxAttempts": 4, "MaxDelaySeconds": 9}
    assert delays("Boom", retrier) == [1, 9, 9, 9]


def test_the_first_retrier_that_knows_an_error_decides() -> None:
    never, often = (
        {"ErrorEquals": ["Boom"], "MaxAttempts": 0},
        {"ErrorEquals": ["States.ALL"], "MaxAttempts": 2},
    )
    assert delays("Boom", never, often) == []
    assert delays("Other", never, often) == [1, 2]
    assert delays("Other", never) == []


def test_each_retrier_counts_for_itself() -> None:
    one = [{"ErrorEquals": [name], "MaxAttempts": 1, "IntervalSeconds": 5} for name in ("A", "B")]
    attempts = Attempts(compile_retriers({"Retry": one}))
    assert [attempts.delay(StateError(name), "") for name in "ABAB"] == [5, 5, None, None]


def test_jitter_is_a_share_of_the_delay_that_can_be_repeated() -> None:
    (retrier,) = compile_retriers(
        {"Retry": [{"ErrorEquals": ["A"], "IntervalSeconds": 8, "JitterStrategy": "FULL"}]}
    )
    shares = [retrier.delay(0, f"Map[{index}]/Task") for index in range(50)]
    assert shares == [retrier.delay(0, f"Map[{index}]/Task") for index in range(50)]
    assert all(0 <= share < 8 for share in shares)
    assert len(set(shares)) == 50


def test_the_first_catcher_that_knows_an_error_takes_it() -> None:
    catchers = compile_catchers(
        {
            "Catch": [
                {"ErrorEquals": ["Boom"], "ResultPath": "$.error", "Next": "First"},
                {"ErrorEquals": ["States.ALL"], "Next": "Second"},
            ]
        }
    )
    boom, other = StateError("Boom", "why"), StateError("Other", "so")
    first, second = catcher_for(catchers, boom), catcher_for(catchers, other)
    assert first is not None and second is not None
    assert (first.following, first.output({"a": 1}, boom)) == (
        "First",
        {"a": 1, "error": {"Error": "Boom", "Cause": "why"}},
    )
    assert (second.following, second.output({"a": 1}, other)) == ("Second", {"Error": "Other", "Cause": "so"})
    assert catcher_for(catchers, StateError("States.Runtime")) is None

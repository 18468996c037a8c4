from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from aspera.adapters.local.asl.history import History, HistoryEvent
from aspera.adapters.local.asl.journal import durations, last_event, read_journal
from aspera.domain.errors import Unavailable


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "run.jsonl"


@pytest.fixture
def descriptor(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    yield descriptor
    os.close(descriptor)


def written(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_events_are_numbered_lines(path: Path, descriptor: int) -> None:
    history = History(descriptor, 7)
    history.emit("TaskStateEntered", "A", "A", input=orjson.Fragment(b'{"x":1}'))
    history.record("TaskScheduled", "A", "A", token=None)
    first, second = written(path)
    assert first | {"timestamp": 0} == {
        "id": 8,
        "timestamp": 0,
        "type": "TaskStateEntered",
        "name": "A",
        "position": "A",
        "input": {"x": 1},
    }
    assert second.keys() == {"id", "timestamp", "type", "name", "position"}


def test_an_event_may_wait_until_a_flush(path: Path, descriptor: int) -> None:
    history = History(descriptor, 0)
    history.emit("PassStateEntered", "A", "A")
    assert written(path) == []
    history.flush()
    assert len(written(path)) == 1


def test_many_events_do_not_wait(path: Path, descriptor: int) -> None:
    history = History(descriptor, 0)
    for _ in range(100):
        history.emit("PassStateEntered", "A", "A")
    assert len(written(path)) >= 50


def test_nothing_is_heard_after_the_end(path: Path, descriptor: int) -> None:
    seen: list[HistoryEvent] = []
    history = History(descriptor, 0, seen.append)
    history.emit("ExecutionSucceeded")
    history.close()
    history.record("TaskSucceeded", "A", "A")
    assert [event["type"] for event in written(path)] == ["ExecutionSucceeded"]
    assert [event.type for event in seen] == ["ExecutionSucceeded"]


def test_an_observer_is_told_what_failed(descriptor: int) -> None:
    seen: list[HistoryEvent] = []
    History(descriptor, 0, seen.append).record("TaskFailed", "A", "M[1]/A", error="Boom", cause="why")
    (event,) = seen
    assert event[2:] == ("TaskFailed", "A", "M[1]/A", "Boom", "why")


def test_a_history_that_cannot_be_written_is_unavailable(path: Path) -> None:
    path.touch()
    descriptor = os.open(path, os.O_RDONLY)
    with pytest.raises(Unavailable):
        History(descriptor, 0).record("ExecutionStarted")
    os.close(descriptor)


def lines(*events: dict[str, object]) -> bytes:
    stamped = ({"id": number, "timestamp": 1000 * number, **event} for number, event in enumerate(events, 1))
    return b"".join(orjson.dumps(event) + b"\n" for event in stamped)


STARTED = {"type": "ExecutionStarted", "seed": "s"}


def success(position: str, output: object, **fields: object) -> dict[str, object]:
    return {"type": "TaskSucceeded", "position": position, "request": "r", "output": output, **fields}


def test_a_journal_knows_what_succeeded_and_to_which_request(path: Path) -> None:
    path.write_bytes(lines(STARTED, success("A", 1), success("M[0]/B", {"x": None})))
    journal, whole = read_journal(path)
    assert (journal.seed, journal.started, journal.last_id, journal.has_succeeded) == ("s", 1.0, 3, False)
    assert whole == path.stat().st_size
    found = journal.result("M[0]/B", "r")
    assert found is not None and found.output == {"x": None}
    assert journal.result("A", "another request") is None
    assert journal.result("C", "r") is None


def test_a_line_that_was_not_written_whole_is_no_event(path: Path) -> None:
    whole = lines(STARTED, success("A", 1))
    path.write_bytes(whole + b'{"id":3,"timestamp":3,"type":"TaskSucc')
    journal, length = read_journal(path)
    assert (journal.last_id, length) == (2, len(whole))
    event = last_event(path)
    assert event is not None and event["id"] == 2


def test_unreadable_lines_are_passed_over(path: Path) -> None:
    path.write_bytes(lines(STARTED) + b"\0\0\0\n[]\n{}\n" + lines(STARTED, success("A", 1)))
    assert read_journal(path)[0].result("A", "r") is not None


def test_an_empty_history_has_no_last_event(path: Path) -> None:
    path.write_bytes(b"")
    assert last_event(path) is None


def test_a_new_start_forgets(path: Path) -> None:
    path.write_bytes(lines(STARTED, success("A", 1), {"type": "ExecutionStarted", "seed": "t"}))
    journal = read_journal(path)[0]
    assert (journal.seed, journal.results) == ("t", {})


@pytest.mark.parametrize("ending, succeeded", [("ExecutionFailed", False), ("ExecutionSucceeded", True)])
def test_only_success_is_the_end(ending: str, succeeded: bool, path: Path) -> None:
    path.write_bytes(lines(STARTED, success("A", 1), {"type": ending}))
    journal = read_journal(path)[0]
    assert journal.has_succeeded is succeeded
    assert journal.results.keys() == {"A"}


def test_failed_calls_with_a_token_are_counted(path: Path) -> None:
    failed = {"type": "TaskFailed", "position": "A", "token": "t"}
    timed_out = {"type": "TaskTimedOut", "position": "A", "token": "u"}
    path.write_bytes(lines(STARTED, failed, timed_out, {"type": "TaskFailed", "position": "B"}))
    assert read_journal(path)[0].attempts == {"A": 2}


def test_durations_add_up_visits_and_name_inner_states_behind_their_outermost(path: Path) -> None:
    def state(type: str, name: str, position: str) -> dict[str, object]:
        return {"type": type, "name": name, "position": position}

    path.write_bytes(
        lines(
            STARTED,
            state("TaskStateEntered", "A", "A"),
            state("TaskStateExited", "A", "A"),
            state("MapStateEntered", "M", "M"),
            state("TaskStateEntered", "B", "M[0]/B"),
            state("TaskStateExited", "B", "M[0]/B"),
            state("MapStateExited", "M", "M"),
            state("TaskStateEntered", "A", "A#2"),
            state("TaskStateExited", "A", "A#2"),
            state("TaskStateEntered", "C", "C"),
        )
    )
    assert durations(path) == {"A": 2.0, "M": 3.0, "M/B": 1.0, "C": 0.0}

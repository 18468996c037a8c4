"""What every adapter of the port `Events` does."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from aspera.adapters.aws.events import DynamoEvents
from aspera.adapters.local.database import Database
from aspera.adapters.local.events import SqliteEvents
from aspera.adapters.memory.clock import ManualClock
from aspera.adapters.memory.events import MemoryEvents
from aspera.domain.event import Event, EventType
from aspera.ports.events import Events
from tests.contract.examples import UNICODE, at_the_same_time
from tests.contract.processes import append_events


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(now=1_000)


@pytest.fixture(params=["memory", "sqlite", "dynamodb"])
def events(request: pytest.FixtureRequest, clock: ManualClock) -> Events:
    if request.param == "dynamodb":
        return DynamoEvents(*request.getfixturevalue("tables"), clock)
    if request.param == "sqlite":
        return SqliteEvents(request.getfixturevalue("database"), clock)
    return MemoryEvents(clock)


def test_an_unknown_document_has_no_events(events: Events) -> None:
    assert list(events.after("d1", 0)) == []


def test_events_are_numbered_from_one_and_dated(events: Events, clock: ManualClock) -> None:
    first = events.append("d1", EventType.DOCUMENT_REGISTERED, {"pages": 75})
    clock.advance(2.5)
    second = events.append("d1", EventType.PAGES_READ, {"done": 25, "note": UNICODE})
    assert first == Event(
        document_id="d1", sequence=1, type=EventType.DOCUMENT_REGISTERED, time=1_000, detail={"pages": 75}
    )
    assert (second.sequence, second.time) == (2, 3_500)
    assert list(events.after("d1", 0)) == [first, second]


def test_each_document_counts_for_itself(events: Events) -> None:
    events.append("d1", EventType.PAGES_READ, {})
    assert events.append("d2", EventType.PAGES_READ, {}).sequence == 1
    assert [event.document_id for event in events.after("d2", 0)] == ["d2"]


def test_a_client_catches_up_from_where_it_was(events: Events) -> None:
    for number in range(5):
        events.append("d1", EventType.PAGES_READ, {"done": number})
    assert [event.sequence for event in events.after("d1", 3)] == [4, 5]
    assert list(events.after("d1", 5)) == []
    assert list(events.after("d1", 99)) == []
    assert len(events.after("d1", -1)) == 5


def test_a_limit_gives_the_first_ones(events: Events) -> None:
    for number in range(5):
        events.append("d1", EventType.PAGES_READ, {"done": number})
    assert [event.sequence for event in events.after("d1", 1, limit=2)] == [2, 3]
    assert list(events.after("d1", 0, limit=0)) == []


def test_a_detail_is_not_changed_by_its_giver_afterwards(events: Events) -> None:
    detail: dict[str, str | int] = {"done": 1}
    events.append("d1", EventType.PAGES_READ, detail)
    detail["done"] = 2
    assert events.after("d1", 0)[0].detail == {"done": 1}


def test_large_details_are_kept(events: Events) -> None:
    events.append("d1", EventType.DOCUMENT_FAILED, {"reason": "x" * 300_000, "bytes": 2**62})
    assert events.after("d1", 0)[0].detail == {"reason": "x" * 300_000, "bytes": 2**62}


def test_threads_that_write_at_the_same_time_leave_no_gap(events: Events) -> None:
    def append(number: int) -> int:
        return events.append("d1", EventType.PAGES_READ, {"done": number}).sequence

    assert sorted(at_the_same_time(append, 80)) == list(range(1, 81))
    stored = events.after("d1", 0)
    assert [event.sequence for event in stored] == list(range(1, 81))
    assert {event.detail["done"] for event in stored} == set(range(80))


def test_processes_that_write_at_the_same_time_leave_no_gap(tmp_path: Path) -> None:
    path = tmp_path / "aspera.db"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=append_events, args=(path, writer, 50)) for writer in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    stored = SqliteEvents(Database(path), ManualClock()).after("d1", 0)
    assert [event.sequence for event in stored] == list(range(1, 201))
    for number in range(4):
        own = [event.detail["number"] for event in stored if event.detail["writer"] == number]
        assert own == list(range(50))


def test_the_last_number_is_known(events: Events) -> None:
    assert events.last("d1") == 0
    for _ in range(3):
        events.append("d1", EventType.PAGES_READ, {})
    assert (events.last("d1"), events.last("d2")) == (3, 0)


def test_deleted_events_are_gone_and_numbers_begin_anew(events: Events) -> None:
    for document_id in ("d1", "d1", "d2"):
        events.append(document_id, EventType.PAGES_READ, {})
    events.delete("d1")
    events.delete("nothing")
    assert (list(events.after("d1", 0)), events.last("d1"), events.last("d2")) == ([], 0, 1)
    assert events.append("d1", EventType.PAGES_READ, {}).sequence == 1

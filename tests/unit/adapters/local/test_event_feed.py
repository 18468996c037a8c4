"""All documents' events in one order."""

from __future__ import annotations

from pathlib import Path

import pytest

from aspera.adapters.local.database import Database
from aspera.adapters.local.documents import SqliteDocuments
from aspera.adapters.local.event_feed import SqliteEventFeed
from aspera.adapters.local.events import SqliteEvents
from aspera.adapters.memory.clock import ManualClock
from aspera.domain.event import EventType
from tests.contract.examples import document


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = Database(tmp_path / "aspera.db")
    documents = SqliteDocuments(database)
    documents.put(document("d1", owner="ada"))
    documents.put(document("d2", owner="bob"))
    return database


def test_events_come_in_the_order_of_storing_with_their_owners(database: Database) -> None:
    events, feed = SqliteEvents(database, ManualClock()), SqliteEventFeed(database)
    start = feed.position()
    for document_id in ("d1", "d2", "d1"):
        events.append(document_id, EventType.PAGES_READ, {"done": 1})
    found, position = feed.since(start)
    assert [(owner, e.document_id, e.sequence) for owner, e in found] == [
        ("ada", "d1", 1),
        ("bob", "d2", 1),
        ("ada", "d1", 2),
    ]
    assert feed.since(position) == ([], position)


def test_a_limit_leaves_the_rest_for_the_next_look(database: Database) -> None:
    events, feed = SqliteEvents(database, ManualClock()), SqliteEventFeed(database)
    start = feed.position()
    for _ in range(5):
        events.append("d1", EventType.PAGES_READ, {})
    first, position = feed.since(start, limit=2)
    rest, _ = feed.since(position)
    assert [event.sequence for _, event in (*first, *rest)] == [1, 2, 3, 4, 5]


def test_what_was_stored_before_is_not_told_again(database: Database) -> None:
    events = SqliteEvents(database, ManualClock())
    events.append("d1", EventType.PAGES_READ, {})
    feed = SqliteEventFeed(database)
    assert feed.since(feed.position())[0] == []


def test_another_connection_sees_them_too(database: Database, tmp_path: Path) -> None:
    feed = SqliteEventFeed(database)
    start = feed.position()
    SqliteEvents(Database(tmp_path / "aspera.db"), ManualClock()).append("d1", EventType.PAGES_READ, {})
    assert len(feed.since(start)[0]) == 1


def test_events_of_a_deleted_document_are_left_out(database: Database) -> None:
    events, feed = SqliteEvents(database, ManualClock()), SqliteEventFeed(database)
    start = feed.position()
    events.append("d1", EventType.PAGES_READ, {})
    events.append("d2", EventType.PAGES_READ, {})
    SqliteDocuments(database).delete("d1", "ada")
    assert [event.document_id for _, event in feed.since(start)[0]] == ["d2"]

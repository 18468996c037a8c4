"""aspera.adapters.local.progress"""

from __future__ import annotations

import logging

import pytest

from aspera.adapters.local.progress import InProcessProgress
from aspera.domain.event import Event, EventType

EVENT = Event(document_id="d1", sequence=1, type=EventType.PAGES_READ, time=1)


def test_every_subscriber_is_called_in_order() -> None:
    progress, calls = InProcessProgress(), list[str]()
    progress.subscribe(lambda event: calls.append("first"))
    progress.subscribe(lambda event: calls.append("second"))
    progress.publish(EVENT)
    assert calls == ["first", "second"]


def test_a_subscriber_that_fails_is_logged_and_hinders_nobody(caplog: pytest.LogCaptureFixture) -> None:
    progress, seen = InProcessProgress(), list[Event]()

    def fail(event: Event) -> None:
        raise RuntimeError("the window was closed")

    progress.subscribe(fail)
    progress.subscribe(seen.append)
    with caplog.at_level(logging.WARNING):
        progress.publish(EVENT)
    assert seen == [EVENT]
    assert "the window was closed" in caplog.text


def test_who_has_unsubscribed_is_called_no_more() -> None:
    progress, seen, other = InProcessProgress(), list[Event](), list[Event]()
    unsubscribe = progress.subscribe(seen.append)
    progress.subscribe(other.append)
    unsubscribe()
    unsubscribe()
    progress.publish(EVENT)
    assert (seen, other) == ([], [EVENT])


def test_a_subscriber_may_leave_while_it_is_called() -> None:
    progress, seen = InProcessProgress(), list[Event]()

    def once(event: Event) -> None:
        seen.append(event)
        leave()

    leave = progress.subscribe(once)
    progress.subscribe(seen.append)
    progress.publish(EVENT)
    progress.publish(EVENT)
    assert len(seen) == 3

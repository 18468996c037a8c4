from __future__ import annotations

from aspera.domain.event import Event, EventType
from aspera.entrypoints.cli.progress_state import ProgressState


def event(type: EventType, **detail: str | int) -> Event:
    return Event(document_id="d", sequence=1, type=type, time=0, detail=detail)


def state() -> ProgressState:
    return ProgressState("report.pdf", ("math", "risk"), started=100.0)


def test_a_stage_is_named_once() -> None:
    watched = state()
    assert watched.enter("ExtractText")
    assert watched.enter("ExtractText") is None
    assert watched.enter("AreAllPagesCollected") is None


def test_nothing_is_done_before_the_pages_are_known() -> None:
    assert state().fraction() == 0.0
    assert state().seconds_left(101.0) is None


def test_reading_and_agents_make_up_the_whole() -> None:
    watched = state()
    watched.apply(event(EventType.DOCUMENT_REGISTERED, pages=10))
    watched.apply(event(EventType.PAGES_READ, done=10, pages=10))
    reading = watched.fraction()
    assert 0 < reading < 1
    watched.apply(event(EventType.AGENT_STATUS_CHANGED, agent="math", status="RUNNING", last_page=5))
    assert reading < watched.fraction() < 1
    for agent in ("math", "risk"):
        watched.apply(event(EventType.AGENT_STATUS_CHANGED, agent=agent, status="COMPLETE"))
    assert watched.fraction() == 1.0


def test_the_time_left_follows_from_what_is_done() -> None:
    watched = state()
    watched.apply(event(EventType.DOCUMENT_REGISTERED, pages=10))
    watched.apply(event(EventType.PAGES_READ, done=5, pages=10))
    left = watched.seconds_left(103.0)
    assert left is not None and 6.9 < left < 7.1


def test_progress_never_goes_back() -> None:
    watched = state()
    watched.apply(event(EventType.PAGES_READ, done=8, pages=10))
    watched.apply(event(EventType.PAGES_READ, done=4, pages=10))
    assert watched.pages_read == 8

"""How far agents are, from events."""

from __future__ import annotations

from aspera.domain.agent_state import AgentState, agent_states
from aspera.domain.event import Event, EventType


def event(sequence: int, type: EventType, **detail: str | int) -> Event:
    return Event(document_id="d1", sequence=sequence, type=type, time=0, detail=detail)


CHANGED = EventType.AGENT_STATUS_CHANGED


def test_an_agent_waits_runs_and_ends() -> None:
    events = [
        event(1, EventType.DOCUMENT_REGISTERED, pages=9),
        event(2, CHANGED, agent="math", status="RUNNING", last_page=8),
        event(3, CHANGED, agent="math", status="RUNNING", last_page=4),
        event(4, CHANGED, agent="risk", status="COMPLETE", proposals=3),
    ]
    assert agent_states(("math", "risk", "compliance"), events) == [
        AgentState(agent="math", status="RUNNING", last_page=8, sequence=3),
        AgentState(agent="risk", status="COMPLETE", findings=3, sequence=4),
        AgentState(agent="compliance"),
    ]


def test_another_analysis_begins_at_the_beginning() -> None:
    events = [
        event(1, CHANGED, agent="math", status="COMPLETE", proposals=3),
        event(2, EventType.DOCUMENT_REGISTERED, pages=9),
    ]
    assert agent_states(("math",), events) == [AgentState(agent="math")]


def test_an_agent_that_nobody_named_is_shown_too() -> None:
    assert [s.agent for s in agent_states((), [event(1, CHANGED, agent="new", status="RUNNING")])] == ["new"]


def test_an_analysis_that_failed_leaves_no_agent_running() -> None:
    events = [
        event(1, EventType.DOCUMENT_REGISTERED, pages=9),
        event(2, CHANGED, agent="math", status="COMPLETE", proposals=3),
        event(3, CHANGED, agent="risk", status="RUNNING", last_page=8),
        event(4, EventType.DOCUMENT_FAILED, error="Defect", reason="x"),
    ]
    assert agent_states(("math", "risk", "compliance"), events) == [
        AgentState(agent="math", status="COMPLETE", findings=3, sequence=2),
        AgentState(agent="risk", status="FAILED", last_page=8, sequence=4),
        AgentState(agent="compliance", status="FAILED", sequence=4),
    ]

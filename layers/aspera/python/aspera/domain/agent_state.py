"""How far each agent is, told from a document's events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aspera.domain.event import Event, EventType
from aspera.domain.finding import Value

_UNDERWAY = ("PENDING", "RUNNING")


class AgentState(Value):
    """`status` is PENDING, RUNNING or how it ended; `sequence` is that of the event that says so."""

    agent: str
    status: str = "PENDING"
    last_page: int | None = None
    findings: int | None = None
    sequence: int = 0


def agent_states(agents: Iterable[str], events: Iterable[Event]) -> Sequence[AgentState]:
    """After the last beginning of an analysis; agents in the order given, then any other."""
    states = {agent: AgentState(agent=agent) for agent in agents}
    initial = dict(states)
    for event in events:
        if event.type is EventType.DOCUMENT_REGISTERED:
            states = dict(initial)
        elif event.type is EventType.AGENT_STATUS_CHANGED:
            agent = str(event.detail["agent"])
            states[agent] = _after(states.get(agent, AgentState(agent=agent)), event)
        elif event.type is EventType.DOCUMENT_FAILED:
            states = {agent: _stopped(state, event) for agent, state in states.items()}
    return list(states.values())


def _stopped(state: AgentState, event: Event) -> AgentState:
    """Whoever had not ended when the analysis failed never will."""
    if state.status not in _UNDERWAY:
        return state
    return state.model_copy(update={"status": "FAILED", "sequence": event.sequence})


def _after(state: AgentState, event: Event) -> AgentState:
    page, proposals = event.detail.get("last_page"), event.detail.get("proposals")
    return AgentState(
        agent=state.agent,
        status=str(event.detail["status"]),
        last_page=max(int(page), state.last_page or 0) if page is not None else state.last_page,
        findings=int(proposals) if proposals is not None else state.findings,
        sequence=event.sequence,
    )

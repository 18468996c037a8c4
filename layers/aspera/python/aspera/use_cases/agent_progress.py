"""How far a document's agents are, or how they ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aspera.domain.agent_state import AgentState, agent_states
from aspera.domain.document import Document, DocumentStatus
from aspera.ports.agent_executions import AgentExecutions
from aspera.ports.events import Events

_MOST_EVENTS = 100_000


def agent_progress(
    document: Document, agents: Iterable[str], *, events: Events, agent_executions: AgentExecutions
) -> Sequence[AgentState]:
    """While it is analysed all `agents`, afterwards those that took part."""
    if document.status is DocumentStatus.UPLOADING:
        return [AgentState(agent=agent) for agent in agents]
    if document.status in (DocumentStatus.PROCESSING, DocumentStatus.FAILED):
        return agent_states(agents, events.after(document.document_id, 0, _MOST_EVENTS))
    last = events.last(document.document_id)
    return [
        AgentState(
            agent=execution.outcome.agent_type,
            status=execution.outcome.status.value,
            last_page=document.pages,
            findings=execution.outcome.findings,
            sequence=last,
        )
        for execution in agent_executions.list(document.document_id)
        if execution.execution_id.startswith(document.run_id)
    ]

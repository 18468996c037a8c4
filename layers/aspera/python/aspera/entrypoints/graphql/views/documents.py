"""Documents, agents and events."""

from __future__ import annotations

from typing import Any

import orjson

from aspera.domain.agent_state import AgentState
from aspera.domain.cost import Cost
from aspera.domain.document import Document, DocumentStatus
from aspera.domain.event import Event
from aspera.domain.finding import Severity
from aspera.domain.outcome import Coverage
from aspera.domain.run import Options
from aspera.entrypoints.graphql.context import Context
from aspera.ports.agent_executions import AgentExecution
from aspera.use_cases.agent_progress import agent_progress
from aspera.use_cases.read_outcome import Outcome, read_outcome
from aspera.use_cases.request_analysis import requested_options
from aspera.use_cases.spent_so_far import spent_so_far

View = dict[str, Any]
_WAITING = (DocumentStatus.UPLOADING, DocumentStatus.PROCESSING)


def document_view(document: Document, context: Context) -> View:
    outcomes: list[Outcome | None] = []

    def outcome() -> Outcome | None:
        if not outcomes:
            outcomes.append(context.call(read_outcome, document))
        return outcomes[0]

    return {
        "id": document.document_id,
        "owner": document.owner,
        "filename": document.filename,
        "mediaType": document.media_type.value,
        "size": document.size,
        "sha256": document.sha256,
        "pages": document.pages,
        "language": document.language,
        "kind": document.kind.value,
        "status": document.status.value,
        "reason": document.reason,
        "createdAt": document.created_at,
        "duplicateOf": None,
        "agents": lambda info: _agents(document, context),
        "findings": lambda info: _counts(document, context),
        "coverage": lambda info: coverage_view(found.coverage) if (found := outcome()) else None,
        "cost": lambda info: _cost(document, outcome(), context),
        "lastSequence": lambda info: context.ports.events.last(document.document_id),
    }


def _agents(document: Document, context: Context) -> list[View]:
    named = _asked_agents(document, context) if document.status in _WAITING else ()
    states = context.call(agent_progress, document, named)
    return [_agent_view(state, document) for state in states]


def _asked_agents(document: Document, context: Context) -> tuple[str, ...]:
    default = Options(agents=tuple(context.ports.agents))
    options: Options = context.call(requested_options, document, default)
    return options.agents


def _agent_view(state: AgentState, document: Document) -> View:
    return {
        "documentId": document.document_id,
        "owner": document.owner,
        "agent": state.agent,
        "status": state.status,
        "lastPage": state.last_page,
        "findings": state.findings,
        "sequence": state.sequence,
    }


def _counts(document: Document, context: Context) -> View:
    counts = context.ports.findings.counts(document.document_id)
    return {severity.value.lower(): counts.get(severity, 0) for severity in Severity}


def _cost(document: Document, outcome: Outcome | None, context: Context) -> View:
    cost = outcome.cost if outcome else Cost(actual=context.call(spent_so_far, document))
    return {
        "estimated": _dollars(cost.estimate_high),
        "actual": _dollars(cost.actual),
        "currency": cost.currency,
    }


def _dollars(amount: Any) -> str:
    return f"{amount.normalize():f}"


def coverage_view(coverage: Coverage) -> View:
    return {
        "pagesTotal": coverage.pages_total,
        "pagesRequested": coverage.pages_requested,
        "pagesRead": coverage.pages_read,
        "pagesBlank": coverage.pages_blank,
        "pagesByOcr": coverage.pages_by_ocr,
        "words": coverage.words,
        "tables": coverage.tables,
        "chunks": coverage.chunks,
        "chunksIndexed": coverage.chunks_indexed,
        "problems": [{"page": problem.page, "reason": problem.reason} for problem in coverage.problems],
        "unreadTables": [{"page": one.page, "reason": one.reason} for one in coverage.unread_tables],
    }


def execution_view(execution: AgentExecution) -> View:
    outcome = execution.outcome
    return {
        "executionId": execution.execution_id,
        "documentId": execution.document_id,
        "agent": outcome.agent_type,
        "status": outcome.status.value,
        "reason": outcome.reason,
        "timestamp": execution.timestamp,
        "durationMs": outcome.duration_ms,
        "findings": outcome.findings,
        "dropped": outcome.dropped,
        "statistics": orjson.dumps(outcome.statistics).decode(),
    }


def event_view(event: Event) -> View:
    return {
        "documentId": event.document_id,
        "sequence": event.sequence,
        "type": event.type.value,
        "time": event.time,
        "detail": orjson.dumps(event.detail).decode(),
    }

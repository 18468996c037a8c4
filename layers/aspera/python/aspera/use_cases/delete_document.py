"""Forget a document and all that was made of it."""

from __future__ import annotations

from aspera.domain.document import Document, DocumentStatus
from aspera.domain.errors import InvalidInput, NotFound
from aspera.domain.event import Event, EventType
from aspera.domain.run import last_run, upload_key
from aspera.ports.agent_executions import AgentExecutions
from aspera.ports.clock import Clock
from aspera.ports.documents import Documents
from aspera.ports.events import Events
from aspera.ports.findings import Findings
from aspera.ports.graph import Graph
from aspera.ports.objects import Objects
from aspera.ports.progress import Progress
from aspera.ports.reviews import Reviews
from aspera.ports.search_index import SearchIndex
from aspera.ports.workflow import ExecutionStatus, Workflow
from aspera.use_cases.request_analysis import settle_request


def delete_document(
    document_id: str,
    owner: str,
    *,
    documents: Documents,
    objects: Objects,
    findings: Findings,
    events: Events,
    search_index: SearchIndex,
    graph: Graph,
    reviews: Reviews,
    agent_executions: AgentExecutions,
    workflow: Workflow,
    progress: Progress,
    clock: Clock,
) -> None:
    """The document itself goes last, so that an interrupted deletion can be repeated; whoever watches
    is told just before, while it is known whose it was. InvalidInput while it is being analysed."""
    document = documents.get(document_id, owner)
    if _is_running(document, workflow):
        raise InvalidInput("The document is being analysed; delete it when that has ended.")
    settle_request(document, objects=objects)
    workflow.forget(f"{document_id}-")
    search_index.delete(document_id)
    graph.delete(owner, document_id)
    findings.replace(document_id, ())
    agent_executions.delete(document_id)
    reviews.delete(document_id)
    farewell = _farewell(document, events.last(document_id) + 1, clock.now())
    events.delete(document_id)
    objects.delete(f"runs/{document_id}/")
    objects.delete(upload_key(owner, document_id, ""))
    progress.publish(farewell)
    documents.delete(document_id, owner)


def _farewell(document: Document, sequence: int, time: int) -> Event:
    return Event(
        document_id=document.document_id,
        sequence=sequence,
        type=EventType.DOCUMENT_DELETED,
        time=time,
        detail={"status": document.status.value},
    )


def _is_running(document: Document, workflow: Workflow) -> bool:
    if document.status is not DocumentStatus.PROCESSING or not document.run_id:
        return False
    try:
        return workflow.describe(last_run(document).execution_name).status is ExecutionStatus.RUNNING
    except NotFound:
        return False

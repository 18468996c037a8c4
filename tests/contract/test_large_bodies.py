"""What is too large for an item of DynamoDB lies in the object store, and goes when its items go."""

from __future__ import annotations

from typing import Any

from aspera.adapters.aws.agent_executions import DynamoAgentExecutions
from aspera.adapters.aws.documents import DynamoDocuments
from aspera.adapters.aws.events import DynamoEvents
from aspera.adapters.aws.findings import DynamoFindings
from aspera.adapters.aws.reviews import DynamoReviews
from aspera.adapters.memory.clock import ManualClock
from aspera.domain.event import EventType
from aspera.domain.outcome import AgentOutcome, AgentStatus
from aspera.domain.review import ReviewChange
from aspera.ports.agent_executions import AgentExecution
from aspera.ports.objects import Objects
from tests.contract.examples import document, finding

LARGE = "x" * 500_000


def bodies(objects: Objects) -> list[str]:
    return list(objects.list("items/"))


def test_nothing_of_a_deleted_document_stays(tables: tuple[Any, str, Objects]) -> None:
    objects, clock = tables[2], ManualClock(now=1_000)
    findings, events = DynamoFindings(*tables, clock), DynamoEvents(*tables, clock)
    reviews, documents = DynamoReviews(*tables, clock), DynamoDocuments(*tables)
    for document_id in ("d1", "d10"):
        findings.replace(document_id, [finding("f1", description=LARGE)])
        events.append(document_id, EventType.PAGES_READ, {"text": LARGE})
        reviews.append(document_id, "f1", "ada", ReviewChange(comment=LARGE))
        documents.put(document(document_id, reason=LARGE))
    of_both = bodies(objects)
    assert len(of_both) == 8
    findings.replace("d1", ())
    events.delete("d1")
    reviews.delete("d1")
    documents.delete("d1", "ada")
    assert bodies(objects) == [key for key in of_both if "/d10/" in key]
    assert [one.finding_id for one in findings.list("d10")] == ["f1"]


def test_nothing_of_a_deleted_execution_stays(tables: tuple[Any, str, Objects]) -> None:
    executions = DynamoAgentExecutions(*tables)
    outcome = AgentOutcome(agent_type="math", status=AgentStatus.PARTIAL, reason=LARGE)
    executions.record(AgentExecution(execution_id="r1", document_id="d1", timestamp=1, outcome=outcome))
    assert bodies(tables[2])
    executions.delete("d1")
    assert bodies(tables[2]) == []

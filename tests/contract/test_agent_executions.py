"""What every adapter of the port `AgentExecutions` does."""

from __future__ import annotations

import pytest

from aspera.adapters.aws.agent_executions import DynamoAgentExecutions
from aspera.adapters.local.agent_executions import SqliteAgentExecutions
from aspera.adapters.memory.agent_executions import MemoryAgentExecutions
from aspera.domain.outcome import AgentOutcome, AgentStatus
from aspera.ports.agent_executions import AgentExecution, AgentExecutions
from tests.contract.examples import UNICODE, at_the_same_time


@pytest.fixture(params=["memory", "sqlite", "dynamodb"])
def executions(request: pytest.FixtureRequest) -> AgentExecutions:
    if request.param == "dynamodb":
        return DynamoAgentExecutions(*request.getfixturevalue("tables"))
    if request.param == "sqlite":
        return SqliteAgentExecutions(request.getfixturevalue("database"))
    return MemoryAgentExecutions()


def execution(name: str, timestamp: int = 1, document_id: str = "d1", reason: str = "") -> AgentExecution:
    outcome = AgentOutcome(
        agent_type="math", status=AgentStatus.PARTIAL, reason=reason, statistics={"equations": "12 of 12"}
    )
    return AgentExecution(execution_id=name, document_id=document_id, timestamp=timestamp, outcome=outcome)


def test_an_unknown_document_has_no_executions(executions: AgentExecutions) -> None:
    assert list(executions.list("d1")) == []


def test_an_execution_is_read_as_it_was_recorded(executions: AgentExecutions) -> None:
    recorded = execution("r1-math", reason=UNICODE + "x" * 500_000)
    executions.record(recorded)
    assert list(executions.list("d1")) == [recorded]


def test_executions_are_listed_oldest_first(executions: AgentExecutions) -> None:
    for name, timestamp in (("b", 2), ("c", 1), ("a", 2)):
        executions.record(execution(name, timestamp))
    assert [one.execution_id for one in executions.list("d1")] == ["c", "a", "b"]


def test_recording_again_replaces(executions: AgentExecutions) -> None:
    executions.record(execution("a", 1))
    executions.record(execution("a", 9, reason="again"))
    assert list(executions.list("d1")) == [execution("a", 9, reason="again")]


def test_documents_do_not_see_each_other(executions: AgentExecutions) -> None:
    executions.record(execution("a"))
    executions.record(execution("b", document_id="d2"))
    assert [one.execution_id for one in executions.list("d2")] == ["b"]


def test_writers_at_the_same_time_lose_nothing(executions: AgentExecutions) -> None:
    at_the_same_time(lambda number: executions.record(execution(f"{number:02d}", number)), 40)
    assert [one.timestamp for one in executions.list("d1")] == list(range(40))


def test_a_documents_executions_are_forgotten_together(executions: AgentExecutions) -> None:
    for name, document_id in (("a", "d1"), ("b", "d1"), ("c", "d2")):
        executions.record(execution(name, document_id=document_id))
    executions.delete("d1")
    executions.delete("nothing")
    assert list(executions.list("d1")) == []
    assert [one.execution_id for one in executions.list("d2")] == ["c"]

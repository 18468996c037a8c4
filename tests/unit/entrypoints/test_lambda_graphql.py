from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from aspera.domain.errors import NotFound
from aspera.entrypoints.lambda_graphql import answer
from tests.graphql.memory_ports import MemoryPorts


@pytest.fixture
def ports() -> MemoryPorts:
    ports = MemoryPorts()
    ports.load("two_owners", "three_findings", "events_and_agents")
    ports.settings = SimpleNamespace(model="bedrock:small,bedrock:large", running_documents=50)
    ports.frameworks = SimpleNamespace(names=())
    ports.workflow.running = lambda most: 0
    return ports


def asked(
    kind: str, field: str, owner: str = "ada", document: str | None = None, **arguments: Any
) -> dict[str, Any]:
    return {
        "type": kind,
        "field": field,
        "arguments": arguments,
        "document": document,
        "owner": owner,
        "groups": ["user"],
    }


def test_a_field_is_answered_by_the_resolver_that_the_laptop_has(ports: MemoryPorts) -> None:
    found = answer(asked("Query", "listFindings", documentId="d1", limit=2), ports)["data"]
    assert (len(found["items"]), found["total"]) == (2, 3)
    assert json.loads(json.dumps(found))["items"][0]["documentId"] == "d1"


def test_what_is_found_out_when_asked_for_is_found_out(ports: MemoryPorts) -> None:
    viewer = answer(asked("Query", "viewer"), ports)["data"]
    assert viewer["agents"] == ["math", "consistency", "greenwashing", "compliance", "risk"]
    assert viewer["home"] == "aws"
    assert viewer["models"] == ["bedrock:small", "bedrock:large"]


def test_a_field_of_a_document_is_answered_by_itself(ports: MemoryPorts) -> None:
    counts = answer(asked("Document", "findings", document="d1"), ports)["data"]
    assert counts == {"critical": 1, "high": 1, "medium": 0, "low": 1}


@pytest.mark.parametrize(
    "event",
    [asked("Query", "listFindings", "eve", documentId="d1"), asked("Document", "findings", "eve", "d1")],
)
def test_a_strangers_document_is_not_there(event: dict[str, Any], ports: MemoryPorts) -> None:
    assert answer(event, ports)["error"]["type"] == NotFound.__name__


def test_a_document_that_is_being_analysed_is_not_begun_again(ports: MemoryPorts) -> None:
    error = answer(asked("Mutation", "analyse", documentId="d3"), ports)["error"]
    assert error["type"] == "InvalidInput"


def test_a_full_house_is_said_so(ports: MemoryPorts) -> None:
    ports.workflow.running = lambda most: most
    assert answer(asked("Mutation", "analyse", documentId="d1"), ports)["error"]["type"] == "Unavailable"


def test_a_fault_of_ours_is_named_and_not_told(ports: MemoryPorts) -> None:
    ports.search_index = None
    error = answer(asked("Query", "search", query="emissions"), ports)["error"]
    assert error["type"] == "Defect"
    assert "NoneType" not in error["message"]

"""The contract suite of GraphQL operations, on the executor of the laptop's server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.executor import Executor
from aspera.entrypoints.graphql.identity import SYSTEM, Identity
from aspera.entrypoints.graphql.resolvers import RESOLVERS
from graphql import parse, validate
from tests.graphql.memory_ports import MemoryPorts

OPERATIONS = sorted((Path(__file__).parent / "operations").glob("*.json"))
EXECUTOR = Executor(RESOLVERS)
ANY = "${any}"


def identity_of(step: dict[str, Any]) -> Identity:
    given = step["identity"]
    return SYSTEM if given == "iam" else Identity(given["owner"], tuple(given["groups"]))


def matches(expected: Any, found: Any) -> bool:
    if expected == ANY:
        return found is not None
    if isinstance(expected, dict) and isinstance(found, dict):
        return expected.keys() == found.keys() and all(matches(v, found[k]) for k, v in expected.items())
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(map(matches, expected, found))
    return bool(expected == found)


@pytest.mark.parametrize("path", OPERATIONS, ids=[path.stem for path in OPERATIONS])
def test_an_operation_is_answered_as_agreed(path: Path) -> None:
    case = json.loads(path.read_text())
    ports = MemoryPorts()
    ports.load(*case["given"])
    for step in case["steps"]:
        request = {"query": step["operation"], "variables": step["variables"]}
        answer = EXECUTOR.run(request, Context(identity_of(step), ports, ports))
        expected = step["expected"]
        assert matches(expected["data"], answer["data"]), (expected["data"], answer)
        told = [{"path": e["path"], "errorType": e["errorType"]} for e in answer.get("errors", ())]
        assert sorted(told, key=str) == sorted(expected.get("errors", ()), key=str)


@pytest.mark.parametrize("path", OPERATIONS, ids=[path.stem for path in OPERATIONS])
def test_every_operation_is_one_of_the_schema(path: Path) -> None:
    for step in json.loads(path.read_text())["steps"]:
        assert validate(EXECUTOR.schema, parse(step["operation"])) == []


def test_every_field_of_query_and_mutation_has_a_resolver() -> None:
    for name in ("Query", "Mutation"):
        kind = EXECUTOR.schema.type_map[name]
        assert set(kind.fields) == set(RESOLVERS[name])  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["updateAgentStatus", "updateDocument"])
def test_what_our_own_functions_push_nobody_else_may(name: str) -> None:
    step = json.loads((Path(__file__).parent / "operations/push.json").read_text())["steps"]
    (operation,) = [one["operation"] for one in step if name in one["operation"]]
    ports = MemoryPorts()
    answer = EXECUTOR.run({"query": operation}, Context(Identity("ada", ("admin",)), ports, ports))
    assert answer["data"] is None
    assert [error["errorType"] for error in answer["errors"]] == ["Unauthorized"]


def test_our_own_functions_may_not_read_findings() -> None:
    ports = MemoryPorts()
    ports.load("two_owners", "three_findings")
    query = '{ listFindings(documentId: "d1") { total } }'
    answer = EXECUTOR.run({"query": query}, Context(SYSTEM, ports, ports))
    assert [error["errorType"] for error in answer["errors"]] == ["Unauthorized"]


def test_a_defect_is_told_without_its_inside(caplog: pytest.LogCaptureFixture) -> None:
    ports = MemoryPorts()
    ports.documents = None  # type: ignore[assignment]
    answer = EXECUTOR.run(
        {"query": '{ getDocument(id: "d1") { id } }'}, Context(Identity("ada"), ports, ports)
    )
    (error,) = answer["errors"]
    assert error["errorType"] == "Defect"
    assert error["message"] == "A defect in ASPERA (AttributeError); please report it."
    assert "a resolver failed" in caplog.text

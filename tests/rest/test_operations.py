"""The contract suite of REST operations: as `aspera serve` asks the dispatcher, and as API Gateway asks
the function."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest

from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.identity import Identity
from aspera.entrypoints.lambda_rest import answer
from aspera.entrypoints.rest.dispatch import RestApi
from aspera.entrypoints.rest.messages import Request
from aspera.entrypoints.rest.routes import ROUTES
from tests.graphql.memory_ports import MemoryPorts
from tests.rest.proxy_event import proxy_event

OPERATIONS = sorted((Path(__file__).parent / "operations").glob("*.json"))
ANY, MORE = "${any}", "${more}"
Found = tuple[int, dict[str, str], Any]


def loaded(case: dict[str, Any]) -> MemoryPorts:
    ports = MemoryPorts()
    ports.load(*case["given"])
    ports.settings = SimpleNamespace(model="", running_documents=50, web_origin="https://aspera.example.com")
    ports.frameworks = SimpleNamespace(names=(), revision="1")
    ports.workflow.running = lambda most: 0
    ports.documents.owner_of = lambda identity: "ada" if identity.startswith("d") else "eve"  # type: ignore[attr-defined]
    ports.report = SimpleNamespace()
    ports.text_extraction = SimpleNamespace(revision="1")
    ports.agents = {name: SimpleNamespace(revision="1") for name in ports.agents}
    return ports


def body_of(step: dict[str, Any]) -> bytes:
    return json.dumps(step["body"]).encode() if "body" in step else b""


def asked_on_a_laptop(step: dict[str, Any], ports: MemoryPorts) -> Found:
    context = Context(Identity(step["owner"]), ports, ports)
    path = quote(step["path"])
    request = Request(step["method"], path, step.get("query", {}), body_of(step), "http://127.0.0.1:8080")
    found = RestApi().answer(request, context)
    return found.status, dict(found.headers), json.loads(found.body) if found.body else None


def asked_on_aws(step: dict[str, Any], ports: MemoryPorts) -> Found:
    event = proxy_event(
        step["method"], step["path"], step["owner"], step.get("query", {}), body_of(step).decode() or None
    )
    found = answer(json.loads(json.dumps(event)), ports)
    return found["statusCode"], found["headers"], json.loads(found["body"]) if found["body"] else None


def matches(expected: Any, found: Any) -> bool:
    if expected == ANY:
        return found is not None
    if isinstance(expected, dict) and isinstance(found, dict):
        named = expected.keys() - {MORE}
        complete = named <= found.keys() if MORE in expected else named == found.keys()
        return complete and all(matches(expected[name], found[name]) for name in named)
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(map(matches, expected, found))
    return bool(expected == found)


@pytest.mark.parametrize("ask", [asked_on_a_laptop, asked_on_aws])
@pytest.mark.parametrize("path", OPERATIONS, ids=[path.stem for path in OPERATIONS])
def test_an_operation_is_answered_as_agreed(path: Path, ask: Any) -> None:
    case = json.loads(path.read_text())
    ports = loaded(case)
    for step in case["steps"]:
        status, headers, found = ask(step, ports)
        assert status == step["status"], (step, found)
        if isinstance(step["expected"], str):
            assert headers["content-type"] == "application/problem+json"
            assert (found["errorType"], found["status"]) == (step["expected"], status)
            assert found["detail"]
        else:
            assert matches(step["expected"], found), (step, found)
            assert ("location" in headers) == (status == 303)


def test_every_route_is_asked_for_something() -> None:
    steps = [step for path in OPERATIONS for step in json.loads(path.read_text())["steps"]]
    api = RestApi()
    asked = {
        route
        for step in steps
        for pattern, route in api.routes
        if route.method == step["method"] and pattern.fullmatch(step["path"])
    }
    assert asked == set(ROUTES)


def test_what_is_not_there_and_what_may_not_be_done_is_said_so() -> None:
    context = Context(Identity("ada"), MemoryPorts(), MemoryPorts())
    found = RestApi().answer(Request("GET", "/nothing"), context)
    assert (found.status, json.loads(found.body)["errorType"]) == (404, "NotFound")
    found = RestApi().answer(Request("PUT", "/documents"), context)
    assert (found.status, found.headers["allow"]) == (405, "GET, POST")


def test_a_fault_of_ours_is_named_and_not_told(caplog: pytest.LogCaptureFixture) -> None:
    ports = loaded({"given": ["two_owners"]})
    ports.documents = None  # type: ignore[assignment]
    step = {"owner": "ada", "method": "GET", "path": "/documents/d1"}
    status, _, found = asked_on_a_laptop(step, ports)
    assert (status, found["errorType"]) == (500, "Defect")
    assert "NoneType" not in found["detail"] and "a resolver failed" in caplog.text


def test_something_outside_that_does_not_answer_is_worth_another_try() -> None:
    ports = loaded({"given": ["two_owners"]})
    ports.workflow.running = lambda most: most
    step = {"owner": "ada", "method": "POST", "path": "/documents/d1/analyses", "body": {}}
    status, headers, found = asked_on_aws(step, ports)
    assert (status, found["errorType"], headers["retry-after"]) == (503, "Unavailable", "5")


def test_a_list_goes_on_where_its_token_says() -> None:
    ports = loaded({"given": ["two_owners"]})
    seen: list[str] = []
    query: dict[str, list[str]] = {"limit": ["1"]}
    while True:
        _, _, part = asked_on_aws(
            {"owner": "ada", "method": "GET", "path": "/documents", "query": query}, ports
        )
        seen += [item["id"] for item in part["items"]]
        if part["nextToken"] is None:
            break
        query = {"limit": ["1"], "nextToken": [part["nextToken"]]}
    assert seen == ["d3", "d1", "d2"]


def test_addresses_of_the_server_itself_are_whole() -> None:
    ports = loaded({"given": ["two_owners"]})
    step = {"owner": "ada", "method": "GET", "path": "/documents/d1/file"}
    _, headers, found = asked_on_a_laptop(step, ports)
    assert found["url"].startswith("http://127.0.0.1:8080/files/") and headers["location"] == found["url"]

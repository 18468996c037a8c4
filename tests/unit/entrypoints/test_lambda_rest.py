from __future__ import annotations

import base64
import json
from types import SimpleNamespace

import pytest

from aspera.entrypoints.lambda_rest import answer
from tests.graphql.memory_ports import MemoryPorts
from tests.rest.proxy_event import proxy_event


@pytest.fixture
def ports() -> MemoryPorts:
    ports = MemoryPorts()
    ports.load("two_owners")
    ports.settings = SimpleNamespace(
        model="a,b", running_documents=50, web_origin="https://aspera.example.com"
    )
    ports.frameworks = SimpleNamespace(names=())
    return ports


@pytest.mark.parametrize(
    ("claim", "groups"), [(None, []), ("admin", ["admin"]), ("admin,user", ["admin", "user"]), ("[admin user]", ["admin", "user"])]
)  # fmt: skip
def test_groups_are_read_however_they_are_written(
    claim: str | None, groups: list[str], ports: MemoryPorts
) -> None:
    found = json.loads(answer(proxy_event("GET", "/viewer", "ada", groups=claim), ports)["body"])
    assert (found["owner"], found["groups"], found["home"], found["models"]) == (
        "ada",
        groups,
        "aws",
        ["a", "b"],
    )


def test_who_is_not_signed_in_is_told_nothing(ports: MemoryPorts) -> None:
    found = answer(proxy_event("GET", "/documents", None), ports)
    assert (found["statusCode"], json.loads(found["body"])["errorType"]) == (401, "Unauthorized")


def test_pages_of_the_web_application_may_read_answers_and_refusals(ports: MemoryPorts) -> None:
    for path in ("/documents", "/documents/d9"):
        headers = answer(proxy_event("GET", path, "ada"), ports)["headers"]
        assert headers["access-control-allow-origin"] == "https://aspera.example.com"


def test_a_body_in_base64_is_read_and_one_that_is_none_is_refused(ports: MemoryPorts) -> None:
    event = proxy_event("POST", "/documents", "ada") | {"isBase64Encoded": True}
    wanted = {"filename": "a.pdf", "size": 9, "mediaType": "application/pdf"}
    event["body"] = base64.b64encode(json.dumps(wanted).encode()).decode()
    assert answer(event, ports)["statusCode"] == 201
    event["body"] = "no base64"
    assert answer(event, ports)["statusCode"] == 400


def test_a_custom_domains_path_makes_no_difference(ports: MemoryPorts) -> None:
    event = proxy_event("GET", "/documents/d1", "ada") | {"path": "/aspera/v1/documents/d1"}
    assert json.loads(answer(event, ports)["body"])["id"] == "d1"

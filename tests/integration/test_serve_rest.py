"""The REST API of `aspera serve`, asked by a script: no browser, no cookie, a token."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.serving import DONE, EXAMPLE, Answer, Server, Visitor


class Script:
    """What curl does: a token, and no origin."""

    def __init__(self, server: Server, token: str) -> None:
        self._visitor, self._token = Visitor(server, ""), token

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        sent = {"Authorization": f"Bearer {self._token}", "Origin": ""} | headers
        data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        return self._visitor.call(method, path, data, **sent)

    def get(self, path: str) -> Any:
        answer = self.call("GET", "/v1" + path)
        assert answer.status == 200, answer
        return answer.json


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("rest")) as server:
        yield server


@pytest.fixture(scope="module")
def script(server: Server) -> Script:
    return Script(server, (server.workspace / "api-token-local").read_text().strip())


@pytest.fixture(scope="module")
def document(server: Server, script: Script) -> str:
    """The example, announced, sent and analysed."""
    content = EXAMPLE.read_bytes()
    wanted = {"filename": EXAMPLE.name, "size": len(content), "mediaType": "application/pdf"}
    announced = script.call("POST", "/v1/documents", wanted)
    assert announced.status == 201, announced
    place = announced.json["url"].removeprefix(f"http://127.0.0.1:{server.port}")
    assert script.call(announced.json["method"], place, content).status == 200
    identity: str = announced.json["documentId"]
    deadline = time.monotonic() + 120
    while script.get(f"/documents/{identity}")["status"] not in DONE:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return identity


def test_the_token_is_for_its_owners_eyes_only(server: Server) -> None:
    assert (server.workspace / "api-token-local").stat().st_mode & 0o777 == 0o600


def test_a_script_uploads_and_reads_what_was_found(script: Script, document: str) -> None:
    found = script.get(f"/documents/{document}/findings?severities=CRITICAL&severities=HIGH&limit=2")
    assert len(found["items"]) == 2 and found["nextToken"]
    following = script.get(
        f"/documents/{document}/findings?severities=CRITICAL&severities=HIGH&limit=2&nextToken={found['nextToken']}"
    )
    assert following["items"][0]["id"] not in {item["id"] for item in found["items"]}
    assert {agent["agent"] for agent in script.get(f"/documents/{document}/agents")["items"]} >= {
        "math",
        "risk",
    }
    assert script.get("/search?query=emissions&limit=3")["items"]


@pytest.mark.parametrize("form", ["json", "csv", "html"])
def test_an_export_is_one_redirect_away(form: str, script: Script, server: Server, document: str) -> None:
    answer = script.call("GET", f"/v1/documents/{document}/export?format={form}")
    assert answer.status == 303
    place = answer.headers["location"].removeprefix(f"http://127.0.0.1:{server.port}")
    file = script.call("GET", place)
    assert file.status == 200 and f".{form}" in file.headers["content-disposition"]


def test_a_review_is_kept(script: Script, document: str) -> None:
    first = script.get(f"/documents/{document}/findings?limit=1")["items"][0]["id"]
    place = f"/v1/documents/{document}/findings/{first}/reviews"
    assert script.call("POST", place, {"state": "ACCEPTED"}).status == 201
    accepted = script.get(f"/documents/{document}/findings?states=ACCEPTED")
    assert [item["id"] for item in accepted["items"]] == [first]


@pytest.mark.parametrize("token", ["", "x", "ü"])
def test_without_the_token_nothing_is_told(token: str, server: Server) -> None:
    header = {"Authorization": f"Bearer {token}"} if token.isascii() else {"Authorization": "Bearer \u00fc"}
    answer = Visitor(server, "").call("GET", "/v1/documents", None, Origin="", **header)
    assert answer.status == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"] == "Bearer"


def test_the_token_does_not_open_the_door_to_other_sites_or_hosts(script: Script) -> None:
    assert script.call("GET", "/v1/documents", Origin="https://evil.example").status == 403
    assert script.call("POST", "/v1/documents", {}, Origin="https://evil.example").status == 403
    assert script.call("GET", "/v1/documents", Host="evil.example").status == 400


def test_without_the_token_a_call_that_names_no_origin_changes_nothing(server: Server) -> None:
    assert Visitor(server, "").call("POST", "/v1/documents", b"{}", Origin="").status == 403


def test_a_browser_that_signed_in_may_call_it_too(server: Server) -> None:
    assert server.sign_in().get("/v1/viewer").json["owner"] == "local"


def test_a_request_that_is_too_large_or_cannot_be_read_is_refused(script: Script) -> None:
    assert script.call("POST", "/v1/documents", b"x" * 130_000).status == 413
    assert script.call("GET", "/v1/documents?nextToken=%ff").status == 400
    assert script.call("PATCH", "/v1/documents").status == 405
    assert script.call("GET", "/v1/nothing").status == 404


def test_another_owner_of_the_workspace_has_another_token(server: Server, script: Script) -> None:
    workspace: Path = server.workspace
    with Server(workspace, ASPERA_OWNER="eve") as other:
        assert script.call("GET", "/v1/viewer").json["owner"] == "local"
        theirs = (workspace / "api-token-eve").read_text().strip()
        ours = (workspace / "api-token-local").read_text().strip()
        assert Script(other, theirs).get("/documents")["items"] == []
        assert Script(other, ours).call("GET", "/v1/documents").status == 401

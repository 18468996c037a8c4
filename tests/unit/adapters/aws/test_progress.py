from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from botocore.credentials import Credentials

from aspera.adapters.aws.progress import AppSyncProgress
from aspera.domain.errors import NotFound
from aspera.domain.event import Event, EventType

EVENT = Event(document_id="d1", sequence=3, type=EventType.PAGES_READ, time=1, detail={"last": 48})


class AppSync:
    """An endpoint on loopback that keeps what it is sent."""

    def __init__(self) -> None:
        self.requests: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.reply: tuple[int, bytes] = (200, b'{"data": {}}')
        appsync = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                appsync.requests.append((dict(self.headers), json.loads(body)))
                status, content = appsync.reply
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *arguments: Any) -> None:
                return

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/graphql"


@pytest.fixture
def appsync() -> Iterator[AppSync]:
    appsync = AppSync()
    yield appsync
    appsync.server.shutdown()
    appsync.server.server_close()


def progress(url: str) -> AppSyncProgress:
    return AppSyncProgress(url, "eu-central-1", Credentials("key", "secret", "token"), lambda document: "ada")


def test_an_event_is_posted_signed_for_appsync(appsync: AppSync) -> None:
    progress(appsync.url).publish(EVENT)
    ((headers, body),) = appsync.requests
    assert "/eu-central-1/appsync/aws4_request" in headers["Authorization"]
    assert headers["X-Amz-Security-Token"] == "token"
    assert body["variables"] | {"detail": ""} == {
        "id": "d1",
        "owner": "ada",
        "status": "PROCESSING",
        "reason": None,
        "sequence": 3,
        "detail": "",
    }


@pytest.mark.parametrize(
    "reply",
    [
        (200, b'{"data": null, "errors": [{"errorType": "Unauthorized", "message": "d1 of ada"}]}'),
        (500, b"<html>"),
        (200, b""),
    ],
)
def test_what_is_not_pushed_is_logged_without_its_content(
    appsync: AppSync, reply: tuple[int, bytes], caplog: pytest.LogCaptureFixture
) -> None:
    appsync.reply = reply
    with caplog.at_level(logging.WARNING):
        progress(appsync.url).publish(EVENT)
    assert len(caplog.records) == 1
    assert "event 3 was not pushed" in caplog.text
    assert "ada" not in caplog.messages[0]


def test_an_endpoint_that_is_not_there_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    progress("http://127.0.0.1:9/graphql").publish(EVENT)
    assert "event 3 was not pushed" in caplog.text


def test_a_document_that_is_gone_has_nobody_to_tell(appsync: AppSync) -> None:
    def owner_of(document_id: str) -> str:
        raise NotFound("gone")

    AppSyncProgress(appsync.url, "eu-central-1", Credentials("k", "s"), owner_of).publish(EVENT)
    assert appsync.requests == []

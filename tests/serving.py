"""`aspera serve` in a process of its own, called as a browser calls it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.integration.conftest import EXAMPLE, command

__all__ = ["EXAMPLE", "Answer", "Realtime", "Server", "Visitor"]

DONE = ("COMPLETE", "PARTIAL", "FAILED")
DOCUMENT = """query ($id: ID!) { getDocument(id: $id) { id filename status reason pages lastSequence
  findings { critical high medium low } agents { agent status findings } } }"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Server:
    """A server over a workspace; ended with the context."""

    def __init__(self, workspace: Path, port: int = 0, **environment: str) -> None:
        self.workspace = workspace
        self.process = subprocess.Popen(
            command("serve", "--no-browser", "--workspace", workspace, "--port", port),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env=os.environ | environment,
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)", line)
        if found is None:
            self.process.kill()
            _, err = self.process.communicate()
            raise AssertionError(line + err)
        self.port, self.token = int(found[1]), found[2]

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()

    def interrupt(self) -> tuple[int, str]:
        """Ctrl-C: the exit code and what was said."""
        self.process.send_signal(signal.SIGINT)
        _, err = self.process.communicate(timeout=20)
        return self.process.returncode, err

    def sign_in(self) -> Visitor:
        answer = Visitor(self, "").get(f"/?token={self.token}")
        assert answer.status == 303, answer
        return Visitor(self, answer.headers["set-cookie"].split(";")[0])


@dataclass(frozen=True)
class Visitor:
    """A browser with a cookie, or none."""

    server: Server
    cookie: str

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        sent = {"Cookie": self.cookie, "Origin": self.origin} | headers
        connection.request(method, path, body, {name.replace("_", "-"): v for name, v in sent.items() if v})
        response = connection.getresponse()
        answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        connection.close()
        return answer

    def get(self, path: str, **headers: str) -> Answer:
        return self.call("GET", path, Origin="", **headers)

    def post(self, body: Any, **headers: str) -> Answer:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.call("POST", "/graphql", data, **({"Content_Type": "application/json"} | headers))

    def ask(self, query: str, **variables: Any) -> Any:
        """The data; errors are a failure."""
        answer = self.post({"query": query, "variables": variables}).json
        assert "errors" not in answer, answer
        return answer["data"]

    def errors(self, query: str, **variables: Any) -> list[str]:
        """The types of the errors."""
        answer = self.post({"query": query, "variables": variables}).json
        return [error["errorType"] for error in answer.get("errors", [])]

    def announce(self, filename: str, size: int, **more: Any) -> dict[str, Any]:
        query = """mutation ($filename: String!, $size: Float!, $sha256: String) {
          createUpload(filename: $filename, size: $size, mediaType: "application/pdf", sha256: $sha256) {
            documentId url method fields duplicateOf } }"""
        return self.ask(query, filename=filename, size=size, **more)["createUpload"]

    def upload(self, path: Path = EXAMPLE, filename: str = "") -> str:
        """The document's id; its analysis has begun."""
        content = path.read_bytes()
        announced = self.announce(filename or path.name, len(content))
        answer = self.call(announced["method"], announced["url"], content)
        assert answer.status == 200, answer
        return answer.json["documentId"]

    def document(self, document_id: str) -> dict[str, Any]:
        return self.ask(DOCUMENT, id=document_id)["getDocument"]

    def wait(self, document_id: str, statuses: tuple[str, ...] = DONE) -> dict[str, Any]:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            found = self.document(document_id)
            if found["status"] in statuses:
                return found
            time.sleep(0.05)
        raise AssertionError(found)

    def socket(self, **headers: str) -> ClientConnection:
        """As Amplify opens it: the authorization stands in a subprotocol."""
        header = urlsafe_b64encode(json.dumps({"host": "x", "Authorization": "none"}).encode()).decode()
        sent = {"Cookie": self.cookie} | headers
        return connect(
            f"ws://127.0.0.1:{self.server.port}/graphql/realtime",
            subprotocols=["graphql-ws", f"header-{header.rstrip('=')}"],  # type: ignore[list-item]
            origin=self.origin if "Origin" not in headers else None,  # type: ignore[arg-type]
            additional_headers={name: value for name, value in sent.items() if value},
            max_queue=None,
        )


class Realtime:
    """AppSync's realtime protocol from the client's side."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.say(type="connection_init")
        self.greeting = [self.hear(), self.hear()]

    def say(self, **message: Any) -> None:
        self.socket.send(json.dumps(message))

    def hear(self, timeout: float = 20) -> dict[str, Any]:
        return json.loads(self.socket.recv(timeout))

    def start(self, name: str, query: str, **variables: Any) -> dict[str, Any]:
        """The server's answer: start_ack or error."""
        data = json.dumps({"query": query, "variables": variables})
        self.say(
            id=name, type="start", payload={"data": data, "extensions": {"authorization": {"host": "x"}}}
        )
        while True:
            message = self.hear()
            if message.get("id") == name and message["type"] in ("start_ack", "error"):
                return message

    def data(self, timeout: float = 20) -> Iterator[dict[str, Any]]:
        """The payloads, until nothing comes for `timeout` seconds."""
        while True:
            try:
                message = self.hear(timeout)
            except TimeoutError:
                return
            if message["type"] == "data":
                yield message

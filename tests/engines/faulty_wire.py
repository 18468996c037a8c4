"""A wire on which things go wrong: a proxy before an HTTP service, one request a connection."""

from __future__ import annotations

import http.client
import itertools
import json
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

FAULTS = ("throttle", "error", "reset", "slow", "truncated", "duplicate")
Refusal = tuple[int, dict[str, str], bytes]


def _json(status: int, code: str) -> Refusal:
    """As AWS says it, in JSON 1.x by the body and in REST by the header."""
    headers = {"Content-Type": "application/x-amz-json-1.0", "x-amzn-ErrorType": code}
    return status, headers, json.dumps({"__type": code, "message": "no"}).encode()


def _xml(status: int, code: str) -> Refusal:
    return status, {"Content-Type": "application/xml"}, f"<Error><Code>{code}</Code></Error>".encode()


def _opensearch(status: int, kind: str) -> Refusal:
    body = {"error": {"type": kind, "reason": "no"}, "status": status}
    return status, {"Content-Type": "application/json"}, json.dumps(body).encode()


def _graphql(status: int, kind: str) -> Refusal:
    body = {"errors": [{"errorType": kind, "message": "no"}]}
    return status, {"Content-Type": "application/json"}, json.dumps(body).encode()


REFUSALS: dict[str, dict[str, Refusal]] = {
    "json": {"throttle": _json(400, "ThrottlingException"), "error": _json(500, "InternalServerError")},
    "rest": {"throttle": _json(429, "ThrottlingException"), "error": _json(500, "InternalServerException")},
    "s3": {"throttle": _xml(503, "SlowDown"), "error": _xml(500, "InternalError")},
    "opensearch": {
        "throttle": _opensearch(429, "circuit_breaking_exception"),
        "error": _opensearch(500, "internal_server_error"),
    },
    "appsync": {"throttle": _graphql(429, "TooManyRequests"), "error": _graphql(500, "InternalFailure")},
}
"""By the words of the service's protocol."""


class Faults:
    """Every `every`-th request meets the next of `faults`; `met` counts them."""

    def __init__(self, every: int, faults: Sequence[str] = FAULTS) -> None:
        self.met: Counter[str] = Counter()
        self._next = itertools.chain.from_iterable(
            (*[""] * (every - 1), fault) for fault in itertools.cycle(faults)
        )
        self._lock = threading.Lock()

    def next(self) -> str:
        with self._lock:
            fault = next(self._next)
            if fault:
                self.met[fault] += 1
            return fault


class FaultyWire:
    def __init__(self, target: str, faults: Faults, words: str, pause: float) -> None:
        """A slow answer comes after `pause` seconds."""
        self.faults = faults
        self.refusals = REFUSALS[words]
        self.pause = pause
        self._target = urlsplit(target).netloc
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    @property
    def met(self) -> Counter[str]:
        return self.faults.met

    def forward(self, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, Any, bytes]:
        connection = http.client.HTTPConnection(self._target, timeout=60)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def faulty_wire(
    target: str, every: int, faults: Sequence[str] = FAULTS, words: str = "json", pause: float = 0.5
) -> Iterator[FaultyWire]:
    wire = FaultyWire(target, Faults(every, faults), words, pause)
    try:
        yield wire
    finally:
        wire.close()


def _handler(wire: FaultyWire) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_request(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            fault = wire.faults.next()
            if fault == "reset":
                return self.reset()
            if fault in wire.refusals:
                status, said, data = wire.refusals[fault]
                return self.answer(status, said.items(), data)
            if fault == "slow":
                time.sleep(wire.pause)
            headers = dict(self.headers.items())
            status, answered, data = wire.forward(self.command, self.path, headers, body)
            if fault == "duplicate":
                status, answered, data = wire.forward(self.command, self.path, headers, body)
            self.answer(status, answered, data, truncated=fault == "truncated" and len(data) > 1)

        def answer(self, status: int, headers: Any, data: bytes, truncated: bool = False) -> None:
            self.send_response_only(status)
            for name, value in headers:
                if name.lower() not in ("content-length", "connection", "transfer-encoding"):
                    self.send_header(name, value)
            length = dict((name.lower(), value) for name, value in headers).get("content-length", len(data))
            self.send_header("Content-Length", str(length if self.command == "HEAD" else len(data)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(data[: len(data) // 2] if truncated else data)
            self.close_connection = True

        def reset(self) -> None:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

        do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = handle_request

    return Handler

"""A server that speaks OpenAI's chat completions over real HTTP on this machine, and misbehaves as
it is told to.

    with serve(answering({"claims": []})) as server:
        OpenAiLanguageModel(parse_model_spec(f"openai:{server.url}#tiny"))

A behaviour is called with a handler, in a thread of its own, once for each request.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["Handler"], None]
USAGE = {"prompt_tokens": 1200, "completion_tokens": 34, "prompt_tokens_details": {"cached_tokens": 200}}


class Handler(BaseHTTPRequestHandler):
    server: FakeOpenAi
    protocol_version = "HTTP/1.1"
    body: dict[str, Any]

    def do_POST(self) -> None:
        self.body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        number = self.server.note(self)
        behaviours = self.server.behaviours
        with suppress(ConnectionError):
            behaviours[min(number, len(behaviours) - 1)](self)
        self.close_connection = True

    def send(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        self.begin(status, {"Content-Length": str(len(body)), **(headers or {})})
        self.wfile.write(body)

    def begin(self, status: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def stream(self, *chunks: Any) -> None:
        """Each chunk an event; bytes are sent as they are."""
        self.begin(200, {"Content-Type": "text/event-stream; charset=utf-8"})
        for chunk in chunks:
            data = chunk if isinstance(chunk, bytes) else f"data: {json.dumps(chunk)}\n\n".encode()
            self.wfile.write(data)
            self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        pass


class FakeOpenAi(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, *behaviours: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviours = behaviours
        self.bodies: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.released = threading.Event()
        """Set when the test is over: whoever stalls may go."""
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def note(self, handler: Handler) -> int:
        with self._lock:
            self.bodies.append(handler.body)
            self.paths.append(handler.path)
            self.headers.append({name.lower(): value for name, value in handler.headers.items()})
            return len(self.bodies) - 1


@contextmanager
def serve(*behaviours: Behaviour) -> Iterator[FakeOpenAi]:
    """The behaviours answer one request each, in order; the last one all that follow."""
    server = FakeOpenAi(*behaviours)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


def chunk(text: str | None = None, finish: str | None = None, usage: Any = None) -> dict[str, Any]:
    choices = [] if usage is not None else [{"index": 0, "delta": {"content": text}, "finish_reason": finish}]
    return {"object": "chat.completion.chunk", "choices": choices, "usage": usage}


def completion(text: str, finish: str = "stop", usage: Any = USAGE) -> bytes:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    return json.dumps({"object": "chat.completion", "choices": [choice], "usage": usage}).encode()


def answering(content: Any, finish: str = "stop", usage: Any = USAGE) -> Behaviour:
    """A stream, in small pieces."""
    text = content if isinstance(content, str) else json.dumps(content)
    parts = [text[start : start + 5] for start in range(0, len(text), 5)]

    def behave(handler: Handler) -> None:
        counted = [chunk(usage=usage)] if usage is not None else []
        handler.stream(*map(chunk, parts), chunk(None, finish), *counted, b"data: [DONE]\n\n")

    return behave


def answering_whole(content: Any, finish: str = "stop", usage: Any = USAGE) -> Behaviour:
    """One piece of JSON, as servers without streams do."""
    text = content if isinstance(content, str) else json.dumps(content)
    return lambda handler: handler.send(200, completion(text, finish, usage))


def refusing(status: int, message: str = "no", headers: Mapping[str, str] | None = None) -> Behaviour:
    body = json.dumps({"error": {"message": message, "type": "x"}}).encode()
    return lambda handler: handler.send(status, body, headers)


def raw(status: int, body: bytes, headers: Mapping[str, str] | None = None) -> Behaviour:
    return lambda handler: handler.send(status, body, headers)


def truncated(content: Any) -> Behaviour:
    """Promises more bytes than it sends."""
    body = completion(json.dumps(content))

    def behave(handler: Handler) -> None:
        handler.begin(200, {"Content-Length": str(len(body))})
        handler.wfile.write(body[: len(body) // 2])

    return behave


def breaking_off(handler: Handler) -> None:
    """A stream that ends before the model does."""
    handler.stream(chunk('{"claims": '))


def silent(handler: Handler) -> None:
    handler.server.released.wait(30)


def stalling(handler: Handler) -> None:
    """Begins a stream and says no more."""
    handler.stream(chunk('{"claims": '))
    handler.server.released.wait(30)


def dripping(handler: Handler) -> None:
    """A byte now and then, for ever: no single wait is long."""
    handler.begin(200, {"Content-Type": "text/event-stream"})
    while not handler.server.released.is_set():
        handler.wfile.write(b":")
        handler.wfile.flush()
        time.sleep(0.02)


def hanging_up(handler: Handler) -> None:
    handler.connection.close()

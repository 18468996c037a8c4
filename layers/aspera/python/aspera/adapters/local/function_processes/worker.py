"""One worker: loads functions by name when they are first called, and answers event by event."""

from __future__ import annotations

import json
import socket
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aspera.adapters.local.function_processes.framing import receive, send

Handler = Callable[[Any, Any], Any]
"""`lambda_handler(event, context)`."""
Load = Callable[[str], Handler]

SUCCESS, FAILURE = b"+", b"-"


@dataclass(frozen=True)
class FunctionContext:
    """What a function may ask Lambda about its invocation. `deadline` is on time.monotonic's
    clock."""

    function_name: str
    aws_request_id: str
    deadline: float

    def get_remaining_time_in_millis(self) -> int:
        left = min(self.deadline - time.monotonic(), 900.0)
        return max(int(1000 * left), 0)


def encode_request(name: str, seconds: float, payload: bytes) -> bytes:
    return f"{name}\n{seconds}\n".encode() + payload


def serve(connection: socket.socket, load: Load, handlers: dict[str, Handler]) -> None:
    """Answer until the caller is gone. `handlers` are those that are loaded already."""
    served = 0
    while True:
        try:
            name, seconds, payload = receive(connection).split(b"\n", 2)
        except EOFError:
            return
        served += 1
        deadline = time.monotonic() + float(seconds)
        context = FunctionContext(name.decode(), f"{name.decode()}-{served}", deadline)
        send(connection, _answer(context, payload, load, handlers))


def _answer(context: FunctionContext, payload: bytes, load: Load, handlers: dict[str, Handler]) -> bytes:
    """What Lambda answers: the result as JSON, or the error's class name and text."""
    name = context.function_name
    if name not in handlers:
        try:
            handlers[name] = load(name)
        except Exception as error:
            return _failure(error, "Runtime.ImportModuleError")
    try:
        result = handlers[name](json.loads(payload), context)
    except Exception as error:
        return _failure(error, type(error).__name__)
    try:
        text = json.dumps(result, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return SUCCESS + text.encode()
    except (TypeError, ValueError, RecursionError) as error:
        return _failure(error, "Runtime.MarshalError")


def _failure(error: Exception, type: str) -> bytes:
    stack = [line.rstrip() for line in traceback.format_tb(error.__traceback__)[1:]]
    report = {"errorType": type, "errorMessage": str(error), "stackTrace": stack}
    return FAILURE + json.dumps(report).encode()

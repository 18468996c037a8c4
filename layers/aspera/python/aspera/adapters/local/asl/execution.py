"""What all branches of one running execution share: its history, its clock, its way to functions."""

from __future__ import annotations

import inspect
import json
import math
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import orjson

from aspera.adapters.local.asl.errors import Cancelled, Expired, FunctionError, StateError
from aspera.adapters.local.asl.history import History
from aspera.adapters.local.asl.journal import Journal
from aspera.adapters.local.asl.tokens import Answers

Invoke = Callable[..., Any]
"""`invoke(function_name, payload)` returns the function's JSON result or raises FunctionError. One
that takes `timeout` too (seconds or None) ends the function itself when they are over; any other
is left alone in its thread then."""

_THREADS = 64
"""That branches and iterations may take, over all of an execution."""


_LONGEST_MESSAGE = 8_192
_DEEPEST_TRACE = 16


def takes_timeout(invoke: Invoke) -> bool:
    parameters = inspect.signature(invoke).parameters.values()
    return any(one.name == "timeout" or one.kind is one.VAR_KEYWORD for one in parameters)


class Threads:
    """A number of threads to share. Who gets none does the work himself."""

    def __init__(self, limit: int = _THREADS) -> None:
        self._free = limit
        self._lock = threading.Lock()

    def take(self, wanted: int) -> int:
        with self._lock:
            granted = min(wanted, self._free)
            self._free -= granted
            return granted

    def give_back(self) -> None:
        with self._lock:
            self._free += 1


@dataclass
class Execution:
    """`deadline` is on time.monotonic's clock. `changed` is notified when something that
    somebody waits for may have happened."""

    name: str
    machine: str
    input: Any
    started: float
    invoke: Invoke
    history: History
    journal: Journal
    answers: Answers
    deadline: float | None = None
    is_stopped: bool = False
    threads: Threads = field(default_factory=Threads)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def __post_init__(self) -> None:
        self._takes_timeout = takes_timeout(self.invoke)

    @property
    def arn(self) -> str:
        return f"arn:aws:states:local:000000000000:execution:{self.machine}:{self.name}"

    def stop(self) -> None:
        with self.changed:
            self.is_stopped = True
            self.changed.notify_all()

    def check(self) -> None:
        """Raise when the whole execution is to end."""
        if self.is_stopped:
            raise Cancelled
        if self.deadline is not None and time.monotonic() >= self.deadline:
            raise Expired

    def remaining(self, seconds: float = math.inf) -> float:
        """The smaller of `seconds` and what is left for the execution."""
        if self.deadline is None:
            return seconds
        return min(seconds, max(self.deadline - time.monotonic(), 0.0))

    def call(self, function: str, payload: bytes, seconds: float) -> Any:
        """The function's answer. StateError when it fails or takes longer than `seconds`."""
        seconds = self.remaining(seconds)
        try:
            return self._invoke(function, orjson.loads(payload), None if seconds == math.inf else seconds)
        except FunctionError as error:
            raise StateError(error.error_type, _cause(error)) from error
        except Exception as error:
            known = FunctionError(type(error).__name__, str(error))
            raise StateError(known.error_type, _cause(known)) from error

    def _invoke(self, function: str, event: Any, limit: float | None) -> Any:
        if self._takes_timeout:
            return self.invoke(function, event, timeout=limit)
        if limit is None:
            return self.invoke(function, event)
        return _detached(self.invoke, function, event, limit)


def _detached(invoke: Invoke, function: str, event: Any, limit: float) -> Any:
    """Call in a thread of its own, which is forgotten when the time is over."""
    outcome: queue.SimpleQueue[tuple[Any, BaseException | None]] = queue.SimpleQueue()

    def run() -> None:
        try:
            outcome.put((invoke(function, event), None))
        except BaseException as error:
            outcome.put((None, error))

    threading.Thread(target=run, name=f"asl {function}", daemon=True).start()
    try:
        result, error = outcome.get(timeout=limit)
    except queue.Empty:
        raise FunctionError("States.Timeout", f"{function} did not answer within {limit:g} s") from None
    if error is not None:
        raise error
    return result


def _cause(error: FunctionError) -> str:
    """As Step Functions passes on what a Lambda function reports."""
    if error.error_type == "States.Timeout":
        return error.message
    report: dict[str, Any] = {
        "errorMessage": error.message[:_LONGEST_MESSAGE],
        "errorType": error.error_type,
    }
    if error.stack_trace:
        report["stackTrace"] = error.stack_trace[-_DEEPEST_TRACE:]
    return json.dumps(report, ensure_ascii=False).encode(errors="replace").decode()

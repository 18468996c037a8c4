"""What stands in for AWS Lambda on a laptop: functions that run in processes of their own."""

from __future__ import annotations

import json
import math
import socket
import threading
import time
from collections.abc import Callable, Hashable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from aspera.adapters.local.asl.errors import FunctionError
from aspera.adapters.local.function_processes.framing import receive, send
from aspera.adapters.local.function_processes.nursery import Nursery
from aspera.adapters.local.function_processes.nursery_loop import Setup
from aspera.adapters.local.function_processes.roster import Roster
from aspera.adapters.local.function_processes.worker import SUCCESS, Load, encode_request

__all__ = ["FunctionError", "ProcessFunctions"]


class ProcessFunctions:
    """`workers` processes that run any function, one event at a time each.

    `load(name)` returns a function's `lambda_handler(event, context)`; it is called in a worker
    when the function is first needed, or for the names in `preload` once, before any worker is
    forked. `environment` is added to theirs. Events and results are JSON, as with Lambda. Events
    of one `subject` (None: of none) go to one process where that keeps no other waiting.

    Make it before any thread is started and before anything is opened that a fork must not share,
    databases first of all. The processes see no Ctrl-C, are killed with all that they have started
    when the caller ends, however it ends, and write what they print to the caller's stderr. Needs
    a system with fork (Linux, macOS). `memory_limit_bytes` bounds what a worker may allocate
    (RLIMIT_DATA on Linux, else RLIMIT_AS): a MemoryError in it.
    """

    def __init__(
        self,
        load: Load,
        workers: int,
        environment: Mapping[str, str] = MappingProxyType({}),
        memory_limit_bytes: int | None = None,
        preload: Sequence[str] = (),
        subject: Callable[[Any], Hashable] = lambda payload: None,
    ) -> None:
        setup = Setup(load, tuple(preload), dict(environment), memory_limit_bytes)
        self._nursery = Nursery(setup)
        self._workers = [_Worker(self._nursery) for _ in range(workers)]
        self._roster = Roster(self._workers)
        self._subject = subject

    def warm_up(self) -> None:
        """Start the workers now, not when each is first needed. Returns at once."""
        for worker in self._workers:
            worker.start()

    def invoke(self, name: str, payload: Any, timeout: float | None = None) -> Any:
        """The function's result; from as many threads as one likes. FunctionError with the class
        name of the exception that it raised, "Lambda.Unknown" when its process died,
        "States.Timeout" when it was killed after `timeout` seconds. Waiting for a free worker
        does not count."""
        seconds = math.inf if timeout is None else timeout
        request = encode_request(name, seconds, json.dumps(payload).encode())
        worker = self._roster.take(self._subject(payload))
        if worker is None:
            raise FunctionError("Lambda.Unknown", "the functions' processes are closed")
        try:
            answer = worker.call(request, seconds, name)
        finally:
            self._roster.give_back(worker)
        report = json.loads(answer[1:])
        if answer[:1] == SUCCESS:
            return report
        raise FunctionError(report["errorType"], report["errorMessage"], report["stackTrace"])

    def close(self) -> None:
        """Kill every function that still runs; its caller gets a FunctionError."""
        idle = self._roster.close()
        self._nursery.close()
        for worker in idle:
            worker.discard()


class _Worker:
    """A place for one process; another one takes it when the process is lost."""

    def __init__(self, nursery: Nursery) -> None:
        self._nursery = nursery
        self._connection: socket.socket | None = None
        self._number = 0
        self._lock = threading.Lock()

    def start(self) -> socket.socket:
        """The way to the process, started if there is none."""
        with self._lock:
            if self._connection is None:
                try:
                    self._number, self._connection = self._nursery.start()
                except OSError as error:
                    raise FunctionError("Lambda.Unknown", f"no process can be started: {error}") from error
            return self._connection

    def call(self, request: bytes, seconds: float, name: str) -> bytes:
        connection = self.start()
        connection.settimeout(None)
        try:
            send(connection, request)
            return receive(connection, time.monotonic() + seconds)
        except TimeoutError:
            self.discard()
            message = f"{name} did not answer within {seconds:g} s and was ended"
            raise FunctionError("States.Timeout", message) from None
        except (EOFError, OSError):
            self.discard()
            raise FunctionError("Lambda.Unknown", f"the process of {name} died") from None
        except BaseException:
            self.discard()
            raise

    def discard(self) -> None:
        """End the process. Only for the thread that has checked the worker out."""
        with self._lock:
            if self._connection is not None:
                self._nursery.end(self._number)
                self._connection.close()
                self._connection = None

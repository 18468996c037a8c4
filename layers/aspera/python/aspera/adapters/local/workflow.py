"""The state machine on a laptop: the definition that AWS runs, interpreted in this process.

The history of an execution is its journal too. Started again after a failure or an interruption,
the interpreter walks the definition anew and takes the answer of every task that succeeded before
from there, as long as the definition, the execution's input and the state's input are the same. A
task that failed runs again even if the failure was caught, and so does whatever comes after it.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from aspera.adapters.local.asl.definition import load
from aspera.adapters.local.asl.errors import Cancelled, Expired, StateError
from aspera.adapters.local.asl.execution import Execution as Running
from aspera.adapters.local.asl.execution import Invoke
from aspera.adapters.local.asl.history import History, Observe
from aspera.adapters.local.asl.journal import ENDINGS, Journal, durations, last_event, read_journal
from aspera.adapters.local.asl.lock import acquire, acquire_soon
from aspera.adapters.local.asl.payloads import LIMIT, encode
from aspera.adapters.local.asl.scope import Scope
from aspera.adapters.local.asl.tokens import Answers, Token
from aspera.domain.errors import InvalidInput, NotFound, Unavailable
from aspera.ports.workflow import Execution, ExecutionStatus

_NAME = re.compile(r"[0-9A-Za-z_.-]{1,80}")


class LocalWorkflow:
    """Runs executions in the thread that starts them; histories are `directory/<name>.jsonl`.

    `invoke` runs a function (see `asl.execution.Invoke`); `substitutions` give a function's name
    for each `${…}` of the definition. `observe` is told every event as it happens. Several
    executions may run at a time, each in its own thread. InvalidInput when the definition holds
    anything that is wrong or not implemented.
    """

    def __init__(
        self,
        definition: Mapping[str, Any],
        invoke: Invoke,
        directory: Path,
        substitutions: Mapping[str, str] = {},
        observe: Observe | None = None,
        machine: str = "document_analysis",
    ) -> None:
        self._definition = load(definition, substitutions)
        self._invoke = invoke
        self._directory = directory
        self._observe = observe
        self._machine = machine
        self._running: dict[str, Running] = {}

    def start(self, name: str, state: dict[str, Any], again: bool = False) -> None:
        """Run to the end; `describe` tells how it went. Unavailable while another process or
        thread runs it."""
        raw = _encode_input(state)
        if again:
            self._forget_success(name)
        with _locked(_history_path(self._directory, name)) as descriptor:
            journal = _recover(descriptor, _history_path(self._directory, name))
            if not journal.has_succeeded:
                self._run(name, orjson.loads(raw), raw, journal, descriptor)

    def describe(self, name: str) -> Execution:
        return describe(self._directory, name)

    def durations(self, name: str) -> dict[str, float]:
        """Seconds by outermost state, in the order of the run; none when it never started."""
        path = _history_path(self._directory, name)
        return durations(path) if path.exists() else {}

    def running(self, most: int) -> int:
        paths = sorted(self._directory.glob("*.jsonl"))
        running = (path for path in paths if describe(self._directory, path.stem).status == "RUNNING")
        return len(list(islice(running, most)))

    def forget(self, prefix: str) -> None:
        for path in sorted(self._directory.glob(f"{prefix}*.jsonl")):
            if describe(self._directory, path.stem).status is ExecutionStatus.RUNNING:
                raise InvalidInput("An analysis that runs cannot be forgotten.")
            path.unlink()

    def _forget_success(self, name: str) -> None:
        path = _history_path(self._directory, name)
        if path.exists() and describe(self._directory, name).status is ExecutionStatus.SUCCEEDED:
            path.unlink()

    def stop(self) -> None:
        """Abort every execution of this object. A function that is running is not waited for by
        branches; the thread of `start` returns when its own function does."""
        for execution in list(self._running.values()):
            execution.stop()

    def _run(self, name: str, state: Any, raw: bytes, journal: Journal, descriptor: int) -> None:
        seed = hashlib.blake2b(self._definition.identity, digest_size=32)
        seed.update(raw)
        history = History(descriptor, journal.last_id, self._observe)
        if journal.seed == seed.hexdigest():
            history.record("ExecutionRedriven")
        else:
            journal = Journal(seed=seed.hexdigest(), started=time.time())
            history.record("ExecutionStarted", seed=journal.seed, input=orjson.Fragment(raw))
        execution = Running(
            name, self._machine, state, journal.started, self._invoke, history, journal,
            Answers(self._directory), self._deadline(),
        )  # fmt: skip
        self._running[name] = execution
        try:
            self._conclude(execution, Scope(execution, seed.digest()), raw)
        finally:
            del self._running[name]
            history.close()

    def _conclude(self, execution: Running, scope: Scope, raw: bytes) -> None:
        """Walk, and record how it ended."""
        record = execution.history.record
        try:
            output = self._definition.machine.walk(execution.input, raw, scope)
            record("ExecutionSucceeded", output=orjson.Fragment(encode(output)))
        except StateError as error:
            record("ExecutionFailed", error=error.error, cause=error.cause)
        except Expired:
            cause = f"the state machine's {self._definition.timeout:g} seconds are over"
            record("ExecutionTimedOut", error="States.Timeout", cause=cause)
        except Cancelled:
            record("ExecutionAborted")
        except BaseException:
            execution.stop()
            record("ExecutionAborted")
            raise

    def _deadline(self) -> float | None:
        timeout = self._definition.timeout
        return None if timeout is None else time.monotonic() + timeout


class LocalTaskCallbacks:
    """Answers task tokens of executions in `directory`, in whichever process they run. The first
    answer to a token counts."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._answers = Answers(directory)

    def succeed(self, task_token: str, output: dict[str, Any]) -> None:
        self._give(task_token, {"output": orjson.Fragment(_encode_input(output))})

    def fail(self, task_token: str, error: str, cause: str) -> None:
        readable = [text.encode(errors="replace").decode() for text in (error, cause)]
        self._give(task_token, dict(zip(("error", "cause"), readable, strict=True)))

    def _give(self, task_token: str, answer: dict[str, Any]) -> None:
        """InvalidInput for what is no token, NotFound when its execution never was."""
        if not _history_path(self._directory, Token.decode(task_token).execution).exists():
            raise NotFound("no execution waits for this task token")
        self._answers.give(task_token, answer)


def describe(directory: Path, name: str) -> Execution:
    """How the execution `name` stands, whoever runs it. NotFound when it never started."""
    path = _history_path(directory, name)
    event = last_event(path) if path.exists() else None
    if event is None:
        raise NotFound(f"no execution is called {name}")
    if event["type"] in ENDINGS:
        error, cause = event.get("error", ""), event.get("cause", "")
        status = ExecutionStatus(ENDINGS[event["type"]])
        return Execution(name=name, status=status, output=event.get("output"), error=error, cause=cause)
    status = ExecutionStatus.RUNNING if _is_locked(path) else ExecutionStatus.ABORTED
    return Execution(name=name, status=status)


def _history_path(directory: Path, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise InvalidInput(f"an execution's name has 1 to 80 of 0-9 A-Z a-z _ . -, not {name!r}")
    return directory / f"{name}.jsonl"


def _encode_input(value: Any) -> bytes:
    try:
        return encode(value)
    except StateError as error:
        raise InvalidInput(f"not JSON of at most {LIMIT} bytes: {error.cause}") from error


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        if not acquire_soon(descriptor):
            raise Unavailable(f"the execution {path.stem} is being run already")
        yield descriptor
    finally:
        os.close(descriptor)


def _is_locked(path: Path) -> bool:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return not acquire(descriptor)
    finally:
        os.close(descriptor)


def _recover(descriptor: int, path: Path) -> Journal:
    """What was done before. A last line that was not written whole is cut off."""
    journal, whole = read_journal(path)
    os.ftruncate(descriptor, whole)
    return journal

"""The Task state: a function is invoked, and answers at once or through a task token."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from aspera.adapters.local.asl.context import Expression
from aspera.adapters.local.asl.data_flow import DataFlow
from aspera.adapters.local.asl.errors import StateError
from aspera.adapters.local.asl.payloads import encode
from aspera.adapters.local.asl.retries import Catcher, Retrier, run_with_retries
from aspera.adapters.local.asl.scope import Scope
from aspera.adapters.local.asl.tokens import Token, output_of

INVOKE = "arn:aws:states:::lambda:invoke"
INVOKE_AND_WAIT = f"{INVOKE}.waitForTaskToken"

_FIRST_LOOK = 0.001
_LONGEST_LOOK = 0.05
"""Seconds between two looks for an answer to a task token."""


@dataclass(frozen=True, slots=True)
class Task:
    """`timeout` and `heartbeat` are seconds, infinite when not given. With a task token the
    function has `timeout` seconds to return, and the answer `timeout` seconds after it."""

    name: str
    flow: DataFlow
    function: str
    payload: Expression
    waits_for_token: bool
    timeout: float
    heartbeat: float
    retriers: Sequence[Retrier]
    catchers: Sequence[Catcher]
    following: str | None
    kind: str = "Task"

    def run(self, data: Any, raw: bytes, scope: Scope) -> tuple[Any, str | None]:
        return run_with_retries(self, data, raw, scope)

    def attempt(self, data: Any, raw: bytes, scope: Scope) -> Any:
        request = scope.request(raw)
        recorded = scope.execution.journal.result(scope.position, request) if scope.replays else None
        if recorded is not None:
            return self.flow.leave(data, recorded.output, scope)
        scope.replays = False
        perform = self._ask if self.waits_for_token else self._call
        return self.flow.leave(data, perform(data, request, scope), scope)

    def _call(self, data: Any, request: str, scope: Scope) -> Any:
        payload = self._payload(data, scope)
        try:
            return self._succeed(self._invoke(payload, scope), request, scope)
        except StateError as error:
            self._fail(error, scope, None)
            raise

    def _payload(self, data: Any, scope: Scope) -> bytes:
        return encode(self.payload(self.flow.effective(data, scope), scope))

    def _invoke(self, payload: bytes, scope: Scope) -> Any:
        execution = scope.execution
        event = {"function": self.function, "payload": orjson.Fragment(payload)}
        execution.history.record("TaskScheduled", self.name, scope.position, **event)
        answer = execution.call(self.function, payload, self.timeout)
        return {"ExecutedVersion": "$LATEST", "Payload": answer, "StatusCode": 200}

    def _ask(self, data: Any, request: str, scope: Scope) -> Any:
        """Hand out a task token and wait for the answer. It may be there already: from before
        this process was started."""
        execution = scope.execution
        attempts = execution.journal.attempts
        attempt = attempts.get(scope.position, 0)
        token = scope.token = Token(execution.name, scope.position, request, attempt).encode()
        try:
            answer = execution.answers.take(token)
            if answer is None:
                self._invoke(self._payload(data, scope), scope)
                execution.history.record("TaskSubmitted", self.name, scope.position)
                answer = self._wait(token, scope)
            result = self._succeed(output_of(answer), request, scope)
        except StateError as error:
            attempts[scope.position] = attempt + 1
            self._fail(error, scope, token)
            raise
        finally:
            scope.token = None
        execution.answers.forget(token)
        return result

    def _wait(self, token: str, scope: Scope) -> dict[str, Any]:
        begun = time.monotonic()
        pause = _FIRST_LOOK
        while True:
            answer = scope.execution.answers.take(token)
            if answer is not None:
                return answer
            elapsed = time.monotonic() - begun
            if elapsed >= self.heartbeat:
                cause = f"no heartbeat within {self.heartbeat:g} s"
                raise StateError("States.Timeout", cause, also="States.HeartbeatTimeout")
            if elapsed >= self.timeout:
                raise StateError("States.Timeout", f"no answer within {self.timeout:g} s")
            scope.pause(min(pause, max(min(self.heartbeat, self.timeout) - elapsed, _FIRST_LOOK)))
            pause = min(2 * pause, _LONGEST_LOOK)

    def _succeed(self, result: Any, request: str, scope: Scope) -> Any:
        """Keep the result, so that the task is never run again, and return it as JSON has it."""
        raw = encode(result, otherwise="Runtime.MarshalError")
        scope.execution.history.record(
            "TaskSucceeded",
            self.name,
            scope.position,
            request=request,
            output=orjson.Fragment(raw),
        )
        return orjson.loads(raw)

    def _fail(self, error: StateError, scope: Scope, token: str | None) -> None:
        scope.check()
        type = "TaskTimedOut" if error.error == "States.Timeout" else "TaskFailed"
        event = {"error": error.error, "cause": error.cause, "token": token}
        scope.execution.history.record(type, self.name, scope.position, **event)


def seconds(value: float | None) -> float:
    return math.inf if value is None else float(value)

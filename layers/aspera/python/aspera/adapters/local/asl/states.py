"""The states that call nothing: Pass, Choice, Wait, Succeed, Fail."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aspera.adapters.local.asl.choice import Rule, is_numeric, moment, no_choice
from aspera.adapters.local.asl.context import Expression
from aspera.adapters.local.asl.data_flow import DataFlow
from aspera.adapters.local.asl.errors import StateError
from aspera.adapters.local.asl.scope import Scope


@dataclass(frozen=True, slots=True)
class Pass:
    """`result` is computed from the effective input; None hands it on."""

    name: str
    flow: DataFlow
    result: Expression | None
    following: str | None
    kind: str = "Pass"

    def run(self, data: Any, raw: bytes, scope: Scope) -> tuple[Any, str | None]:
        result = self.flow.arguments(data, scope)
        if self.result is not None:
            result = self.result(result, scope)
        return self.flow.leave(data, result, scope), self.following


@dataclass(frozen=True, slots=True)
class Choice:
    name: str
    flow: DataFlow
    rules: Sequence[tuple[Rule, str]]
    default: str | None
    kind: str = "Choice"

    def run(self, data: Any, raw: bytes, scope: Scope) -> tuple[Any, str | None]:
        effective = self.flow.effective(data, scope)
        for rule, following in self.rules:
            if rule(effective, scope):
                return self.flow.through(data, scope), following
        if self.default is None:
            raise no_choice(self.name)
        return self.flow.through(data, scope), self.default


@dataclass(frozen=True, slots=True)
class Wait:
    """`until` yields seconds to wait, or the timestamp to wait for."""

    name: str
    flow: DataFlow
    until: Expression
    following: str | None
    kind: str = "Wait"

    def run(self, data: Any, raw: bytes, scope: Scope) -> tuple[Any, str | None]:
        scope.execution.history.flush()
        scope.pause(self._seconds(self.until(self.flow.effective(data, scope), scope)))
        return self.flow.through(data, scope), self.following

    def _seconds(self, until: Any) -> float:
        if is_numeric(until) and until >= 0:
            return float(until)
        then = moment(until)
        if then is None:
            raise StateError("States.Runtime", f"the Wait state '{self.name}' cannot wait for {until!r}")
        return then.timestamp() - time.time()


@dataclass(frozen=True, slots=True)
class Succeed:
    name: str
    flow: DataFlow
    kind: str = "Succeed"

    def run(self, data: Any, raw: bytes, scope: Scope) -> tuple[Any, None]:
        return self.flow.through(data, scope), None


@dataclass(frozen=True, slots=True)
class Fail:
    name: str
    error: Expression
    cause: Expression
    kind: str = "Fail"

    def run(self, data: Any, raw: bytes, scope: Scope) -> tuple[Any, None]:
        error, cause = self.error(data, scope), self.cause(data, scope)
        if not isinstance(error, str) or not isinstance(cause, str):
            raise StateError("States.Runtime", f"error and cause of '{self.name}' have to be strings")
        raise StateError(error, cause)

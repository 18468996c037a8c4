"""States that follow one another: a state machine, a branch, or what a Map does with each item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import orjson

from aspera.adapters.local.asl.payloads import encode
from aspera.adapters.local.asl.scope import Scope


class State(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def kind(self) -> str:
        """The state's Type."""

    def run(self, data: Any, raw: bytes, scope: Scope) -> tuple[Any, str | None]:
        """The output, and the next state's name or None at the end. `raw` is `data` as JSON.
        `data` must not be changed: others see it too."""


@dataclass(frozen=True, slots=True)
class Machine:
    start: str
    states: Mapping[str, State]

    def walk(self, data: Any, raw: bytes, scope: Scope) -> Any:
        """The last state's output."""
        emit = scope.execution.history.emit
        following: str | None = self.start
        while following is not None:
            state = self.states[following]
            scope.enter(following)
            position = scope.position
            emit(f"{state.kind}StateEntered", state.name, position, input=orjson.Fragment(raw))
            output, following = state.run(data, raw, scope)
            if output is not data:
                data, raw = output, encode(output)
            emit(f"{state.kind}StateExited", state.name, position, output=orjson.Fragment(raw))
        return data

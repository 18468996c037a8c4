"""Parallel and Map. An error of a branch or iteration is the state's error, by its own name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aspera.adapters.local.asl.context import Expression
from aspera.adapters.local.asl.data_flow import DataFlow
from aspera.adapters.local.asl.errors import Cancelled, StateError
from aspera.adapters.local.asl.gathering import gather
from aspera.adapters.local.asl.machine import Machine
from aspera.adapters.local.asl.payloads import encode
from aspera.adapters.local.asl.retries import Catcher, Retrier, run_with_retries
from aspera.adapters.local.asl.scope import Group, Scope

WIDEST = 40
"""Iterations of an inline Map that run at a time (Step Functions quotas)."""


@dataclass(frozen=True, slots=True)
class Parallel:
    name: str
    flow: DataFlow
    branches: Sequence[Machine]
    retriers: Sequence[Retrier]
    catchers: Sequence[Catcher]
    following: str | None
    kind: str = "Parallel"

    def run(self, data: Any, raw: bytes, scope: Scope) -> tuple[Any, str | None]:
        return run_with_retries(self, data, raw, scope)

    def attempt(self, data: Any, raw: bytes, scope: Scope) -> Any:
        emit, position = scope.execution.history.emit, scope.position
        arguments = self.flow.arguments(data, scope)
        raw_arguments = raw if arguments is data else encode(arguments)
        inner: list[Scope] = []

        def work(index: int, group: Group) -> Any:
            inner.append(branch := scope.branch(f"{position}[{index}]", group))
            return self.branches[index].walk(arguments, raw_arguments, branch)

        emit("ParallelStateStarted", self.name, position)
        try:
            results = gather(scope, len(self.branches), len(self.branches), work)
        except StateError as error:
            emit("ParallelStateFailed", self.name, position, error=error.error, cause=error.cause)
            raise
        finally:
            scope.join(inner)
        emit("ParallelStateSucceeded", self.name, position)
        return self.flow.leave(data, results, scope)


@dataclass(frozen=True, slots=True)
class Map:
    """`items` finds the array; `selector` makes each iteration's input, None hands on the item."""

    name: str
    flow: DataFlow
    items: Expression
    selector: Expression | None
    width: int
    processor: Machine
    retriers: Sequence[Retrier]
    catchers: Sequence[Catcher]
    following: str | None
    kind: str = "Map"

    def run(self, data: Any, raw: bytes, scope: Scope) -> tuple[Any, str | None]:
        return run_with_retries(self, data, raw, scope)

    def attempt(self, data: Any, raw: bytes, scope: Scope) -> Any:
        emit, position = scope.execution.history.emit, scope.position
        effective = self.flow.effective(data, scope)
        items = self.items(effective, scope)
        if not isinstance(items, list):
            raise StateError("States.Runtime", f"the items of the Map state '{self.name}' are no array")
        inner: list[Scope] = []

        def work(index: int, group: Group) -> Any:
            item, place = items[index], f"{position}[{index}]"
            inner.append(iteration := scope.iteration(place, group, (index, item), encode(item)))
            return self._iterate(item, effective, iteration, place)

        emit("MapStateStarted", self.name, position, length=len(items))
        try:
            results = gather(scope, len(items), self.width, work)
        except StateError as error:
            emit("MapStateFailed", self.name, position, error=error.error, cause=error.cause)
            raise
        finally:
            scope.join(inner)
        emit("MapStateSucceeded", self.name, position)
        return self.flow.leave(data, results, scope)

    def _iterate(self, item: Any, effective: Any, scope: Scope, position: str) -> Any:
        emit = scope.execution.history.emit
        emit("MapIterationStarted", self.name, position)
        try:
            data = item if self.selector is None else self.selector(effective, scope)
            output = self.processor.walk(data, encode(data), scope)
        except StateError:
            emit("MapIterationFailed", self.name, position)
            raise
        except Cancelled:
            emit("MapIterationAborted", self.name, position)
            raise
        emit("MapIterationSucceeded", self.name, position)
        return output

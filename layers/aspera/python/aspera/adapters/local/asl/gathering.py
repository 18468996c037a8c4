"""Doing several things at a time, failing as soon as one of them fails."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from aspera.adapters.local.asl.scope import Group, Scope

Work = Callable[[int, Group], Any]


def gather(scope: Scope, count: int, width: int, work: Work) -> list[Any]:
    """`work(index, group)` for each index below `count`, at most `width` at a time; the results
    in order. The first error is raised at once: what still runs is cancelled, not awaited."""
    return _Gathering(scope, count, work).run(min(width, count))


class _Gathering:
    def __init__(self, scope: Scope, count: int, work: Work) -> None:
        self._scope = scope
        self._work = work
        self._group = Group(scope.group)
        self._indexes = iter(range(count))
        self._results: list[Any] = [None] * count
        self._failure: BaseException | None = None
        self._working = 0

    def run(self, width: int) -> list[Any]:
        if width < 2 or not self._start(width):
            self._drain()
            return self._results
        changed = self._scope.execution.changed
        try:
            with changed:
                while self._working and self._failure is None:
                    self._scope.check()
                    changed.wait(min(self._scope.execution.remaining(), threading.TIMEOUT_MAX))
        except BaseException as error:
            self._fail(error)
            raise
        if self._failure is not None:
            raise self._failure
        return self._results

    def _start(self, width: int) -> bool:
        """Whether the work was handed to at least one thread."""
        granted = self._working = self._scope.execution.threads.take(width)
        for started in range(granted):
            try:
                threading.Thread(target=self._help, name=f"asl {self._scope.state}", daemon=True).start()
            except RuntimeError:
                for _ in range(granted - started):
                    self._leave()
                return started > 0
        return granted > 0

    def _help(self) -> None:
        try:
            self._drain()
        except BaseException as error:
            self._fail(error)
        finally:
            self._leave()

    def _drain(self) -> None:
        for index in self._indexes:
            if self._group.is_cancelled:
                return
            self._results[index] = self._work(index, self._group)

    def _fail(self, error: BaseException) -> None:
        changed = self._scope.execution.changed
        with changed:
            self._failure = self._failure or error
            self._group.is_cancelled = True
            changed.notify_all()

    def _leave(self) -> None:
        execution = self._scope.execution
        execution.threads.give_back()
        with execution.changed:
            self._working -= 1
            execution.changed.notify_all()

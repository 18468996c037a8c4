"""What was done in this process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aspera.domain.errors import Unavailable
from aspera.ports.clock import Clock

_REMEMBERED_SECONDS = 3600


class MemoryIdempotency:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._done: dict[str, float] = {}
        self._begun: set[str] = set()

    def once(self, key: str, work: Callable[[], object], context: Any) -> None:
        if self._done.get(key, 0.0) > self._clock.elapsed():
            return
        if key in self._begun:
            raise Unavailable("this is being done already")
        self._begun.add(key)
        try:
            work()
        finally:
            self._begun.remove(key)
        self._done[key] = self._clock.elapsed() + _REMEMBERED_SECONDS

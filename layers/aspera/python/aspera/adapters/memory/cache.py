"""A cache in this process: the entries used last are kept."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from aspera.ports.clock import Clock

_ENTRIES = 10_000


class MemoryCache:
    def __init__(self, clock: Clock, entries: int = _ENTRIES) -> None:
        self._clock = clock
        self._most = entries
        self._lock = Lock()
        self._held: OrderedDict[tuple[str, str], tuple[float, bytes]] = OrderedDict()

    def get(self, scope: str, key: str) -> bytes | None:
        with self._lock:
            expires, value = self._held.get((scope, key), (0.0, b""))
            if expires <= self._clock.elapsed():
                self._held.pop((scope, key), None)
                return None
            self._held.move_to_end((scope, key))
            return value

    def put(self, scope: str, key: str, value: bytes, seconds: int) -> None:
        with self._lock:
            self._held[scope, key] = (self._clock.elapsed() + seconds, value)
            self._held.move_to_end((scope, key))
            while len(self._held) > self._most:
                self._held.popitem(last=False)

    def forget(self, scope: str) -> None:
        with self._lock:
            for held in [held for held in self._held if held[0] == scope]:
                del self._held[held]

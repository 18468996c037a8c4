"""What happened in an execution, in Step Functions' words, one JSON object a line.

A line is on disk (in the system's hands, so that only a power cut loses it) before a task starts
and before its result is used.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import orjson

from aspera.domain.errors import Unavailable

_BUFFERED = 64


class HistoryEvent(NamedTuple):
    """`timestamp` is milliseconds since the epoch. `position` leads to the visit of the state:
    names with branch or iteration indexes (`Analyse[1]/RunAgents[3]/RunAgent`, a second visit
    ends in `#2`). `error` and `cause` are set where something failed."""

    id: int
    timestamp: int
    type: str
    name: str
    position: str
    error: str = ""
    cause: str = ""


Observe = Callable[[HistoryEvent], None]


class History:
    """Appends to an open file. `observe` is told in order, one event at a time, from whichever
    thread the event happens in."""

    def __init__(self, descriptor: int, last_id: int, observe: Observe | None = None) -> None:
        self._descriptor = descriptor
        self._id = last_id
        self._observe = observe
        self._lines: list[bytes] = []
        self._lock = threading.RLock()
        self._is_closed = False

    def emit(self, type: str, name: str = "", position: str = "", **detail: Any) -> None:
        """Append an event; it may wait in memory until `flush`. After `close` nothing happens.
        Values of `detail` that are JSON already are orjson Fragments; None is left out."""
        self._append(type, name, position, detail, _BUFFERED)

    def record(self, type: str, name: str = "", position: str = "", **detail: Any) -> None:
        """`emit` and `flush`, before the observer is told."""
        self._append(type, name, position, detail, 1)

    def flush(self) -> None:
        with self._lock:
            if not self._lines or self._is_closed:
                return
            data = b"".join(self._lines)
            self._lines.clear()
            try:
                while data:
                    data = data[os.write(self._descriptor, data) :]
            except OSError as error:
                raise Unavailable(f"the workflow's history cannot be written: {error}") from error

    def close(self) -> None:
        """Write what waits; whoever still works for the execution is not heard any more."""
        with self._lock:
            self.flush()
            self._is_closed = True

    def _append(self, type: str, name: str, position: str, detail: dict[str, Any], waiting: int) -> None:
        """Flush when so many events wait."""
        with self._lock:
            if self._is_closed:
                return
            self._id += 1
            timestamp = time.time_ns() // 1_000_000
            line = {"id": self._id, "timestamp": timestamp, "type": type}
            if name:
                line |= {"name": name, "position": position}
            for key, value in detail.items():
                if value is not None:
                    line[key] = value
            self._lines.append(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
            if len(self._lines) >= waiting:
                self.flush()
            if self._observe is not None:
                error, cause = detail.get("error", ""), detail.get("cause", "")
                self._observe(HistoryEvent(self._id, timestamp, type, name, position, error, cause))

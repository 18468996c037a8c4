"""A history read again: what need not be done a second time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import orjson

_LAST_LINE = 1 << 20
"""Bytes from the end of a history that surely hold its last event."""

ENDINGS = {
    "ExecutionSucceeded": "SUCCEEDED",
    "ExecutionFailed": "FAILED",
    "ExecutionTimedOut": "FAILED",
    "ExecutionAborted": "ABORTED",
}


class Result(NamedTuple):
    """What a task answered, and to which request."""

    request: str
    output: Any


@dataclass
class Journal:
    """`seed` stands for the definition and input that the results belong to; `started` is in
    seconds since the epoch. `attempts` counts, by position, the calls with a task token that
    failed: the next one gets another token."""

    seed: str = ""
    started: float = 0.0
    last_id: int = 0
    has_succeeded: bool = False
    results: dict[str, Result] = field(default_factory=dict)
    attempts: dict[str, int] = field(default_factory=dict)

    def result(self, position: str, request: str) -> Result | None:
        """What the task at `position` answered to the same request, None when it did not."""
        found = self.results.get(position)
        return found if found is not None and found.request == request else None

    def add(self, event: dict[str, Any]) -> None:
        self.last_id = event["id"]
        type, position = event["type"], event.get("position", "")
        if type == "TaskSucceeded":
            self.results[position] = Result(event["request"], event["output"])
        elif type in ("TaskFailed", "TaskTimedOut") and event.get("token"):
            self.attempts[position] = self.attempts.get(position, 0) + 1
        elif type == "ExecutionStarted":
            self._begin(event)
        elif type == "ExecutionSucceeded":
            self.has_succeeded = True

    def _begin(self, event: dict[str, Any]) -> None:
        self.seed, self.started = event["seed"], event["timestamp"] / 1000
        self.results.clear()
        self.attempts.clear()


def read_journal(path: Path) -> tuple[Journal, int]:
    """The journal, and how many bytes of the file are whole lines."""
    data = path.read_bytes()
    whole = data.rfind(b"\n") + 1
    journal = Journal()
    for event in _events(data[:whole]):
        journal.add(event)
    return journal, whole


def last_event(path: Path) -> dict[str, Any] | None:
    """The last event that was written whole, None when there is none."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _LAST_LINE))
        data = file.read()
    return next(_events(data[: data.rfind(b"\n") + 1], from_end=True), None)


def durations(path: Path) -> dict[str, float]:
    """Seconds by state, in the order in which the states were entered. An inner state stands
    behind its outermost one (`IndexAndAnalyse/RunAgent`). Visits are added up, also those that
    ran at the same time; what was interrupted does not count."""
    seconds: dict[str, float] = {}
    entered: dict[str, int] = {}
    for event in _events(path.read_bytes()):
        if event["type"] == "ExecutionStarted":
            seconds.clear()
        position = event.get("position", "")
        outermost = position.split("/", 1)[0].split("[", 1)[0].split("#", 1)[0]
        name = f"{outermost}/{event['name']}" if "/" in position else event.get("name", "")
        if event["type"].endswith("StateEntered"):
            entered[position] = event["timestamp"]
            seconds.setdefault(name, 0.0)
        elif event["type"].endswith("StateExited"):
            seconds[name] += (event["timestamp"] - entered[position]) / 1000
    return seconds


def _events(data: bytes, from_end: bool = False) -> Iterator[dict[str, Any]]:
    """Lines that a crash of the system made unreadable are passed over."""
    lines = data.splitlines()
    for line in reversed(lines) if from_end else lines:
        try:
            event = orjson.loads(line)
        except orjson.JSONDecodeError:
            continue
        if isinstance(event, dict) and {"id", "type", "timestamp"} <= event.keys():
            yield event

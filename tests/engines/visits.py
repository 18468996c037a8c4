"""Which Retry and which Catch of a state machine its executions went through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Visit = tuple[str, str, str]
"""State, "Retry" and the error's name; or state, "Catch" and the state that it leads to."""
_FAILED = ("TaskFailed", "TaskTimedOut", "ParallelStateFailed", "MapStateFailed")


def states_of(machine: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every state, those inside of Parallel and Map too."""
    for name, state in machine["States"].items():
        yield name, state
        for inner in [*state.get("Branches", ()), *filter(None, [state.get("ItemProcessor")])]:
            yield from states_of(inner)


def written(machine: Mapping[str, Any]) -> set[Visit]:
    """Every Retry, by each error that it names, and every Catch."""
    found: set[Visit] = set()
    for name, state in states_of(machine):
        for retry in state.get("Retry", ()):
            found |= {(name, "Retry", error) for error in retry["ErrorEquals"]}
        found |= {(name, "Catch", catch["Next"]) for catch in state.get("Catch", ())}
    return found


def visited(history: Iterable[Mapping[str, Any]]) -> set[Visit]:
    """As the events of one execution's history (GetExecutionHistory) tell it."""
    events = {event["id"]: event for event in history}
    found: set[Visit] = set()
    for event in events.values():
        before = events.get(event["previousEventId"])
        if before is None:
            continue
        if event["type"] == "TaskScheduled" and before["type"] in _FAILED:
            found.add((_state_of(event, events), "Retry", before["taskFailedEventDetails"]["error"]))
        if "stateEnteredEventDetails" in event and "stateExitedEventDetails" in before:
            cause = events[before["previousEventId"]]
            if cause["type"] in _FAILED:
                state = before["stateExitedEventDetails"]["name"]
                found.add((state, "Catch", event["stateEnteredEventDetails"]["name"]))
    return found


def _state_of(event: Mapping[str, Any], events: Mapping[int, Mapping[str, Any]]) -> str:
    while "stateEnteredEventDetails" not in event:
        event = events[event["previousEventId"]]
    name: str = event["stateEnteredEventDetails"]["name"]
    return name

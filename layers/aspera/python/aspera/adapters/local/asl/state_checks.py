"""What is wrong with one state."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from aspera.adapters.local.asl.choice import OPERATORS
from aspera.adapters.local.asl.context import TASK_TOKEN
from aspera.adapters.local.asl.errors import TERMINAL
from aspera.domain.errors import Defect, InvalidInput, NotFound

Fields = dict[str, Any]

FOLLOWED = frozenset({"Task", "Pass", "Wait", "Parallel", "Map"})
"""Types with either Next or End."""
TYPES = FOLLOWED | {"Choice", "Succeed", "Fail"}

_LONGEST_NAME = 80
_LONGEST_TIME = 99_999_999
_LONGEST_DELAY = 31_622_400
_NEVER_RETRIED = frozenset(error.__name__ for error in (InvalidInput, NotFound, Defect))
_WAITS = ("Seconds", "SecondsPath", "Timestamp", "TimestampPath")
_COMBINATIONS = ("And", "Or", "Not")


def check_state(name: str, state: Fields) -> Iterator[str]:
    if not 0 < len(name) <= _LONGEST_NAME:
        yield f"a name has 1 to {_LONGEST_NAME} characters"
    if not isinstance(state.get("Type"), str) or state["Type"] not in TYPES:
        yield f"there is no Type {state.get('Type')!r}"
        return
    yield from _transition(state)
    yield from _matchers(state)
    yield from _times(state)
    yield from _token(state)
    yield from _by_type(state)


def targets(state: Fields) -> Iterator[tuple[str, Any]]:
    """The states that may follow, with the field that says so."""
    for field in ("Next", "Default"):
        if field in state:
            yield field, state[field]
    for field in ("Choices", "Catch"):
        for part in _objects(state.get(field)):
            if "Next" in part:
                yield f"{field} Next", part["Next"]


def _transition(state: Fields) -> Iterator[str]:
    has_end = "End" in state
    if state["Type"] not in FOLLOWED:
        if has_end or "Next" in state:
            yield f"a {state['Type']} state has neither Next nor End"
    elif has_end == ("Next" in state):
        yield "needs either Next or End"
    elif has_end and state["End"] is not True:
        yield "End has to be true"


def _by_type(state: Fields) -> Iterator[str]:
    match state["Type"]:
        case "Task" if not isinstance(state.get("Resource"), str):
            yield "a Task needs a Resource"
        case "Wait" if sum(field in state for field in _WAITS) != 1:
            yield f"a Wait needs one of {', '.join(_WAITS)}"
        case "Fail":
            for field in ("Error", "Cause"):
                if field in state and f"{field}Path" in state:
                    yield f"either {field} or {field}Path"
        case "Parallel" if not _objects(state.get("Branches")):
            yield "a Parallel needs Branches"
        case "Map" if not isinstance(state.get("ItemProcessor", state.get("Iterator")), dict):
            yield "a Map needs an ItemProcessor"
        case "Choice":
            yield from _choices(state)


def _choices(state: Fields) -> Iterator[str]:
    rules = _objects(state.get("Choices"))
    if not rules:
        yield "a Choice needs Choices"
    for rule in rules:
        if not isinstance(rule.get("Next"), str):
            yield "a rule needs Next"
        yield from _rule(rule)


def _rule(rule: Fields) -> Iterator[str]:
    operators = [key for key in rule if key in OPERATORS]
    combinations = [key for key in rule if key in _COMBINATIONS]
    if len(operators) + len(combinations) != 1:
        yield f"a rule needs one operator, not {len(operators) + len(combinations)}: {sorted(rule)}"
    if operators and not isinstance(rule.get("Variable"), str):
        yield f"{operators[0]} needs a Variable"
    for key in combinations:
        parts = _objects([rule[key]] if key == "Not" else rule[key])
        if not parts:
            yield f"{key} needs rules"
        for part in parts:
            if "Next" in part:
                yield "a rule inside of a rule has no Next"
            yield from _rule(part)


def _matchers(state: Fields) -> Iterator[str]:
    for field in ("Retry", "Catch"):
        parts = _objects(state.get(field))
        if field in state and not parts:
            yield f"{field} has to be an array of objects"
        seen: set[str] = set()
        for index, part in enumerate(parts):
            yield from _names(field, part, seen, is_last=index == len(parts) - 1)
            yield from _retrier(part) if field == "Retry" else _catcher(part)


def _names(field: str, part: Fields, seen: set[str], is_last: bool) -> Iterator[str]:
    names = _strings(part.get("ErrorEquals"))
    if not names:
        yield f"{field} needs ErrorEquals with names"
        return
    if "States.ALL" in names and len(names) > 1:
        yield f"{field}: States.ALL has to stand alone"
    if "States.ALL" in names and not is_last:
        yield f"{field}: States.ALL has to stand last"
    for name in names:
        if name in TERMINAL:
            yield f"{field}: {name} ends the execution, it can be neither retried nor caught"
        if name in seen:
            yield f"{field}: {name} is matched before already"
        seen.add(name)


def _retrier(part: Fields) -> Iterator[str]:
    for field, least in (("IntervalSeconds", 1), ("MaxAttempts", 0), ("MaxDelaySeconds", 1)):
        if field in part and not _is_whole(part[field], least, _LONGEST_TIME):
            yield f"Retry: {field} has to be a whole number from {least} on"
    interval, longest = part.get("IntervalSeconds", 1), part.get("MaxDelaySeconds", _LONGEST_DELAY)
    if _is_whole(interval, 1, _LONGEST_TIME) and _is_whole(longest, 1, interval):
        yield "Retry: MaxDelaySeconds has to be more than IntervalSeconds"
    backoff = part.get("BackoffRate", 1.0)
    if isinstance(backoff, bool) or not isinstance(backoff, int | float) or backoff < 1:
        yield "Retry: BackoffRate has to be 1.0 or more"
    if part.get("JitterStrategy", "NONE") not in ("FULL", "NONE"):
        yield "Retry: JitterStrategy has to be FULL or NONE"
    hopeless = [name for name in _strings(part.get("ErrorEquals")) if name in _NEVER_RETRIED]
    if hopeless and part.get("MaxAttempts") != 0:
        yield f"Retry: {', '.join(hopeless)} will not go away by trying again"


def _catcher(part: Fields) -> Iterator[str]:
    if not isinstance(part.get("Next"), str):
        yield "Catch needs Next"


def _times(state: Fields) -> Iterator[str]:
    timeout, heartbeat = (state.get(field) for field in ("TimeoutSeconds", "HeartbeatSeconds"))
    for field, value in (("TimeoutSeconds", timeout), ("HeartbeatSeconds", heartbeat)):
        if value is not None and not _is_whole(value, 1, _LONGEST_TIME):
            yield f"{field} has to be a whole number from 1 on"
            return
    if heartbeat is not None and timeout is not None and heartbeat >= timeout:
        yield "HeartbeatSeconds has to be less than TimeoutSeconds"


def _token(state: Fields) -> Iterator[str]:
    waits = str(state.get("Resource", "")).endswith(".waitForTaskToken")
    own = {key: value for key, value in state.items() if key not in ("Branches", "ItemProcessor")}
    mentions = TASK_TOKEN in json.dumps(own)
    if waits and TASK_TOKEN not in json.dumps(state.get("Parameters")):
        yield f"waits for a task token, but Parameters do not hand out {TASK_TOKEN}"
    if mentions and not waits:
        yield f"{TASK_TOKEN} exists in a .waitForTaskToken state only"


def _is_whole(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _strings(value: Any) -> Sequence[str]:
    """The strings of an array; none when one of its elements is something else."""
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        return ()
    return value


def _objects(value: Any) -> Sequence[Fields]:
    """The objects of an array; none when one of its elements is something else."""
    if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
        return ()
    return value

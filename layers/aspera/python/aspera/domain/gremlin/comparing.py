"""P and TextP: what is of another type is neither equal, nor less, nor more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aspera.domain.gremlin.syntax import Argument, Predicate

_TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "gt": lambda value, limit: value > limit,
    "gte": lambda value, limit: value >= limit,
    "lt": lambda value, limit: value < limit,
    "lte": lambda value, limit: value <= limit,
    "startingWith": lambda value, text: value.startswith(text),
    "endingWith": lambda value, text: value.endswith(text),
    "containing": lambda value, text: text in value,
    "notStartingWith": lambda value, text: not value.startswith(text),
    "notEndingWith": lambda value, text: not value.endswith(text),
    "notContaining": lambda value, text: text not in value,
}
_RANGES: dict[str, Callable[[Any, Any, Any], bool]] = {
    "between": lambda value, low, high: low <= value < high,
    "inside": lambda value, low, high: low < value < high,
    "outside": lambda value, low, high: value < low or value > high,
}


def meets(value: Any, wanted: Argument) -> bool:
    if not isinstance(wanted, Predicate):
        return _same(value, wanted)
    limits = wanted.values
    match wanted.name:
        case "eq":
            return _same(value, limits[0])
        case "neq":
            return not _same(value, limits[0])
        case "within":
            return any(_same(value, limit) for limit in limits)
        case "without":
            return not any(_same(value, limit) for limit in limits)
    if any(type(limit) is not type(value) for limit in limits):
        return False
    if wanted.name in _RANGES:
        return _RANGES[wanted.name](value, *limits)
    return _TESTS[wanted.name](value, limits[0])


def _same(value: Any, other: Any) -> bool:
    return type(value) is type(other) and bool(value == other)

"""JSONPath as Step Functions reads it (Jayway), without scripts, descent and unions.

`$.a.b`, `$['a b']`, `$.a[0]`, `$.a[-1]`, `$.a[*]`, `$.a.*`, `$.a[1:3]`, `$.a[?(@.b == 'c')]`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import orjson

from aspera.adapters.local.asl.errors import MissingPath, Refused

Look = Callable[[Any], Any]
"""Finds something in a JSON value, or raises MissingPath."""

_STEP = re.compile(
    r"""\.(?P<name>[\w-]+)
      | \[\s*(?:'(?P<single>[^'\\]*)'|"(?P<double>[^"\\]*)")\s*\]
      | \[\s*(?P<index>-?\d+)\s*\]
      | (?P<all>\.\*|\[\s*\*\s*\])
      | \[\s*(?P<start>-?\d*)\s*:\s*(?P<stop>-?\d*)\s*\]
      | \[\?\(\s*@(?P<field>(?:\.[\w-]+)+)\s*(?P<comparison>==|<=|>=|<|>)\s*
            (?P<operand>'[^'\\]*'|-?\d+(?:\.\d+)?|true|false|null)\s*\)\]""",
    re.VERBOSE,
)
_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Step(NamedTuple):
    """One step down. `find` returns what it finds in a value, None when it does not apply.
    `key` is set for steps by name."""

    find: Callable[[Any], Sequence[Any] | None]
    is_definite: bool
    key: str | None = None


def parse(path: str) -> list[Step]:
    """The steps of a path that begins with `$`; Refused when one is not implemented."""
    if not isinstance(path, str) or not path.startswith("$"):
        raise Refused(f"the path {path!r} does not begin with $")
    if len(path) > 1 and path[1] not in ".[":
        raise Refused(f"variables are not implemented: {path!r}")
    steps = []
    position = 1
    while position < len(path):
        match = _STEP.match(path, position)
        if match is None:
            raise Refused(f"the path {path!r} is not implemented from {path[position:]!r} on")
        steps.append(_step(match))
        position = match.end()
    return steps


def compile_steps(path: str, steps: Sequence[Step]) -> Look:
    """A function that takes the steps. A path with a wildcard, slice or filter yields a list."""
    if not steps:
        return lambda data: data
    keys = tuple(step.key for step in steps)
    if None in keys:
        return _walk(path, steps)

    def look(data: Any) -> Any:
        try:
            for key in keys:
                data = data[key]
        except (KeyError, TypeError):
            raise MissingPath(path) from None
        return data

    return look


def compile_path(path: str) -> Look:
    return compile_steps(path, parse(path))


def reference_keys(path: str) -> tuple[str, ...]:
    """The keys of a path that names one place to write to."""
    keys = tuple(step.key for step in parse(path))
    if None in keys:
        raise Refused(f"the path {path!r} names no single field")
    return tuple(key for key in keys if key is not None)


def _walk(path: str, steps: Sequence[Step]) -> Look:
    def look(data: Any) -> Any:
        values: list[Any] = [data]
        definite = True
        for step in steps:
            found: list[Any] = []
            for value in values:
                parts = step.find(value)
                if parts is not None:
                    found.extend(parts)
                elif definite:
                    raise MissingPath(path)
            values = found
            definite = definite and step.is_definite
        return values[0] if definite else values

    return look


def _step(match: re.Match[str]) -> Step:
    kind = match.lastgroup
    if kind in ("name", "single", "double"):
        return _by_key(match[kind])
    if kind == "index":
        return _by_index(int(match["index"]))
    if kind == "all":
        return Step(_children, is_definite=False)
    if kind == "operand":
        return _by_filter(match["field"][1:].split("."), match["comparison"], match["operand"])
    start, stop = (int(match[side]) if match[side] else None for side in ("start", "stop"))
    return Step(lambda value: value[start:stop] if isinstance(value, list) else None, is_definite=False)


def _by_key(key: str) -> Step:
    return Step(
        lambda value: (value[key],) if isinstance(value, dict) and key in value else None,
        is_definite=True,
        key=key,
    )


def _by_index(index: int) -> Step:
    def find(value: Any) -> Sequence[Any] | None:
        if isinstance(value, list) and -len(value) <= index < len(value):
            return (value[index],)
        return None

    return Step(find, is_definite=True)


def _children(value: Any) -> Sequence[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else ()


def _by_filter(field: Sequence[str], comparison: str, literal: str) -> Step:
    operand = literal[1:-1] if literal[0] == "'" else orjson.loads(literal)
    compare = _COMPARISONS[comparison]

    def holds(value: Any) -> bool:
        for key in field:
            if not isinstance(value, dict) or key not in value:
                return False
            value = value[key]
        if comparison != "==" and not _are_ordered(value, operand):
            return False
        return _kind(value) is _kind(operand) and compare(value, operand)

    def find(value: Any) -> Sequence[Any] | None:
        if isinstance(value, list):
            return [part for part in value if holds(part)]
        return None

    return Step(find, is_definite=False)


def _kind(value: Any) -> type:
    return float if type(value) is int else type(value)


def _are_ordered(left: Any, right: Any) -> bool:
    return _kind(left) is _kind(right) and _kind(left) in (float, str)

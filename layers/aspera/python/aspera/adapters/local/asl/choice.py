"""The rules of a Choice state. A value of another type than the operator's never matches."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from aspera.adapters.local.asl.context import Expression, compile_reference
from aspera.adapters.local.asl.errors import MissingPath, Refused, StateError
from aspera.adapters.local.asl.scope import Scope

Rule = Callable[[Any, Scope], bool]

_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_STAR = re.compile(r"\\(.)|(\*)", re.DOTALL)

_RELATIONS: dict[str, Callable[[Any, Any], bool]] = {
    "Equals": operator.eq,
    "LessThan": operator.lt,
    "GreaterThan": operator.gt,
    "LessThanEquals": operator.le,
    "GreaterThanEquals": operator.ge,
}


def is_numeric(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_timestamp(value: Any) -> bool:
    return moment(value) is not None


def moment(value: Any) -> datetime | None:
    """An RFC 3339 timestamp, None when `value` is none."""
    if not isinstance(value, str) or not _TIMESTAMP.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


_TYPES: dict[str, tuple[Callable[[Any], bool], Callable[[Any], Any]]] = {
    "String": (lambda value: isinstance(value, str), lambda value: value),
    "Numeric": (is_numeric, lambda value: value),
    "Boolean": (lambda value: isinstance(value, bool), lambda value: value),
    "Timestamp": (is_timestamp, moment),
}
"""By the operator's prefix: what it applies to, and what is compared."""

_TESTS: dict[str, Callable[[Any], bool]] = {
    "IsNull": lambda value: value is None,
    "IsString": lambda value: isinstance(value, str),
    "IsNumeric": is_numeric,
    "IsBoolean": lambda value: isinstance(value, bool),
    "IsTimestamp": is_timestamp,
}

_COMPARISONS = {
    f"{kind}{relation}": (kind, compare)
    for kind in _TYPES
    for relation, compare in _RELATIONS.items()
    if kind != "Boolean" or relation == "Equals"
}

OPERATORS = frozenset(
    {*_COMPARISONS, *(f"{name}Path" for name in _COMPARISONS), *_TESTS, "IsPresent", "StringMatches"}
)


def compile_rule(rule: Mapping[str, Any]) -> Rule:
    """`rule` has been checked: it is a combination, or has a Variable and one operator."""
    if "And" in rule:
        parts = [compile_rule(part) for part in rule["And"]]
        return lambda data, scope: all(part(data, scope) for part in parts)
    if "Or" in rule:
        parts = [compile_rule(part) for part in rule["Or"]]
        return lambda data, scope: any(part(data, scope) for part in parts)
    if "Not" in rule:
        part = compile_rule(rule["Not"])
        return lambda data, scope: not part(data, scope)
    name = next(key for key in rule if key in OPERATORS)
    return _compile_operator(name, rule[name], compile_reference(rule["Variable"]))


def _compile_operator(name: str, operand: Any, variable: Expression) -> Rule:
    if name == "IsPresent":
        return lambda data, scope: _is_present(variable, data, scope) is operand
    if name in _TESTS:
        test = _TESTS[name]
        return lambda data, scope: test(variable(data, scope)) is operand
    if name == "StringMatches":
        return _compile_matches(operand, variable)
    return _compile_comparison(name, operand, variable)


def _compile_matches(pattern: Any, variable: Expression) -> Rule:
    matches = re.compile(_wildcards(pattern), re.DOTALL).fullmatch

    def rule(data: Any, scope: Scope) -> bool:
        value = variable(data, scope)
        return isinstance(value, str) and matches(value) is not None

    return rule


def _compile_comparison(name: str, operand: Any, variable: Expression) -> Rule:
    kind, compare = _COMPARISONS[name.removesuffix("Path")]
    applies, convert = _TYPES[kind]
    if name.endswith("Path"):
        other = compile_reference(operand)
    elif applies(operand):
        other = lambda data, scope: operand  # noqa: E731
    else:
        raise Refused(f"{name} cannot compare with {operand!r}")

    def rule(data: Any, scope: Scope) -> bool:
        left, right = variable(data, scope), other(data, scope)
        return applies(left) and applies(right) and compare(convert(left), convert(right))

    return rule


def _is_present(variable: Expression, data: Any, scope: Scope) -> bool:
    try:
        variable(data, scope)
    except MissingPath:
        return False
    return True


def _wildcards(pattern: Any) -> str:
    """A regular expression for a pattern with `*`; `\\*` and `\\\\` stand for themselves."""
    if not isinstance(pattern, str):
        raise Refused(f"StringMatches needs a string, not {pattern!r}")
    expression = ""
    start = 0
    for match in _STAR.finditer(pattern):
        expression += re.escape(pattern[start : match.start()])
        expression += ".*" if match[2] else re.escape(match[1])
        start = match.end()
    return expression + re.escape(pattern[start:])


def no_choice(name: str) -> StateError:
    return StateError("States.NoChoiceMatched", f"no rule of the Choice state '{name}' matched")

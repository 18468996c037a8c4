from __future__ import annotations

from typing import Any

import pytest

from aspera.adapters.local.asl.choice import OPERATORS, compile_rule
from aspera.adapters.local.asl.errors import MissingPath, Refused
from aspera.adapters.local.asl.scope import Scope

EARLY, LATE = "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.001Z"


def rule(operator: str, operand: Any) -> dict[str, Any]:
    return {"Variable": "$.x", operator: operand}


@pytest.mark.parametrize(
    "operator, operand, matching, others",
    [
        ("StringEquals", "a", ["a"], ["b", 1, None]),
        ("StringLessThan", "b", ["a", ""], ["b", 1]),
        ("StringGreaterThanEquals", "b", ["b", "c"], ["a", 9]),
        ("StringMatches", "*.p\\*f", ["a.p*f", ".p*f", "a\nb.p*f"], ["a.pdf", 1]),
        ("StringMatches", "a\\\\*", ["a\\b"], ["ab"]),
        ("StringMatches", "[ab]?", ["[ab]?"], ["a", "b"]),
        ("NumericEquals", 1, [1, 1.0], [True, "1", 2]),
        ("NumericLessThan", 0, [-1, -0.5], [0, False, "-1"]),
        ("NumericGreaterThanEquals", 1.5, [1.5, 2], [1, True]),
        ("BooleanEquals", False, [False], [True, 0, None, "false"]),
        ("TimestampEquals", EARLY, [EARLY, "2026-01-01T01:00:00+01:00"], [LATE, "2026-01-01", 5]),
        ("TimestampLessThan", LATE, [EARLY], [LATE, "yesterday"]),
        ("TimestampGreaterThanEquals", LATE, [LATE], [EARLY, None]),
        ("IsNull", True, [None], [0, "", False]),
        ("IsNull", False, [0, "", {}], [None]),
        ("IsString", True, [""], [1, None]),
        ("IsNumeric", True, [0, 1.5], [True, "1"]),
        ("IsBoolean", True, [True, False], [1, None]),
        ("IsTimestamp", True, [EARLY], ["2026-13-01T00:00:00Z", "2026-01-01", 1]),
        ("IsPresent", True, [None, 0], []),
    ],
)
def test_an_operator_matches_values_of_its_own_type_only(
    operator: str, operand: Any, matching: list[Any], others: list[Any], scope: Scope
) -> None:
    matches = compile_rule(rule(operator, operand))
    assert [value for value in matching + others if matches({"x": value}, scope)] == matching


@pytest.mark.parametrize(
    "operator, x, y, expected",
    [
        ("StringEqualsPath", "a", "a", True),
        ("StringEqualsPath", "a", 1, False),
        ("NumericLessThanPath", 1, 2, True),
        ("NumericLessThanPath", 1, "2", False),
        ("BooleanEqualsPath", True, True, True),
        ("TimestampLessThanEqualsPath", EARLY, LATE, True),
    ],
)
def test_an_operator_compares_with_another_field(
    operator: str, x: Any, y: Any, expected: bool, scope: Scope
) -> None:
    assert compile_rule(rule(operator, "$.y"))({"x": x, "y": y}, scope) is expected


@pytest.mark.parametrize(
    "combined, data, expected",
    [
        ({"Not": rule("NumericEquals", 1)}, {"x": 2}, True),
        ({"And": [rule("IsPresent", True), rule("NumericEquals", 1)]}, {"x": 1}, True),
        ({"And": [rule("IsPresent", True), rule("NumericEquals", 1)]}, {}, False),
        ({"Or": [rule("IsPresent", False), rule("NumericEquals", 1)]}, {}, True),
        ({"Not": {"Or": [rule("IsNull", True), {"And": [rule("IsString", True)]}]}}, {"x": 1}, True),
        ({"Variable": "$$.State.Name", "StringEquals": "Here", "Comment": "context"}, {}, True),
    ],
)
def test_rules_combine(combined: dict[str, Any], data: Any, expected: bool, scope: Scope) -> None:
    assert compile_rule(combined)(data, scope) is expected


@pytest.mark.parametrize("operator", sorted(OPERATORS - {"IsPresent"}))
def test_a_variable_that_is_not_there_is_an_error(operator: str, scope: Scope) -> None:
    operand = {"Num": 1, "Boo": True, "Tim": EARLY, "Str": "a", "IsN": True}.get(operator[:3], True)
    with pytest.raises(MissingPath):
        compile_rule(rule(operator, "$.y" if operator.endswith("Path") else operand))({"y": 1}, scope)


@pytest.mark.parametrize(
    "operator, operand",
    [
        ("NumericEquals", "1"),
        ("StringEquals", 1),
        ("BooleanEquals", 0),
        ("TimestampEquals", "soon"),
        ("StringMatches", 1),
        ("StringEqualsPath", "y"),
    ],
)
def test_an_operand_of_another_type_is_refused(operator: str, operand: Any) -> None:
    with pytest.raises(Refused):
        compile_rule(rule(operator, operand))

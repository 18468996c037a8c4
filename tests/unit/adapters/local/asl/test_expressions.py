from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aspera.adapters.local.asl.errors import MissingPath, Refused, StateError
from aspera.adapters.local.asl.expressions import compile_expression
from aspera.adapters.local.asl.scope import Scope

DATA = {"x": 1, "s": "text", "o": {"a, b": 2}, "list": [1, 2]}


@pytest.mark.parametrize(
    "source, value",
    [
        ("$.x", 1),
        ("$$.Execution.Name", "run-1"),
        ("$$.Execution.Input.x", 1),
        ("$$.Execution.StartTime", "2023-11-14T22:13:20.000Z"),
        ("$$.Execution.Id", "arn:aws:states:local:000000000000:execution:analysis:run-1"),
        ("$$.StateMachine.Name", "analysis"),
        ("$$.State.Name", "Here"),
        ("$$.State.RetryCount", 0),
        ("States.Array()", []),
        ("States.Array( 'a' , 1,-2.5, true,null , $.x )", ["a", 1, -2.5, True, None, 1]),
        ("States.Array($.o['a, b'], $.list[?(@.x == 'a)')])", [2, []]),
        ("States.Array($$.State.Name)", ["Here"]),
        (r"States.Array('it\'s \\ \{\}')", [r"it's \ {}"]),
        ("States.Array('')", [""]),
        ("States.ArrayGetItem(States.StringSplit('a/b', '/'), 1)", "b"),
        ("States.Format('{}-{}', $.s, $.x)", "text-1"),
        (r"States.Format('\{\} {}', $.x)", "{} 1"),
        (r"States.Format('\\{}', $.x)", "\\1"),
        ("States.Format('plain')", "plain"),
        ("States.Format('{}{}', 'a', null)", "anull"),
    ],
)
def test_an_expression_computes(source: str, value: Any, scope: Scope) -> None:
    assert compile_expression(source)(DATA, scope) == value


@pytest.mark.parametrize(
    "source, reason",
    [
        (7, "needs a path"),
        (None, "needs a path"),
        ("text", "does not begin with"),
        ("States.UUID()", "UUID is not implemented"),
        ("States.MathRandom(1, 2)", "MathRandom is not implemented"),
        ("States.ArrayLength()", "takes 1 arguments, not 0"),
        ("States.MathAdd(1)", "takes 2 arguments, not 1"),
        ("States.Array(1", "lacks a comma or a bracket"),
        ("States.Array(1 2)", "lacks a comma or a bracket"),
        ("States.Array(,)", "cannot be read"),
        ("States.Array(1,)", "cannot be read"),
        ("States.Array('a)", "cannot be read"),
        ("States.Array(1) x", "goes on"),
        ("States.Array(truely)", "cannot be read"),
        ("States.Array", "cannot be read"),
        ("States.Format($.s, 1)", "literal string"),
        ("States.Format('{}')", "1 times {} for 0 arguments"),
        ("States.Format('a', 1)", "0 times {} for 1 arguments"),
        (r"States.Array('\n')", "escape"),
        ("$$.Execution.RoleArn", "context path"),
        ("$$.State", "context path"),
        ("$$", "context path"),
        ("States.Array($..x)", "lacks a comma or a bracket"),
        ("States.Array(" * 11 + ")" * 11, "more than 10"),
    ],
)
def test_what_is_not_implemented_is_refused(source: Any, reason: str) -> None:
    with pytest.raises(Refused, match=reason.replace("{}", r"\{\}")):
        compile_expression(source)


@pytest.mark.parametrize("path", ["$$.Map.Item.Value", "$$.Map.Item.Index", "$$.Task.Token"])
def test_what_the_context_does_not_hold_here_is_missing(path: str, scope: Scope) -> None:
    with pytest.raises(MissingPath):
        compile_expression(path)({}, scope)


def test_a_failure_names_the_function(scope: Scope) -> None:
    with pytest.raises(StateError, match=r"States\.ArrayLength"):
        compile_expression("States.Array(States.ArrayLength($.x))")({"x": 1}, scope)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_text_can_be_written_as_a_literal(text: str) -> None:
    escaped = text
    for character in "\\'{}":
        escaped = escaped.replace(character, f"\\{character}")
    scope: Any = None
    assert compile_expression(f"States.Array('{escaped}')")({}, scope) == [text]
    assert compile_expression(f"States.Format('{escaped}{{}}', 7)")({}, scope) == f"{text}7"


@settings(deadline=None)
@given(st.text("States.Format()',$x{}[]\\ 1", max_size=40))
def test_any_source_is_compiled_or_refused(source: str) -> None:
    try:
        compile_expression(source)
    except Refused as error:
        assert str(error)

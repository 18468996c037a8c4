from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.errors import InvalidInput
from aspera.domain.gremlin.allowed import SHAPES
from aspera.domain.gremlin.lexing import MOST_CHARACTERS
from aspera.domain.gremlin.parsing import parse
from aspera.domain.gremlin.syntax import By, Step, Token, Traversal
from tests.unit.domain.gremlin.gremlin_example import lines_of

ATTACKS = lines_of("gremlin_attacks.txt")
QUESTIONS = lines_of("gremlin_queries.txt")
WORDS = sorted(
    {*SHAPES, "P", "TextP", "__", "T", "drop", "addV", "g", "withoutStrategies", "eq", "within", "desc"}
)


def unescaped(line: str) -> str:
    return re.sub(r"<U\+([0-9A-F]{4})>", lambda match: chr(int(match[1], 16)), line)


def steps_of(traversal: Traversal) -> Iterator[Step]:
    for step in traversal.steps:
        yield step
        inner = [*step.traversals, *(by.what for by in step.by if isinstance(by.what, Traversal))]
        for one in inner:
            yield from steps_of(one)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused(attack: str) -> None:
    with pytest.raises(InvalidInput):
        parse(unescaped(attack))


def test_there_are_enough_attacks_and_each_once() -> None:
    assert len(set(ATTACKS)) == len(ATTACKS) >= 200


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_understood(question: str) -> None:
    assert parse(question).steps[0].name in ("V", "E")


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_with_something_behind_it_is_refused(question: str) -> None:
    for more in (".drop()", ";", " g.V()", "//", ".V()", ".toList()", ")"):
        with pytest.raises(InvalidInput):
            parse(question + more)


def test_what_is_understood_is_what_was_written() -> None:
    asked = parse("g.V('a').repeat(out('X')).times(2).order().by('name', desc).by(__.in().count())")
    assert asked.steps == (
        Step("V", ("a",)),
        Step("repeat", (Traversal((Step("out", ("X",)),)), 2)),
        Step("order", (), (By("name", True), By(Traversal((Step("in"), Step("count")))))),
    )
    assert parse("g.V().order(local).by(values)").steps[1].by == (By(Token.VALUES),)


def test_a_long_question_is_refused() -> None:
    with pytest.raises(InvalidInput, match="characters"):
        parse("g.V()" + " " * MOST_CHARACTERS)
    with pytest.raises(InvalidInput, match="words"):
        parse("g.V(" + ",".join(["'a'"] * 250) + ")")
    with pytest.raises(InvalidInput, match="200 characters"):
        parse(f"g.V('{'a' * 201}')")


def test_the_place_of_what_is_not_allowed_is_named() -> None:
    with pytest.raises(InvalidInput, match=r"“;” is not allowed here, at character 6"):
        parse("g.V();")
    with pytest.raises(InvalidInput, match=r"“drop” is not allowed"):
        parse("g.V().drop()")


@given(st.text(max_size=80))
def test_any_text_is_refused_or_understood(text: str) -> None:
    try:
        assert {step.name for step in steps_of(parse(text))} <= SHAPES.keys()
    except InvalidInput:
        return


@given(st.lists(st.sampled_from([*WORDS, ".", ".", "(", ")", "(", ")", ",", "'a'", "1", " "]), max_size=30))
def test_any_words_in_any_order_are_refused_or_have_allowed_steps_only(words: list[str]) -> None:
    try:
        steps = list(steps_of(parse("g.V()" + "".join(words))))
    except InvalidInput:
        return
    assert steps[0].name == "V"
    assert {step.name for step in steps[1:]} <= SHAPES.keys() - {"V", "E"}

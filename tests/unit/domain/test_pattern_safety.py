from __future__ import annotations

import pytest

from aspera.domain.pattern_safety import PatternSafety
from aspera.domain.regex_syntax import parse


def inspect(pattern: str) -> PatternSafety:
    safety = PatternSafety(0)
    safety.walk(parse(pattern, 0))
    return safety


@pytest.mark.parametrize("pattern", ["a.b", r"\w+", r"\S+", r"[a-z ]+", r"[^\n]x", r"(?:a|b)\d", "a$"])
def test_a_pattern_without_a_way_to_a_line_break_stays_in_its_line(pattern: str) -> None:
    assert not inspect(pattern).sees_line_break


@pytest.mark.parametrize(
    "pattern", [r"a\sb", "[^x]", r"\W", "a\nb", r"(?s:.)", r"a\Z", r"(?=\s)a", r"[\x00-\x20]"]
)
def test_a_pattern_that_can_meet_a_line_break_is_known(pattern: str) -> None:
    assert inspect(pattern).sees_line_break


@pytest.mark.parametrize("pattern", ["(a+)+", "(?:(?:a|b*)c)*", r"(\w{2,}\s)*", "(a{1,5000})*"])
def test_endless_repeats_inside_of_one_another_are_a_fault(pattern: str) -> None:
    assert "inside" in inspect(pattern).fault


@pytest.mark.parametrize(
    "pattern", [r"\w+.{0,80}climate\w*", "(a{1,5}){1,5}", "(ab)+c+", ".*climate", r"(a?)+"]
)
def test_bounded_and_neighbouring_repeats_are_none(pattern: str) -> None:
    assert inspect(pattern).fault == ""


@pytest.mark.parametrize("pattern", ["(aa|a)*b", r"(\w|ab)*c", "(x|(a|ab))+"])
def test_an_endless_repeat_of_alternatives_that_overlap_is_a_fault(pattern: str) -> None:
    assert inspect(pattern).fault


def test_alternatives_that_begin_differently_may_be_repeated() -> None:
    assert inspect("(ab|cd)*e").fault == ""

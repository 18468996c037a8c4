from __future__ import annotations

import pytest

from aspera.domain.pattern_cost import MOST_WAYS, pattern_cost
from aspera.domain.regex_syntax import parse


@pytest.mark.parametrize(
    ("pattern", "ways", "endless"),
    [
        ("climate", 1, 0),
        (r"risk\w*", 1, 1),
        ("a{0,4}b{0,4}", 25, 0),
        ("(on|off)", 1, 0),
        ("(on|only)", 2, 0),
        ("(a?){3}", 8, 0),
    ],
)
def test_ways_multiply(pattern: str, ways: int, endless: int) -> None:
    cost = pattern_cost(parse(pattern, 0))
    assert (cost.ways, cost.endless) == (ways, endless)


def test_what_follows_a_wildcard_is_tried_as_often_as_it_fits_in() -> None:
    assert pattern_cost(parse("a.{0,99}climate", 0)).ways == 100 + 100 // 7 + 1


def test_a_look_around_is_added_and_not_multiplied() -> None:
    assert pattern_cost(parse("a(?!b{0,9})c{0,9}", 0)).ways == 10 + 10


def test_ways_without_end_are_not_counted_out() -> None:
    assert pattern_cost(parse("(a?){60}", 0)).ways == MOST_WAYS + 1


@pytest.mark.parametrize(
    ("pattern", "anywhere"), [(".{0,9}a", True), (r"\b.*a", True), ("a.*", False), ("(.{0,5}a|b)", True)]
)
def test_a_pattern_that_begins_with_a_wildcard_begins_anywhere(pattern: str, anywhere: bool) -> None:
    assert pattern_cost(parse(pattern, 0)).begins_anywhere is anywhere

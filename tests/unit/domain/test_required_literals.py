from __future__ import annotations

import re

import pytest

from aspera.domain.regex_syntax import parse
from aspera.domain.required_literals import required_literals


def literals(pattern: str) -> tuple[tuple[str, ...], ...]:
    return required_literals(parse(pattern, re.IGNORECASE))


@pytest.mark.parametrize(
    ("pattern", "clauses"),
    [
        ("Climate Risk", (("climate risk",),)),
        ("climate[- ]related", (("climate related", "climate-related"),)),
        (r"scope\s?[123]", (("scope",),)),
        (r"board.{0,80}climate", (("climate",), ("board",))),
        (r"(?:abc){2}", (("abc",),)),
        (r"\bnet\b", (("net",),)),
    ],
)
def test_the_literals_are_those_the_pattern_cannot_do_without(
    pattern: str, clauses: tuple[tuple[str, ...], ...]
) -> None:
    assert literals(pattern) == clauses


def test_an_alternative_asks_for_one_literal_of_each_branch() -> None:
    assert literals("(hazards|physical.risks|opportunit[a-z]+)") == (("hazards", "opportunit", "physical"),)


@pytest.mark.parametrize("pattern", [r"\d+", "(climate|.)", "(climate)?x", r"[“”]\w", "ü", "a|b"])
def test_nothing_is_demanded_where_nothing_is_certain(pattern: str) -> None:
    assert literals(pattern) == ()


def test_the_literal_that_excludes_most_comes_first() -> None:
    assert literals(r"(esg|csr|risk|audit) committee.{0,9}sustainability")[0] == ("sustainability",)

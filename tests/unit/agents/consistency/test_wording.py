from __future__ import annotations

import pytest

from aspera.agents.consistency.wording import contradicting_words, written_number
from tests.drawing import page_of


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("thirty", 30),
        ("twenty-five", 25),
        ("one hundred and eighty", 180),
        ("Two Thousand Five Hundred", 2500),
        ("one million two hundred thousand", 1_200_000),
        ("three four", None),
        ("twenty eleven", None),
        ("twenty thirty", None),
    ],
)
def test_written_numbers_are_read(words: str, number: int | None) -> None:
    assert written_number(words) == number


@pytest.mark.parametrize(
    "text",
    [
        "The tenant shall give notice within thirty (60) days.",
        "A fee of five percent (7%) is due.",
        "The purchase price is One Million Dollars ($10,000,000) in cash.",
        "It ends after twenty-four (42) calendar months.",
    ],
)
def test_words_that_differ_from_the_figures_behind_them_are_found(text: str) -> None:
    (proposal,) = contradicting_words(page_of(text))
    assert proposal.quotations[0].quote == text


@pytest.mark.parametrize(
    "text",
    [
        "The tenant shall give notice within thirty (30) days.",
        "A fee of five percent (5%) is due.",
        "The purchase price is One Million Dollars ($1,000,000) in cash.",
        "We operate in four (1) segments and own three (2) plants.",
        "As described in section two (3) of the deed.",
        "Sales in the region rose by one hundred and eighty (180) shares.",
    ],
)
def test_words_that_agree_and_footnotes_stay_silent(text: str) -> None:
    assert list(contradicting_words(page_of(text))) == []

"""A quotation counts when it stands in the passage that was asked about, whole, and on its page."""

from __future__ import annotations

import pytest

from aspera.domain.passage import Passage, QuotationCheck, sentence_passage
from aspera.domain.prose import Prose
from tests.drawing import page_of

PAGE = page_of(
    """
    We did not reduce “our” emissions by 12.5 % in 2023. The air is clear. The water is wet.

    We paid 1,204 euros for nothing at all.
    """,
    4,
)


def passage(number: int = 0) -> Passage:
    return sentence_passage(Prose(PAGE), number, 1)


def test_a_passage_has_its_neighbours() -> None:
    found = passage(1)
    assert (found.page, found.text, found.after) == (4, "The air is clear.", "The water is wet.")
    assert found.before == "We did not reduce “our” emissions by 12.5 % in 2023."


def test_words_are_given_back_as_the_page_has_them() -> None:
    proven = QuotationCheck([PAGE]).proven(passage(), 'We did  not reduce "our" emissions by 12.5 %')
    assert proven is not None
    assert (proven.page, proven.quote) == (4, "We did not reduce “our” emissions by 12.5 %")


@pytest.mark.parametrize(
    "quote",
    [
        "",
        " ",
        "reduce “our” emissions by 12.5 %",
        "We did reduce “our” emissions by 12.5 %",
        "emissions by 12",
        "The air is clear.",
        "1,204 euros for nothing at all",
        "<b>We did not reduce “our” emissions</b>",
    ],
)
def test_what_is_cut_invented_or_stands_elsewhere_is_not_proven(quote: str) -> None:
    assert QuotationCheck([PAGE]).proven(passage(), quote) is None


def test_words_around_a_passage_need_to_be_enough_and_to_be_there() -> None:
    check = QuotationCheck([PAGE])
    assert check.stands_around(passage(1), "We did not reduce “our” emissions by 12.5 %")
    assert not check.stands_around(passage(1), "The water is")
    assert not check.stands_around(passage(1), "We paid 1,204 euros for nothing at all.")
    assert not check.stands_around(passage(1), "")

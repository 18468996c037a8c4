"""How metrics are said to be worked out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.fact_reading.definitions import definitions, is_definition
from tests.drawing import page_of


@pytest.mark.parametrize(
    ("sentence", "term", "parts"),
    [
        (
            "Net debt is defined as borrowings less cash and cash equivalents.",
            "net debt",
            ["less|cash cash equivalent|less cash and cash equivalents"],
        ),
        (
            "We define free cash flow as cash from operations, excluding lease payments.",
            "free cash flow",
            ["excluding|lease payment|excluding lease payments"],
        ),
        (
            "Adjusted EBITDA is calculated as EBITDA plus impairment, net of reversals.",
            "adjusted ebitda",
            ["plus|impairment|plus impairment", "less|reversal|net of reversals"],
        ),
    ],
)
def test_a_definition_is_known_by_its_term_and_its_parts(sentence: str, term: str, parts: list[str]) -> None:
    (mention,) = definitions(page_of(f"The year was good. {sentence} So it was before."))
    assert is_definition(mention)
    assert mention.key == f"definition {term}"
    assert mention.detail.split("\n")[1:] == parts


@pytest.mark.parametrize("sentence", ["Net debt fell to 1,204 in 2023.", "The board is as defined by law."])
def test_other_sentences_define_nothing(sentence: str) -> None:
    assert list(definitions(page_of(sentence))) == []


_WORDS = st.sampled_from(
    "we define net debt is defined as less plus excluding cash , . ( ) “ ” calculated".split()
)


@given(st.lists(_WORDS, max_size=40))
def test_any_words_are_read_in_the_same_way_twice(words: list[str]) -> None:
    page = page_of(" ".join(words) or ".")
    assert list(definitions(page)) == list(definitions(page))

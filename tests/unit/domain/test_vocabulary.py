from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.page import Page, PageSource
from aspera.domain.vocabulary import Vocabulary

WORDS = st.lists(st.text("ab-é", min_size=1, max_size=4), min_size=1, max_size=6)


def page_of(words: list[str]) -> Page:
    return Page(1, 1, 1, PageSource.TEXT_LAYER, words, [0, 0, 1, 1] * len(words), [0], [])


def test_a_literal_on_none_of_the_pages_is_not_held() -> None:
    vocabulary = Vocabulary([page_of(["Climate", "risk"]), page_of(["market", "share"])])
    assert vocabulary.may_hold("market share") and vocabulary.may_hold("climat")
    assert not vocabulary.may_hold("market risks")


@given(st.lists(WORDS, min_size=1, max_size=3), st.data())
def test_whatever_stands_on_a_page_may_be_held(pages: list[list[str]], data: st.DataObject) -> None:
    made = [page_of(words) for words in pages]
    text = data.draw(st.sampled_from(made)).text.lower
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Vocabulary(made).may_hold(text[start:end])

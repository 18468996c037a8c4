from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.excerpt import excerpt


@pytest.mark.parametrize("bullet", ["• ", "– ", "\uf0b7 "])
def test_a_short_sentence_is_quoted_whole_but_for_its_bullet(bullet: str) -> None:
    sentence = f"{bullet}Reduce emissions by 2030."
    start, end = excerpt(sentence, 10, 15)
    assert sentence[start:end] == "Reduce emissions by 2030."


def test_quotation_marks_and_brackets_are_no_bullets() -> None:
    assert excerpt("“Green” is a colour.", 0, 5) == (0, 20)


@given(st.lists(st.text("abc", min_size=1, max_size=6), min_size=61, max_size=200), st.data())
def test_a_long_sentence_is_cut_between_words_around_what_matters(words: list[str], data) -> None:
    sentence = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, min(len(words) - 1, first + 20)))
    start = len(" ".join(words[:first])) + (first > 0)
    end = len(" ".join(words[: last + 1]))
    left, right = excerpt(sentence, start, end)
    quote = sentence[left:right]
    assert left <= start and end <= right
    assert len(quote.split()) <= 62
    assert (left == 0 or sentence[left - 1] == " ") and (right == len(sentence) or sentence[right] == " ")

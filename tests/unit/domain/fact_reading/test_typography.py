"""Sizes of words, and the words that stand together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.fact_reading.typography import runs, usual_height, word_heights
from tests.drawing import page_of

_LINES = st.lists(st.text("ab1 ", max_size=30), max_size=8)


@given(_LINES)
def test_runs_part_the_words_of_a_page_without_loss(lines: list[str]) -> None:
    page = page_of("\n".join(lines) or "a")
    heights = word_heights(page)
    found = runs(page, heights)
    assert [word for run in found for word in range(run.first, run.end)] == list(range(len(page.words)))
    assert all(page.line_of(run.first) == page.line_of(run.end - 1) for run in found)
    assert all(run.text == " ".join(page.words[run.first : run.end]) for run in found)


def test_a_wide_gap_parts_two_runs_and_a_space_does_not() -> None:
    page = page_of("total revenue        of the group")
    assert [run.text for run in runs(page, word_heights(page))] == ["total revenue", "of the group"]


def test_the_usual_height_is_the_median() -> None:
    assert usual_height([9, 9, 28]) == 9
    assert usual_height([]) == 0

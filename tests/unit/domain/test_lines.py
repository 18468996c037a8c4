from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.geometry import UNITS
from aspera.domain.lines import correct_lines
from tests.drawing import page_of

ASPECT = 612 / 792


def lines_of(words: list[str], boxes: list[tuple[int, int, int, int]], starts: list[int]) -> list[str]:
    flat = [edge for box in boxes for edge in box]
    return [" ".join(words[a:b]) for a, b in correct_lines(words, flat, starts, ASPECT)]


def drawn(text: str, starts: list[int] | None = None) -> list[str]:
    page = page_of(text)
    spans = correct_lines(page.words, page.boxes, starts or page.lines, page.width / page.height)
    return [" ".join(page.words[first:end]) for first, end in spans]


def test_lines_that_are_right_stay_as_they_are() -> None:
    text = """
        Net sales rose by four percent.
        Costs fell.
    """
    assert drawn(text) == ["Net sales rose by four percent.", "Costs fell."]


def test_rows_that_ran_together_are_cut() -> None:
    text = """
        Automobile dealers   1,139.0
        New car dealers      1,046.2
    """
    assert drawn(text, starts=[0]) == ["Automobile dealers 1,139.0", "New car dealers 1,046.2"]


def test_a_raised_mark_does_not_end_its_line() -> None:
    words = ["green", "energy", "1", "and", "local"]
    boxes = [
        (1000, 1000, 5000, 2200),
        (5500, 1000, 9500, 2200),
        (9520, 950, 9900, 1800),
        (10400, 1000, 12400, 2200),
        (12900, 1000, 15000, 2200),
    ]
    assert lines_of(words, boxes, [0, 3]) == ["green energy 1 and local"]


def test_cells_far_apart_are_not_joined() -> None:
    words = ["Commercial", "Director"]
    boxes = [(1000, 1000, 9000, 2200), (60000, 1000, 70000, 2200)]
    assert lines_of(words, boxes, [0, 1]) == ["Commercial", "Director"]


def test_a_step_back_begins_a_new_line() -> None:
    words = ["right", "column", "left"]
    boxes = [(50000, 1000, 55000, 2200), (56000, 1000, 62000, 2200), (1000, 1000, 5000, 2200)]
    assert lines_of(words, boxes, [0]) == ["right column", "left"]


TWO_COLUMNS = """
    the board has met eleven times      our auditors have looked at all
    and has discussed the strategy      of the statements and have no
    with all members of management      objection to any of the methods
    the chair reported on the risks     that were used in making them
    which the group is exposed to       they have also examined whether
    and how they are being handled      the systems for finding risks
    in all of the regions we serve      are fit for what they must do
"""


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    lines = drawn(TWO_COLUMNS)
    assert lines[0] == "the board has met eleven times"
    assert lines[7] == "our auditors have looked at all"
    assert len(lines) == 14


def test_a_table_is_never_taken_for_two_columns() -> None:
    rows = "\n".join(f"Total net sales of the group        {n},100 {n},200 {n},300 {n},400" for n in range(9))
    assert len(drawn(rows)) == 9


@given(
    st.lists(
        st.tuples(st.integers(0, 90000), st.integers(0, 95000), st.integers(1, 9000), st.integers(1, 4000)),
        min_size=1,
        max_size=40,
    ),
    st.sets(st.integers(1, 39)),
)
def test_no_word_is_lost_or_read_twice(places: list[tuple[int, int, int, int]], cuts: set[int]) -> None:
    boxes = [
        edge
        for left, top, width, height in places
        for edge in (left, top, min(left + width, UNITS), min(top + height, UNITS))
    ]
    starts = sorted({0, *(cut for cut in cuts if cut < len(places))})
    spans = correct_lines(["word"] * len(places), boxes, starts, ASPECT)
    assert sorted(word for first, end in spans for word in range(first, end)) == list(range(len(places)))
    assert all(first < end for first, end in spans)

"""What is beyond the limits is given up in bounded work, said with its place, and nothing else is lost."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aspera.domain.document import NumberLocale
from aspera.domain.geometry import Box
from aspera.domain.normalised_page import normalised_tables
from aspera.domain.page import Page, PageSource
from aspera.domain.table import Cell, Table
from aspera.domain.tabulation import with_tables
from aspera.domain.tabulation.column_headers import column_headers
from aspera.domain.tabulation.limits import MOST_COLUMNS, MOST_PIECES, MOST_PLACES

Word = tuple[str, tuple[int, int, int, int]]
HEIGHT = 600


def page(words: Sequence[Word], width: float = 30_000.0) -> Page:
    """So wide that a thousand columns stand apart."""
    ordered = sorted(words, key=lambda word: (word[1][1], word[1][0]))
    boxes = array("i", [edge for _, box in ordered for edge in box])
    starts = [i for i, (_, box) in enumerate(ordered) if i == 0 or box[1] != ordered[i - 1][1][1]]
    return Page(1, width, 792.0, PageSource.TEXT_LAYER, [text for text, _ in ordered], boxes, starts)


def row(top: int, columns: int, text: str = "12", left: int = 0, pitch: int = 60) -> list[Word]:
    places = (left + pitch * column for column in range(columns))
    return [(text, (x, top, x + 20, top + HEIGHT)) for x in places]


def statement(top: int) -> list[Word]:
    return [
        word
        for line in range(4)
        for word in row(top + 1_000 * line, 3, pitch=20_000)
    ]  # fmt: skip


def test_a_table_of_more_columns_than_can_be_read_is_said_and_the_others_are_read() -> None:
    wide = [word for line in range(3) for word in row(50_000 + 1_000 * line, MOST_COLUMNS + 1)]
    read = with_tables(page([*statement(10_000), *wide]))
    assert [(table.rows, table.columns) for table in read.tables] == [(4, 3)]
    (given_up,) = read.unread_tables
    assert given_up.reason == "more than 1,000 columns"
    assert given_up.box == Box(0, 50_000, 60 * MOST_COLUMNS + 20, 52_600)


def test_columns_that_no_line_fills_alone_are_counted_together() -> None:
    half = MOST_COLUMNS // 2 + 1
    lines = [row(10_000 + 1_000 * n, half, left=60 * half * (n % 2)) for n in range(6)]
    read = with_tables(page([word for line in lines for word in line]))
    assert not read.tables
    assert [given_up.reason for given_up in read.unread_tables] == ["more than 1,000 columns"]


def test_a_table_of_more_cells_than_can_be_checked_is_said() -> None:
    rows, columns = 90, 4 + MOST_PLACES // 90
    filled = [row(1_000 * line, columns, pitch=300) for line in range(rows)]
    read = with_tables(
        page([word for n, line in enumerate(filled) for c, word in enumerate(line) if (n + c) % 9])
    )
    assert not read.tables
    assert [given_up.reason for given_up in read.unread_tables] == ["more than 20,000 cells"]


def test_a_page_of_more_pieces_than_can_be_laid_out_is_said_and_keeps_its_words() -> None:
    per_line = MOST_PIECES // 99 + 1
    read = with_tables(page([word for line in range(100) for word in row(1_000 * line, per_line, pitch=300)]))
    assert len(read.words) == 100 * per_line
    assert [one.reason for one in read.unread_tables] == ["more than 20,000 pieces of text are on the page"]


def test_headers_over_groups_of_a_hundred_columns_reach_each_of_them() -> None:
    def cell(row: int, column: int, text: str, middle: int) -> Cell:
        return Cell(row, column, text, Box(middle - 50, 1_000 * row, middle + 50, 1_000 * row + 600))

    groups: list[Cell | None] = [None] * 97
    for n in range(12):
        groups[8 * n + 4] = cell(0, 8 * n + 4, f"Group {n}", 900 * (8 * n + 1) + 3_150)
    years = [None, *(cell(1, c, str(1900 + c), 900 * c) for c in range(1, 97))]
    body = [cell(2, 0, "Sales", 100), *(cell(2, c, "12", 900 * c) for c in range(1, 97))]
    grid = (tuple(groups), tuple(years), tuple(body))
    headers = column_headers(Table(1, Box(0, 0, 100_000, 3_000), "", 2, 1, grid), range(1, 97))
    assert headers == {c: f"Group {(c - 1) // 8} {1900 + c}" for c in range(1, 97)}


WORDS = [(text, (x, y, x + 900, y + HEIGHT)) for y in range(10_000, 18_000, 1_000) for x, text in
         ((1_000, "alpha"), (30_000 + 2_000 * (y // 1_000 % 3), "beta"), (70_000 - 3_000 * (y // 1_000 % 2), "gamma"))]  # fmt: skip


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        (None, "too much is drawn on the page"),
        ([Box(10 * n, 0, 10 * n + 5, 400 + 1_000 * (n % 90)) for n in range(9_000)], "more than 1,500 lines are drawn on the page"),
        (
            [Box(0, y, 100_000, y + 10) for y in range(0, 100_000, 500)]
            + [Box(x, 0, x + 10, 100_000) for x in range(0, 100_000, 500)],
            "its frame has too many lines",
        ),
    ],
    ids=["objects", "lines", "graph paper"],
)  # fmt: skip
def test_words_in_columns_whose_lines_are_too_many_are_said(rules: list[Box] | None, reason: str) -> None:
    read = with_tables(page(WORDS, width=612.0), lambda: rules)
    assert not read.tables
    (given_up,) = read.unread_tables
    assert given_up.reason == reason
    assert given_up.box.left == 1_000 and given_up.box.top == 10_000


def test_a_drawing_around_prose_is_no_table_given_up() -> None:
    prose = [("word", (1_000 + 1_100 * n, y, 2_000 + 1_100 * n, y + HEIGHT)) for y in range(10_000, 20_000, 1_000) for n in range(60)]  # fmt: skip
    assert not with_tables(page(prose, width=612.0), lambda: None).unread_tables


def steps(work: Callable[[], Any]) -> int:
    """Lines of Python that are run."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def understood(drawn: Page) -> None:
    read = with_tables(drawn)
    normalised_tables(replace(read), NumberLocale.POINT)


@pytest.mark.parametrize(
    "drawn",
    [
        lambda n: [word for line in range(n) for word in row(500 * line, 20, pitch=4_000)],
        lambda n: [word for line in range(20) for word in row(1_000 * line, n, pitch=400)],
        lambda n: [("1", (50_000, 50_000, 50_000, 50_000))] * (20 * n),
        lambda n: [("12", (20 * i, 100 * i, 20 * i + 9, 100 * i + 90)) for i in range(5 * n)],
        lambda n: [("7", (0, 40 * i, 100_000, 40 * i + 2_000)) for i in range(5 * n)],
    ],
    ids=["rows", "columns", "one spot", "diagonal", "over one another"],
)
def test_a_page_twice_as_full_takes_hardly_more_than_twice_the_steps(
    drawn: Callable[[int], list[Word]],
) -> None:
    small, large = (steps(lambda n=n: understood(page(drawn(n)))) for n in (60, 120))
    assert large <= 2.5 * small + 2_000


EDGE = st.one_of(st.integers(-300_000, 400_000), st.sampled_from([0, 50_000, 100_000]))
PLACED = st.tuples(
    st.sampled_from(["1,234", "(5)", "Total", "—", "%", "$", "2023", "a", "١٢", "１２３", "(1)"]),
    st.tuples(EDGE, EDGE, EDGE, EDGE),
)


@settings(max_examples=60)
@given(st.lists(PLACED, min_size=1, max_size=60))
def test_whatever_boxes_words_have_the_work_is_bounded_by_their_number(words: list[Word]) -> None:
    assert steps(lambda: understood(page(words, width=612.0))) <= 4_000 + 1_500 * len(words)

"""Pages that no report should have: an answer, and never an error."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.document import NumberLocale
from aspera.domain.geometry import Box
from aspera.domain.normalised_page import normalised_tables
from aspera.domain.page import Page, PageSource
from aspera.domain.table import Table, UnreadTable
from aspera.domain.tabulation import read_tables
from aspera.domain.tabulation.ruled_tables import read_ruled_tables

Word = tuple[str, tuple[int, int, int, int]]


def page(words: Sequence[Word], width: float = 612.0) -> Page:
    boxes = array("i", [edge for _, box in words for edge in box])
    starts = [i for i, (_, box) in enumerate(words) if i == 0 or box[1] != words[i - 1][1][1]]
    return Page(1, width, 792.0, PageSource.TEXT_LAYER, [text for text, _ in words], boxes, starts)


def lattice(rows: int, columns: int, text: str, height: int = 600) -> list[Word]:
    across, down = 90_000 // columns, min(90_000 // rows, 2 * height)
    corners = [(5_000 + c * across, 5_000 + r * down) for r in range(rows) for c in range(columns)]
    return [(text, (x, y, x + across // 2, y + min(height, down // 2))) for x, y in corners]


def understood(drawn: Page) -> list[tuple[int, int]]:
    drawn = replace(drawn, tables=read_tables(drawn))
    normalised_tables(drawn, NumberLocale.POINT)
    return [(table.rows, table.columns) for table in drawn.tables]


def test_ten_thousand_numbers_are_one_table() -> None:
    assert understood(page(lattice(100, 100, "12"))) == [(100, 100)]


def test_five_hundred_columns_are_read() -> None:
    assert understood(page(lattice(20, 500, "123"), width=14_400.0)) == [(20, 500)]


def test_group_headers_over_hundreds_of_columns_are_read() -> None:
    words = lattice(20, 300, "123")
    heads: list[Word] = [("Group", (x, 2_000, x + 300, 2_600)) for x in range(5_000, 95_000, 900)]
    assert understood(page([*heads, *words], width=14_400.0))


def test_digits_of_another_script_are_numbers() -> None:
    words = [("Item", (1_000, y, 3_500, y + 600)) for _, (_, y, _, _) in lattice(12, 1, "")]
    drawn = page(sorted([*lattice(12, 4, "١٢٣٤"), *words], key=lambda word: (word[1][1], word[1][0])))
    drawn = replace(drawn, tables=read_tables(drawn))
    (sheet,) = normalised_tables(drawn, NumberLocale.POINT)
    assert {number.value for row in sheet.numbers for number in row if number} == {1234}


@pytest.mark.parametrize("box", [(5, 5, 5, 5), (20_000, 30_000, 25_000, 31_000), (0, 0, 0, 0)])
def test_words_on_one_spot_are_no_table(box: tuple[int, int, int, int]) -> None:
    assert understood(page([("1,234", box)] * 3_000)) == []


def test_words_scattered_at_random_give_an_answer() -> None:
    chance = Random(1)
    corners = [(chance.randrange(90_000), chance.randrange(98_000)) for _ in range(3_000)]
    understood(page([(str(x % 997), (x, y, x + 3_000, y + 900)) for x, y in corners]))


@given(st.lists(st.tuples(*[st.integers(0, 100_000)] * 4), max_size=60))
def test_any_lines_give_an_answer(edges: list[tuple[int, int, int, int]]) -> None:
    rules = [Box(min(a, c), min(b, d), max(a, c) + 1, max(b, d) + 1) for a, b, c, d in edges]
    for table in read_ruled_tables(page(lattice(8, 4, "words")), rules):
        assert isinstance(table, Table)
        assert {len(row) for row in table.grid} == {table.columns}


def test_graph_paper_behind_words_is_given_up() -> None:
    level = [Box(0, y, 100_000, y + 10) for y in range(0, 100_000, 500)]
    upright = [Box(x, 0, x + 10, 100_000) for x in range(0, 100_000, 500)]
    (given_up,) = read_ruled_tables(page(lattice(8, 4, "words")), level + upright)
    assert given_up == UnreadTable(Box(0, 0, 100_000, 100_000), "its frame has too many lines")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["1,234", "(5)", "Total", "—", "%", "$", "2023", "a", "١٢"]),
            st.tuples(*[st.integers(-200_000, 300_000)] * 4),
        ),
        max_size=40,
    )
)
def test_any_boxes_give_an_answer(words: list[Word]) -> None:
    understood(page(words))

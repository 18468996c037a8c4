from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.geometry import UNITS, Box
from aspera.domain.orientation import Direction, downwards, text_direction, turned, turned_page
from aspera.domain.page import Page, PageSource
from aspera.domain.table import Cell, Table, UnreadTable
from tests.drawing import page_of

TEXT = """
    These words run to the right
    and there are two lines of them
"""
edges = st.tuples(
    st.integers(0, UNITS - 1), st.integers(0, UNITS - 1), st.integers(1, 5000), st.integers(1, 5000)
)


@pytest.mark.parametrize("direction", Direction)
def test_the_direction_is_that_of_most_lines(direction: Direction) -> None:
    page = turned_page(page_of(TEXT), direction.inverse)
    assert text_direction(page.boxes, page.lines, page.width / page.height) is direction


def test_a_page_of_single_words_is_upright() -> None:
    page = page_of("one\n\ntwo\n\nthree")
    assert text_direction(page.boxes, page.lines, 1.0) is Direction.RIGHT


@given(st.lists(edges, min_size=1, max_size=20), st.sampled_from(Direction))
def test_turning_there_and_back_changes_nothing(places: list[tuple[int, ...]], direction: Direction) -> None:
    boxes = [e for x, y, w, h in places for e in (x, y, min(x + w, UNITS), min(y + h, UNITS))]
    there = turned(boxes, direction)
    assert list(turned(there, direction.inverse)) == boxes
    assert all(there[i] < there[i + 2] for i in range(0, len(there), 4))


def test_text_that_runs_down_reads_to_the_right_once_it_is_turned() -> None:
    down = [90000, 10000, 92000, 20000, 90000, 21000, 92000, 30000]
    first, second = turned(down, Direction.DOWN)[:4], turned(down, Direction.DOWN)[4:]
    assert first[2] < second[0]
    assert first[1] == second[1] == UNITS - 92000


def test_tables_are_turned_with_their_page() -> None:
    box = Box(90000, 10000, 92000, 20000)
    table = Table(1, box, "", 0, 1, ((Cell(0, 0, "x", box), None),))
    unread = UnreadTable(box, "more than 1,000 columns")
    page = Page(1, 842, 595, PageSource.TEXT_LAYER, ["x"], list(box), [0], [], [table], [unread])
    upright = turned_page(page, Direction.DOWN)
    assert (upright.width, upright.height) == (595, 842)
    assert upright.tables[0].grid[0][0].box == upright.tables[0].box == upright.box(0)
    assert upright.unread_tables[0].box == upright.box(0)
    assert turned_page(upright, Direction.UP).tables[0] == table
    assert turned_page(upright, Direction.UP).unread_tables[0] == unread


def test_the_inverse_undoes() -> None:
    assert [d.inverse for d in Direction] == [Direction.RIGHT, Direction.UP, Direction.LEFT, Direction.DOWN]
    assert all(a.is_sideways != b.is_sideways for a, b in pairwise(Direction))


def test_lines_that_were_read_from_the_bottom_up_are_put_in_order() -> None:
    boxes = [0, 300, 9, 310, 0, 200, 9, 210, 0, 100, 9, 110]
    assert downwards([(0, 1), (1, 2), (2, 3)], boxes) == [(2, 3), (1, 2), (0, 1)]


def test_lines_that_mostly_go_down_stay_as_they_are() -> None:
    boxes = [0, 900, 9, 910, 0, 100, 9, 110, 0, 200, 9, 210, 0, 300, 9, 310]
    lines = [(0, 1), (1, 2), (2, 3), (3, 4)]
    assert downwards(lines, boxes) == lines

"""Pages whose text runs up, down or upside down, and how to see them upright.

A scan lies on its side, a wide table is printed along the long edge. Lines, layout and tables
are found on the turned page; every box is given back as it stands on the page shown.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum
from itertools import pairwise

from aspera.domain.geometry import UNITS, Box
from aspera.domain.page import Page
from aspera.domain.table import Cell, Table, UnreadTable

_MOST = 0.6
"""Of the lines run the same way; a margin note does not turn a page."""


_NEAR = 1.2
"""Times the size of the type: words farther apart are not of one phrase."""


class Direction(Enum):
    """Where the text of a page runs to."""

    RIGHT = "right"
    DOWN = "down"
    LEFT = "left"
    UP = "up"

    @property
    def inverse(self) -> Direction:
        """The direction whose turn undoes this one's."""
        return {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}.get(self, self)

    @property
    def is_sideways(self) -> bool:
        return self in (Direction.UP, Direction.DOWN)


def text_direction(boxes: Sequence[int], starts: Sequence[int], aspect: float) -> Direction:
    """Where most lines run to, by the first and the last two words of each; `starts` as they were
    read. Words far apart do not count: PDFium puts the columns of a turned table as they are
    shown, from left to right."""
    votes = dict.fromkeys(Direction, 0)
    for first, end in pairwise([*starts, len(boxes) // 4]):
        for word in {first, end - 2} if end - first > 1 else ():
            direction = _step(boxes[4 * word : 4 * word + 8], aspect)
            if direction is not None:
                votes[direction] += 1
    best = max(votes, key=votes.__getitem__)
    return best if votes[best] > _MOST * sum(votes.values()) else Direction.RIGHT


def rows_direction(tables: Iterable[Table]) -> Direction:
    """Where most rows of the tables run to, by two cells of each."""
    votes = dict.fromkeys(Direction, 0)
    for row in (row for table in tables for row in table.grid):
        first, second, *_ = *(cell.box for cell in row if cell is not None), None, None
        if first and second:
            across = second.left + second.right - first.left - first.right
            votes[_direction(across, second.top + second.bottom - first.top - first.bottom)] += 1
    return max(votes, key=votes.__getitem__)


def _step(pair: Sequence[int], aspect: float) -> Direction | None:
    """The way from a word to the next one, None when they do not stand side by side."""
    left, top, right, bottom, next_left, next_top, next_right, next_bottom = pair
    size = max(
        min((right - left) * aspect, bottom - top),
        min((next_right - next_left) * aspect, next_bottom - next_top),
    )
    across, down = (
        max(next_left - right, left - next_right) * aspect,
        max(next_top - bottom, top - next_bottom),
    )
    if max(across, down) > _NEAR * size:
        return None
    return _direction((next_left - left) * aspect, next_top - top)


def _direction(across: float, down: float) -> Direction:
    if abs(across) >= abs(down):
        return Direction.RIGHT if across >= 0 else Direction.LEFT
    return Direction.DOWN if down > 0 else Direction.UP


def turned(boxes: Sequence[int], direction: Direction) -> Sequence[int]:
    """The boxes as they stand when text that runs in `direction` is turned upright."""
    if direction is Direction.RIGHT:
        return boxes
    lefts, tops, rights, bottoms = (boxes[side::4] for side in range(4))
    if direction is Direction.DOWN:
        sides = tops, _mirrored(rights), bottoms, _mirrored(lefts)
    elif direction is Direction.UP:
        sides = _mirrored(bottoms), lefts, _mirrored(tops), rights
    else:
        sides = _mirrored(rights), _mirrored(bottoms), _mirrored(lefts), _mirrored(tops)
    return array("i", [edge for box in zip(*sides, strict=True) for edge in box])


def downwards(lines: list[tuple[int, int]], boxes: Sequence[int]) -> list[tuple[int, int]]:
    """The lines (first word and end) from the top of the upright page to its bottom. PDFium gives
    those of a turned page from the bottom up."""
    tops = [boxes[4 * first + 1] for first, _ in lines]
    steps = [below - above for above, below in pairwise(tops)]
    rises = sum(step < 0 for step in steps)
    return lines[::-1] if rises > len(steps) - rises else lines


def _mirrored(edges: Sequence[int]) -> Sequence[int]:
    return [UNITS - edge for edge in edges]


def turned_page(page: Page, direction: Direction) -> Page:
    """The page upright, tables and all."""
    if direction is Direction.RIGHT:
        return page
    width, height = page.width, page.height
    return replace(
        page,
        width=height if direction.is_sideways else width,
        height=width if direction.is_sideways else height,
        boxes=turned(page.boxes, direction),
        tables=tuple(turned_table(table, direction) for table in page.tables),
        unread_tables=tuple(turned_unread(table, direction) for table in page.unread_tables),
    )


def turned_table(table: Table, direction: Direction) -> Table:
    grid = tuple(tuple(cell and _turned_cell(cell, direction) for cell in row) for row in table.grid)
    return replace(table, box=_turned_box(table.box, direction), grid=grid)


def turned_unread(table: UnreadTable, direction: Direction) -> UnreadTable:
    return replace(table, box=_turned_box(table.box, direction))


def _turned_cell(cell: Cell, direction: Direction) -> Cell:
    return replace(cell, box=_turned_box(cell.box, direction))


def _turned_box(box: Box, direction: Direction) -> Box:
    left, top, right, bottom = turned(box, direction)
    return Box(left, top, right, bottom)

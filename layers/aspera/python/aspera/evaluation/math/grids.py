"""Tables that come as rows of text, set on a page."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from aspera.domain.geometry import UNITS, Box, union
from aspera.domain.number import parse_number
from aspera.domain.page import Block, BlockKind, Page, PageSource
from aspera.domain.table import Cell, Table

Grid = Sequence[Sequence[str]]

_WIDTH, _HEIGHT = 612.0, 792.0
_FILLED = 0.6
"""Of a line's height is type, and at most of a column's width."""


def page_of(grid: Grid) -> Page:
    """One page with one table: row by row a line, the first column names the rows, leading rows
    without any number but years head the columns."""
    columns = max(map(len, grid))
    words: list[str] = []
    boxes = array("i")
    starts: list[int] = []
    rows: list[tuple[Cell | None, ...]] = []
    for row, texts in enumerate(grid):
        first = len(words)
        cells: list[Cell | None] = []
        for column in range(columns):
            text = texts[column].split() if column < len(texts) else []
            placed = _placed(text, row, column, len(grid), columns)
            words.extend(text)
            for box in placed:
                boxes.extend(box)
            cells.append(Cell(row, column, " ".join(text), union(placed)) if text else None)
        rows.append(tuple(cells))
        if len(words) > first:
            starts.append(first)
    table = Table(1, Box(0, 0, UNITS, UNITS), "", _header_rows(grid), 1, tuple(rows))
    blocks = [Block(BlockKind.TABLE, 0, len(starts))] if starts else []
    return Page(1, _WIDTH, _HEIGHT, PageSource.TEXT_LAYER, words, boxes, starts, blocks, (table,))


def _placed(words: Sequence[str], row: int, column: int, rows: int, columns: int) -> list[Box]:
    """Side by side, each as wide as it has letters."""
    height, width = UNITS // rows, UNITS // columns
    letter = int(_FILLED * width) // max(sum(map(len, words)) + len(words), 1)
    left = column * width
    placed = []
    for word in words:
        right = left + max(letter * len(word), 1)
        placed.append(Box(left, row * height, right, row * height + int(_FILLED * height)))
        left = right + letter
    return placed


def _header_rows(grid: Grid) -> int:
    for index, row in enumerate(grid):
        numbers = [number for text in row[1:] if (number := parse_number(text)) and not number.is_dash]
        if any(not number.is_year for number in numbers) or (numbers and row[0] and index):
            return index
    return 1

"""Tables set in type, and the same tables as grids of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from aspera.adapters.local.reading.typesetting.elements import Grid
from aspera.adapters.local.reading.typesetting.press import (
    SIZE,
    Press,
    SetLine,
    advance,
    columns,
    lines_of_a_sheet,
    wrapped,
)
from aspera.domain.geometry import Box, union
from aspera.domain.page import BlockKind
from aspera.domain.table import Cell, Table

_GAP = 3
"""Characters between two columns."""
_COMFORTABLE = 40
_LEAST_SIZE = 5.0
_MOST_REPEATED = 4
_FIGURE = re.compile(
    r"[-–—(\[+~≈<>$€£¥\s]*\d[\d.,'’\s]*(?:%|[a-z]{1,3})?[\s)\]*†]*|[-–—]|n/?a", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")

CellLines = Sequence[SetLine]


def set_grid(press: Press, grid: Grid, caption: str) -> None:
    """On as many sheets as it needs, the header repeated on each."""
    _GridSetting(press, grid, caption).run()


def count_header_rows(rows: Sequence[Sequence[str]]) -> int:
    """The rows before the first one with a figure right of the first column (years are names
    there); one at least where there is more than one row."""
    for index, row in enumerate(rows):
        if any(_is_figure(text) for text in row[1:]):
            return index
    return min(1, len(rows) - 1)


class _GridSetting:
    """The rows of a grid on their way to the press; `part` are those on the sheet at hand."""

    def __init__(self, press: Press, grid: Grid, caption: str) -> None:
        self._press = press
        self._grid = grid
        self._caption = caption
        natural = [max(map(len, column)) for column in zip(*grid.rows, strict=True)]
        gaps = _GAP * (len(natural) - 1)
        wanted = sum(min(width, _COMFORTABLE) for width in natural) + gaps
        self._size = max(min(SIZE * columns(SIZE) / max(wanted, 1), SIZE), _LEAST_SIZE)
        self._widths = _fitted(natural, columns(self._size) - gaps)
        self._lefts = list(accumulate((width + _GAP for width in self._widths[:-1]), initial=0))
        self._header = list(grid.rows[: min(grid.header_rows, _MOST_REPEATED)])
        self._part: list[tuple[Cell | None, ...]] = []

    def run(self) -> None:
        self._press.space(SIZE / 2)
        for row in self._grid.rows:
            for piece in self._pieces(row):
                self._set(piece)
        self._end_part()
        self._press.space(SIZE / 2)

    def _pieces(self, row: Sequence[str]) -> Iterator[list[CellLines]]:
        """The lines of the row's cells, in pieces that are no higher than a sheet."""
        cells = [list(self._wrap(column, text)) for column, text in enumerate(row)]
        most = lines_of_a_sheet(self._size) - 2 * _MOST_REPEATED
        for first in range(0, max(map(len, cells)), most):
            yield [cell[first : first + most] for cell in cells]

    def _wrap(self, column: int, text: str) -> Iterator[SetLine]:
        indent = advance(self._lefts[column], self._size)
        return wrapped(text.split(), self._widths[column], indent, self._size)

    def _set(self, cells: list[CellLines]) -> None:
        height = max(map(len, cells))
        if not self._press.has_room(height, self._size):
            self._end_part()
            self._press.turn_over()
            for header in self._header:
                lines = next(self._pieces(header), [])
                if max(map(len, lines), default=0) <= 2:
                    self._place(lines)
        self._place(cells)

    def _place(self, cells: list[CellLines]) -> None:
        """A row whose cells need one line each is one line; others are read cell by cell."""
        row, size = len(self._part), self._size
        height = max(map(len, cells), default=0)
        if height == 1:
            boxes = iter(
                self._press.set_line([word for cell in cells for line in cell for word in line], size)
            )
            placed = [[next(boxes) for line in cell for _ in line] for cell in cells]
            self._press.end_block(BlockKind.TEXT)
        else:
            placed = [self._place_cell(cell) for cell in cells]
        self._press.feed(height, size)
        self._part.append(
            tuple(
                Cell(row, column, " ".join(word for line in lines for word, _ in line), union(boxes))
                if boxes
                else None
                for column, (lines, boxes) in enumerate(zip(cells, placed, strict=True))
            )
        )

    def _place_cell(self, lines: CellLines) -> list[Box]:
        boxes = [
            box for below, line in enumerate(lines) for box in self._press.set_line(line, self._size, below)
        ]
        self._press.end_block(BlockKind.TEXT)
        return boxes

    def _end_part(self) -> None:
        """Make a table of the rows that stand on the sheet."""
        cells = [cell for row in self._part for cell in row if cell]
        if cells and len(self._part) > 1:
            header_rows = min(self._grid.header_rows, len(self._part) - 1)
            self._press.add_table(
                Table(
                    page=self._press.page_number,
                    box=union(cell.box for cell in cells),
                    caption=self._caption,
                    header_rows=header_rows,
                    label_columns=_count_label_columns(self._grid.rows[self._grid.header_rows :]),
                    grid=tuple(self._part),
                )
            )
        self._part = []


def _fitted(natural: Sequence[int], room: int) -> list[int]:
    """Widths that fit: the widest columns give way first, down to one character."""
    most = max(natural, default=1)
    while most > 1 and sum(min(width, most) for width in natural) > room:
        most -= 1
    return [max(min(width, most), 1) for width in natural]


def _count_label_columns(rows: Sequence[Sequence[str]]) -> int:
    """1 when the first column holds names, 0 when it holds figures too."""
    first = [row[0] for row in rows if row[0].strip()]
    return int(2 * sum(_is_figure(text) for text in first) < max(len(first), 1))


def _is_figure(text: str) -> bool:
    text = text.strip()
    return bool(text) and bool(_FIGURE.fullmatch(text)) and not _YEAR.fullmatch(text)

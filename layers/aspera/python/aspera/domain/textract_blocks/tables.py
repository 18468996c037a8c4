"""From a TABLE block to our grid."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.domain.table import Cell, Table, UnreadTable
from aspera.domain.tabulation.numerals import is_numeral, is_year
from aspera.domain.textract_blocks.block_index import Block, BlockIndex, box_of
from aspera.domain.textract_blocks.cells import Entry, Grid, read_grid

_TITLES = ("TABLE_TITLE", "TITLE")
_ABOVE = frozenset(_TITLES)
_BELOW = frozenset({"TABLE_FOOTER", "FOOTER"})
_LABELS = 0.5
_MOST_HEADERS = 4


def read_table(index: BlockIndex, block: Block, page: int) -> Table | UnreadTable | None:
    """The table of a TABLE block; None when it has fewer than two rows or columns; given up when it has
    more cells than a table may have, or claims to.

    A title, inside of the grid or beside it, is the caption; footers inside of the grid are left
    out, for they are no rows. Header rows are those that Textract calls COLUMN_HEADER or, when it
    calls none so, those above the first numbers. Currency signs and brackets in columns of their own
    go to their number. A merged header stands in each of its columns, any other merged cell once, at
    its top left: a sum must not count it twice."""
    grid = read_grid(index, block)
    if isinstance(grid, UnreadTable):
        return grid
    title = " ".join(index.text(one) for kind in _TITLES for one in index.related(block, kind))
    inside = dict.fromkeys(entry.text for row in grid for entry in row if entry and entry.kinds & _ABOVE)
    grid = [row for row in grid if any(row) and not any(e and e.kinds & (_ABOVE | _BELOW) for e in row)]
    used = [column for column in range(max(map(len, grid), default=0)) if any(row[column] for row in grid)]
    if len(grid) < 2 or len(used) < 2:
        return None
    grid = [[row[column] for column in used] for row in grid]
    headers = _header_rows(grid)
    labels = _label_columns(grid[headers:])
    return Table(page, box_of(block), title or " ".join(inside), headers, labels, _cells(grid))


def _cells(grid: Grid) -> tuple[tuple[Cell | None, ...], ...]:
    return tuple(
        tuple(
            Cell(row, column, entry.text, entry.box) if entry else None
            for column, entry in enumerate(entries)
        )
        for row, entries in enumerate(grid)
    )


def _header_rows(grid: Grid) -> int:
    named = [any(entry and entry.is_header for entry in row) for row in grid]
    if any(named):
        return len(named) if all(named) else named.index(False, named.index(True))
    above = 0
    while above < min(_MOST_HEADERS, len(grid) - 1) and not _has_numbers(grid[above]):
        above += 1
    return above if _has_numbers(grid[above]) else 0


def _has_numbers(row: Sequence[Entry | None]) -> bool:
    return any(entry and is_numeral(entry.text) and not is_year(entry.text) for entry in row[1:])


def _label_columns(body: Grid) -> int:
    """Leading columns that hold words, for the most part; one where there is nothing but words."""
    for count, column in enumerate(zip(*body, strict=True)):
        texts = [entry.text for entry in column if entry]
        if texts and sum(map(is_numeral, texts)) > _LABELS * len(texts):
            return count
    return 1

"""The cells of a TABLE block in their places."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aspera.domain.geometry import Box, union
from aspera.domain.table import UnreadTable
from aspera.domain.tabulation.limits import MOST_PLACES, too_large
from aspera.domain.tabulation.numerals import is_numeral
from aspera.domain.textract_blocks.block_index import Block, BlockIndex, box_of

_BEFORE = frozenset({"$", "€", "£", "¥", "US$", "(", "$(", "($", "€(", "£("})
_AFTER = frozenset({")", "%", "%)", ")%"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell that shows something. `kinds` are Textract's entity types."""

    text: str
    box: Box
    kinds: frozenset[str]

    @property
    def is_header(self) -> bool:
        return "COLUMN_HEADER" in self.kinds


Grid = list[list[Entry | None]]


def read_grid(index: BlockIndex, table: Block) -> Grid | UnreadTable:
    """Rows of equal length. Merged headers are spread, other merged cells are put in one place. Given up
    where it claims more cells than a table may have, or does not say where one stands."""
    children = [*index.related(table, "CHILD"), *index.related(table, "MERGED_CELL")]
    places = [(_row(b), _column(b), b) for b in children if b.get("BlockType") == "CELL"]
    rows = max((row for row, _, _ in places), default=-1) + 1
    columns = max((column for _, column, _ in places), default=-1) + 1
    if rows * columns > MOST_PLACES:
        return too_large(box_of(table))
    if any(min(row, column) < 0 for row, column, _ in places):
        return UnreadTable(box_of(table), "a cell whose row or column is not known")
    grid: Grid = [[None] * columns for _ in range(rows)]
    for row, column, block in places:
        grid[row][column] = _entry(index, block)
    for merged in children:
        if merged.get("BlockType") == "MERGED_CELL":
            _spread(grid, index, merged)
    for line in grid:
        _join_signs(line)
    return grid


def _row(block: Block) -> int:
    return int(block.get("RowIndex") or 0) - 1


def _column(block: Block) -> int:
    return int(block.get("ColumnIndex") or 0) - 1


def _entry(index: BlockIndex, block: Block) -> Entry | None:
    """None for a cell without words. Its box is that of its words: they say how it is aligned."""
    text = index.text(block)
    if not text:
        return None
    return Entry(text, union(map(box_of, index.marks(block))), frozenset(block.get("EntityTypes") or ()))


def _spread(grid: Grid, index: BlockIndex, merged: Block) -> None:
    parts = [part for part in index.related(merged, "CHILD") if part.get("BlockType") == "CELL"]
    parts.sort(key=lambda part: (_row(part), _column(part)))
    entries = [entry for part in parts if (entry := grid[_row(part)][_column(part)])]
    if not entries:
        return
    kinds = frozenset(merged.get("EntityTypes") or ()).union(*(entry.kinds for entry in entries))
    whole = Entry(index.text(*parts), union(entry.box for entry in entries), kinds)
    for part in parts:
        row, column = _row(part), _column(part)
        if part is parts[0]:
            grid[row][column] = whole
        elif whole.is_header and row == _row(parts[0]):
            grid[row][column] = replace(whole, box=box_of(part))
        else:
            grid[row][column] = None


def _join_signs(row: list[Entry | None]) -> None:
    """Put a sign that has a cell of its own to its number."""
    for column in range(len(row) - 2, -1, -1):
        first, second = row[column], row[column + 1]
        if not (first and second):
            continue
        if first.text in _BEFORE and is_numeral(second.text):
            row[column], row[column + 1] = None, _joined(first, second)
        elif second.text in _AFTER and is_numeral(first.text):
            row[column], row[column + 1] = _joined(first, second), None


def _joined(first: Entry, second: Entry) -> Entry:
    return Entry(f"{first.text} {second.text}", union([first.box, second.box]), first.kinds | second.kinds)

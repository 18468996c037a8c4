"""What the words around a table say about its scale and unit."""

from __future__ import annotations

from collections.abc import Iterator

from aspera.domain.page import Page
from aspera.domain.scale import Scale, read_scale
from aspera.domain.table import Table
from aspera.domain.tabulation.column_headers import unit_notes

_NEAR = 12_000
"""How far above a table, in 1/100,000 of the page's height, a line still speaks of it."""
_SHORT = 60
_TOP_LINES = 8
_FIRST_ROWS = 2


def scale_around(table: Table, page: Page) -> Scale | None:
    """The nearest of: the corner of the table, a unit over all its columns, its caption, the lines
    above it, the page's top when no other table comes before."""
    for text in (*_corner(table), *unit_notes(table)):
        scale = read_scale(text)
        if scale and scale.unit != "%":
            return scale
    for text in (table.caption, *_lines_above(table, page)):
        scale = read_scale(text)
        if scale and _speaks_of_tables(scale, text):
            return scale
    return None


def _corner(table: Table) -> Iterator[str]:
    """The label cells of the header, and of the first rows while these have nothing else."""
    labels = range(max(table.label_columns, 1))
    for row in range(min(table.header_rows + _FIRST_ROWS, table.rows)):
        if row >= table.header_rows and any(table.grid[row][len(labels) :]):
            return
        for column in labels:
            if column < table.columns and table.grid[row][column]:
                yield table.text(row, column)


def _speaks_of_tables(scale: Scale, text: str) -> bool:
    """A sentence may name a unit or a percentage in passing, but hardly "in millions"."""
    return scale.factor > 1 or (len(text) < _SHORT and scale.unit != "%")


def _lines_above(table: Table, page: Page) -> Iterator[str]:
    """Lines right above the table, nearest first, then the first lines of the page."""
    first = all(other.box.top >= table.box.top for other in page.tables)
    bottoms = [page.boxes[4 * start + 3] for start in page.lines]
    near = [(-bottom, line) for line, bottom in enumerate(bottoms) if -_NEAR < bottom - table.box.top <= 0]
    top = [line for line, bottom in enumerate(bottoms[: _TOP_LINES * first]) if bottom <= table.box.top]
    for line in [line for _, line in sorted(near)] + top:
        words = page.line_words(line)
        yield " ".join(page.words[words.start : words.stop])

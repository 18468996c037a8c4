"""Tables that go on over the end of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from aspera.domain.document import NumberLocale
from aspera.domain.geometry import UNITS
from aspera.domain.normalised_page import normalised_tables
from aspera.domain.normalised_table import Column, NormalisedTable
from aspera.domain.page import Page

_ALIGNED = UNITS // 60
_LINES_BELOW, _LINES_ABOVE = 3, 5
_SHORT = 14
"""Words of a line that can be a footer, a running head or a title."""
_LOW, _HIGH = 0.55 * UNITS, 0.4 * UNITS
_CONTINUED = re.compile(
    r"\b(?:continued|cont['’]?d|carried forward|brought forward|fortsetzung|fortgesetzt|suite)\b|\(cont", re.I
)
_ONE = Decimal(1)


def linked_tables(
    pages: Iterable[Page], locale: NumberLocale
) -> list[tuple[Page, Sequence[NormalisedTable]]]:
    """Each of `pages` with its tables, as `normalised_tables` gives them, but a table that carries on
    the last one of the page before says so: `continues` is that table.

    It does when it begins at the top of its page, the other ends at the foot of the page right
    before, their columns of numbers stand in the same places, and it has no header of its own, or
    the words above it say "continued". Then it inherits what it does not say itself: headers with
    their periods where it has none, scale and unit where it names none. Two statements of the same
    shape on two pages, each with its own header, are not linked. A sum may run on over the link;
    the page of a cell is that of its own table."""
    linked: list[tuple[Page, Sequence[NormalisedTable]]] = []
    for page in pages:
        sheets: Sequence[NormalisedTable] = normalised_tables(page, locale)
        before = linked[-1] if linked else None
        if sheets and before and before[1] and before[0].number + 1 == page.number:
            first, last = _highest(sheets), _lowest(before[1])
            if _goes_on(last, before[0], first, page):
                heir = _inherited(last, first)
                sheets = [heir if sheet is first else sheet for sheet in sheets]
        linked.append((page, sheets))
    return linked


def _highest(sheets: Sequence[NormalisedTable]) -> NormalisedTable:
    return min(sheets, key=lambda sheet: sheet.table.box.top)


def _lowest(sheets: Sequence[NormalisedTable]) -> NormalisedTable:
    return max(sheets, key=lambda sheet: sheet.table.box.bottom)


def _goes_on(last: NormalisedTable, page: Page, first: NormalisedTable, following: Page) -> bool:
    if last.table.box.bottom < _LOW or first.table.box.top > _HIGH:
        return False
    if _is_headless(last) or len(last.columns) != len(first.columns) or not _are_aligned(last, first):
        return False
    below = _lines(page, last.table.box.bottom, UNITS)
    above = _lines(following, 0, first.table.box.top)
    if len(below) > _LINES_BELOW or len(above) > _LINES_ABOVE:
        return False
    if any(line.count(" ") >= _SHORT for line in (*below, *above)):
        return False
    return _is_headless(first) or any(map(_CONTINUED.search, (first.table.caption, *above)))


def _is_headless(sheet: NormalisedTable) -> bool:
    return not any(column.header for column in sheet.columns)


def _are_aligned(last: NormalisedTable, first: NormalisedTable) -> bool:
    return all(
        min(abs(a - b) for a, b in zip(_edges(last, one), _edges(first, other), strict=True)) < _ALIGNED
        for one, other in zip(last.columns, first.columns, strict=True)
    )


def _edges(sheet: NormalisedTable, column: Column) -> tuple[int, int, int]:
    """Left edge, middle and right edge of a column's numbers."""
    cells = (sheet.table.grid[row.index][column.index] for row in sheet.rows)
    boxes = [cell.box for cell in cells if cell is not None]
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    return left, (left + right) // 2, right


def _lines(page: Page, top: int, bottom: int) -> list[str]:
    """The lines whose first word stands between two heights."""
    found = []
    for line, start in enumerate(page.lines):
        if top < (page.boxes[4 * start + 1] + page.boxes[4 * start + 3]) // 2 < bottom:
            words = page.line_words(line)
            found.append(" ".join(page.words[words.start : words.stop]))
    return found


def _inherited(last: NormalisedTable, first: NormalisedTable) -> NormalisedTable:
    headless = _is_headless(first)
    columns = tuple(
        _heir(above, own, headless) for above, own in zip(last.columns, first.columns, strict=True)
    )
    return replace(first, columns=columns, continues=last)


def _heir(above: Column, own: Column, headless: bool) -> Column:
    if headless:
        return replace(above, index=own.index)
    if own.scale == _ONE and own.unit in ("", above.unit):
        return replace(own, scale=above.scale, unit=above.unit)
    return own

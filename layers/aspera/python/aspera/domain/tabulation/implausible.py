"""Stretches that look like tables and are none: the labels of a chart, a table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from aspera.domain.tabulation.columns import Band
from aspera.domain.tabulation.numerals import is_year
from aspera.domain.tabulation.rows import GridRow

_DENSE, _DENSER = 0.5, 0.8
"""Of all places are filled in a table without labels; more of them where no word says what it is."""
_LEADERS = re.compile(r"(?:\s?\.){4,}")
_PAGE = re.compile(r"\W*(?:pages?|seite|pg)\W*(?:no\W*|number)?", re.IGNORECASE)
_SERIES = 4
_MARKS = 3


def is_implausible(head: Sequence[GridRow], rows: Sequence[GridRow], bands: Sequence[Band]) -> bool:
    return _is_scattered(head, rows, bands) or _is_series(head, rows, bands) or is_chart(head, rows)


def _is_scattered(head: Sequence[GridRow], rows: Sequence[GridRow], bands: Sequence[Band]) -> bool:
    """Numbers without labels that leave most places empty."""
    if not bands[0].numeric:
        return False
    numeric = sum(band.numeric for band in bands)
    cells = sum(cell.is_numeral for row in rows for cell in row.cells.values())
    dense = _DENSE if _is_worded([*head, *rows]) else _DENSER
    return cells < dense * numeric * len(rows)


def _is_series(head: Sequence[GridRow], rows: Sequence[GridRow], bands: Sequence[Band]) -> bool:
    """One column of whole numbers that are page numbers, or the marks of an axis."""
    columns = [index for index, band in enumerate(bands) if band.numeric]
    texts = [row.cells[columns[0]].text for row in rows if columns[0] in row.cells]
    if len(columns) > 1 or len(texts) < _SERIES or not all(map(str.isdecimal, texts)):
        return False
    values = list(map(int, texts))
    steps = {second - first for first, second in pairwise(values)}
    if len(steps) == 1 and steps != {0}:
        return True
    if min(steps) < 0:
        return False
    headers = [row.cells[columns[0]].text for row in head if columns[0] in row.cells]
    dotted = any(_LEADERS.search(cell.text) for row in rows for cell in row.cells.values())
    return not headers or dotted or any(map(_PAGE.fullmatch, headers))


def is_chart(head: Sequence[GridRow], rows: Sequence[GridRow]) -> bool:
    """The marks of an axis in equal steps, with the labels of bars beside them and no word."""
    if head or _is_worded(rows):
        return False
    first = min((column for row in rows for column in row.cells), default=0)
    texts = [row.cells[first].text for row in rows if first in row.cells]
    if len(texts) < _MARKS or not all(map(str.isdecimal, texts)) or all(map(is_year, texts)):
        return False
    values = list(map(int, texts))
    steps = {second - first for first, second in pairwise(values)}
    return len(steps) == 1 and abs(values[1] - values[0]) > 1


def _is_worded(rows: Sequence[GridRow]) -> bool:
    return any(any(map(str.isalpha, cell.text)) for row in rows for cell in row.cells.values())

"""Stretches that look like tables and are none: the labels of a chart, a table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from aspera.domain.tabulation.columns import Band
from aspera.domain.tabulation.rows import GridRow

_DENSE = 0.5
_LEADERS = re.compile(r"(?:\s?\.){4,}")
_PAGE = re.compile(r"\W*(?:pages?|seite|pg)\W*(?:no\W*|number)?", re.IGNORECASE)
_SERIES = 4


def is_implausible(head: Sequence[GridRow], rows: Sequence[GridRow], bands: Sequence[Band]) -> bool:
    return _is_scattered(rows, bands) or _is_series(head, rows, bands)


def _is_scattered(rows: Sequence[GridRow], bands: Sequence[Band]) -> bool:
    """Numbers without labels that leave most places empty."""
    if not bands[0].numeric:
        return False
    numeric = sum(band.numeric for band in bands)
    cells = sum(cell.is_numeral for row in rows for cell in row.cells.values())
    return cells < _DENSE * numeric * len(rows)


def _is_series(head: Sequence[GridRow], rows: Sequence[GridRow], bands: Sequence[Band]) -> bool:
    """One column of whole numbers that are page numbers, or the marks of an axis."""
    columns = [index for index, band in enumerate(bands) if band.numeric]
    texts = [row.cells[columns[0]].text for row in rows if columns[0] in row.cells]
    if len(columns) > 1 or len(texts) < _SERIES or not all(map(str.isdigit, texts)):
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

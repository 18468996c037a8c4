"""Rows that were set over several lines become one again.

A line without numbers goes on with the row above it, or the row below goes on with it, where the
words say so (a lower-case beginning, an end that cannot be one) or where it stands closer to it
than rows stand to one another. Everything else stays a row: a sub-heading must not be lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from aspera.domain.tabulation.columns import Band
from aspera.domain.tabulation.rows import GridRow

_OVERLAP = 0.25
_NEXT_LINE = 1.55
_CLOSER = 0.8
_DANGLING = frozenset(
    "a an the of and or in to for by from with on at as per than including excluding - – & "
    "der die das und oder von für mit im in aus de du des la le les et ou en sur par pour".split()
)


def unwrapped(rows: Sequence[GridRow], bands: Sequence[Band]) -> list[GridRow]:
    """`rows` with the lines of one row joined."""
    texts = {index for index, band in enumerate(bands) if not band.numeric}
    pitch = _pitch(rows)
    joined: list[GridRow] = []
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        if joined and _continues(joined[-1], row, following, texts, pitch):
            joined[-1].absorb(row)
            continue
        if joined and {0, 1} <= texts:
            _lift(joined[-1], row)
        joined.append(row)
    return joined


def _lift(above: GridRow, below: GridRow) -> None:
    """Move what continues the first label of the row above up to it, where each row has a second."""
    if 1 in above.cells and 1 in below.cells and 0 in below.cells and _reads_on(above, below):
        above.cells[0].absorb(below.cells.pop(0))


def _pitch(rows: Sequence[GridRow]) -> float:
    """From row to row of single lines with a label and a number; 0 when there are too few."""
    steps = [
        _distance(above, below)
        for above, below in pairwise(rows)
        if above.has_numerals and below.has_numerals and 0 in above.cells and 0 in below.cells
    ]
    return median(steps) if len(steps) > 1 else 0.0


def _distance(above: GridRow, below: GridRow) -> int:
    return below.first.centre - above.last.centre


def _continues(
    above: GridRow, below: GridRow, following: GridRow | None, texts: set[int], pitch: float
) -> bool:
    if _overlap(above, below):
        return not (above.has_numerals and below.has_numerals)
    distance = _distance(above, below)
    if distance > _NEXT_LINE * above.last.height:
        return False
    if not below.has_numerals:
        if not (below.cells.keys() <= above.cells.keys() & texts):
            return False
        nearer = following is None or distance < _CLOSER * _distance(below, following)
        return _reads_on(above, below) or (nearer and distance < _CLOSER * pitch)
    if above.has_numerals or not above.cells.keys() <= texts or 0 not in above.cells:
        return False
    return 0 in below.cells and (_reads_on(above, below) or distance < _CLOSER * pitch)


def _overlap(above: GridRow, below: GridRow) -> bool:
    height = min(above.last.height, below.first.height)
    return above.last.bottom - below.first.top > _OVERLAP * height


def _reads_on(above: GridRow, below: GridRow) -> bool:
    """Whether the words of the leftmost column of `below` cannot begin a row."""
    column = min(below.cells)
    if column not in above.cells or below.cells[column].is_numeral:
        return False
    first, second = above.cells[column].text, below.cells[column].text
    if first.endswith(":"):
        return False
    if second[0].islower() or first.count("(") > first.count(")"):
        return True
    return first.endswith(",") or first.rpartition(" ")[2].lower() in _DANGLING

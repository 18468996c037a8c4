"""The lines above a table's numbers that say what the columns are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aspera.domain.tabulation.columns import Band
from aspera.domain.tabulation.lines import Line, LineKind

_MOST = 7
_FIRST_GAP = 2.6
_GAP = 1.6
_SUBHEADINGS = 3
_WORDS = 6
_NUMBERED = re.compile(r"(table|exhibit|figure|chart|tabelle|tableau)\s", re.IGNORECASE)


def header_start(lines: Sequence[Line], start: int, floor: int, bands: Sequence[Band]) -> tuple[int, int]:
    """Where the table begins (not above `floor`), and its first line after the header; both
    `start` when there is none.

    Sub-headings in the label column may stand between the header and the first numbers."""
    first = min(band.left for band in bands if band.numeric)
    left, right = bands[0].left, bands[-1].right
    top = body = start
    skipped = 0
    for index in range(start - 1, max(floor, start - _MOST - _SUBHEADINGS) - 1, -1):
        below, line = lines[index + 1], lines[index]
        gap = _GAP if index < start - 1 else _FIRST_GAP
        if below.top - line.bottom > gap * line.height or line.kind is LineKind.DATA:
            break
        if line.segments[0].is_numeral and line.kind is LineKind.TEXT:
            break
        if line.right <= first:
            if top < start or skipped == _SUBHEADINGS:
                break
            skipped += 1
        elif _is_title(line, (left, first, right), len(bands)):
            break
        else:
            body = index + 1 if top == start else body
            top = index
    return top, body


def _is_title(line: Line, edges: tuple[int, int, int], columns: int) -> bool:
    """A title or a sentence above the table, not a header of its columns."""
    if sum(segment.text.count(" ") + 1 for segment in line.segments) > _WORDS * (columns + 1):
        return True
    if len(line.segments) > 1 or line.kind is LineKind.PERIODS:
        return False
    left, first, right = edges
    middle = line.segments[0].middle
    if _NUMBERED.match(line.text) or line.left < first - 3 * line.em:
        return True
    return abs(2 * middle - left - right) < abs(2 * middle - first - right)

"""Stretches of lines that can be one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aspera.domain.geometry import UNITS
from aspera.domain.tabulation.lines import Line, LineKind

_FAR = 3.2
"""Line heights of white that end a table."""
_SET_OFF = 1.2
_HEADER_GAP = 2.6
_HEADER_LINES = 3
_TEXT_LINES = 6
_INSIDE = 0.25
_WIDE = 0.62 * UNITS


def read_zones(lines: Sequence[Line]) -> list[range]:
    """Stretches that begin and end with numbers, with the text between them (sub-headings, wrapped
    labels). New column headings begin a new stretch."""
    return [zone for zone in _stretches(lines) if _is_table(lines, zone)]


def _stretches(lines: Sequence[Line]) -> Iterator[range]:
    start = last = -1
    for index, line in enumerate(lines):
        if start >= 0 and _ends(lines, last, index):
            yield range(start, last + 1)
            start = -1
        begins = line.kind is LineKind.DATA
        if begins or (start >= 0 and (line.is_data or _is_total(lines, last, index))):
            start = index if start < 0 else start
            last = index
    if start >= 0:
        yield range(start, last + 1)


def _is_total(lines: Sequence[Line], last: int, index: int) -> bool:
    """A number without a label right below the numbers, not a page number."""
    line, before = lines[index], lines[index - 1]
    if line.kind is not LineKind.NUMBER or last != index - 1:
        return False
    number = line.segments[0]
    under = any(s.is_numeral and s.overlap(number.left, number.right) > 0 for s in before.segments)
    return under and line.top - before.bottom < _SET_OFF * line.height


def _is_table(lines: Sequence[Line], zone: range) -> bool:
    """Two rows, or one with a header above two of its numbers."""
    data = [lines[index] for index in zone if lines[index].is_data]
    if len(data) != 1:
        return len(data) > 1
    below = data[0]
    numerals = [segment for segment in below.segments if segment.is_numeral]
    for above in reversed(lines[max(zone.start - _HEADER_LINES, 0) : zone.start]):
        if below.top - above.bottom > _HEADER_GAP * above.height:
            return False
        if above.kind is LineKind.PERIODS and len(above.segments) > 1:
            return True
        headed = [n for n in numerals if any(n.overlap(s.left, s.right) > 0 for s in above.segments)]
        if len(above.segments) > 1:
            return len(headed) > 1
        below = above
    return False


def _ends(lines: Sequence[Line], last: int, index: int) -> bool:
    """Whether the table whose last numbers stand in line `last` cannot go on at `index`."""
    line, before = lines[index], lines[index - 1]
    if line.top - before.bottom > _FAR * line.height or index - last > _TEXT_LINES:
        return True
    if line.kind is LineKind.PERIODS or _heads_columns(lines, last, index):
        return True
    if index - 1 == last or len(before.segments) > 2 or before.right - before.left <= _WIDE:
        return False
    return before.right > _first_number(lines[last])


def _first_number(line: Line) -> int:
    """Where the numbers of a data line begin."""
    segments = line.segments
    return min(segment.left for segment in segments[len(segments) > 1 :] if segment.is_numeral)


def _heads_columns(lines: Sequence[Line], last: int, index: int) -> bool:
    """Whether the line has two texts or more above the columns in which line `last` has numbers.
    One that overlaps its neighbours is part of their row."""
    line = lines[index]
    if line.kind is not LineKind.TEXT or len(line.segments) < 2:
        return False
    first = _first_number(lines[last])
    words = [segment for segment in lines[last].segments[1:] if not segment.is_numeral]
    label = lines[last].segments[0]
    over = [s for s in line.segments if s.right > first and s.overlap(label.left, label.right) <= 0]
    if sum(all(w.overlap(s.left, s.right) <= 0 for w in words) for s in over) < 2:
        return False
    beside = [lines[i] for i in (index - 1, index + 1) if i < len(lines) and lines[i].is_data]
    return all(
        min(line.bottom, other.bottom) - max(line.top, other.top) < _INSIDE * line.height for other in beside
    )

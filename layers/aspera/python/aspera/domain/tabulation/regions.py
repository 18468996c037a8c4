"""Parts of a page that stand side by side and have nothing to do with each other.

A gutter between the columns of one table has rows that go across it, on one height; a gutter
between two parts of a page does not, or has a whole table, label first, on either side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from aspera.domain.geometry import UNITS
from aspera.domain.tabulation.lines import Line
from aspera.domain.tabulation.segments import Segment

_STEP = UNITS // 200
_CROSSING = 0.05
"""Of the lines may cross a gutter: titles, footers."""
_CENTRAL = (0.3, 0.7)
_LINES = 8
_LEVEL = 0.12
_LEVEL_SHARE = 0.4
_TEXT_FIRST = 0.7
_TABLE_LINES = 3
_TABLE_TEXT_FIRST = 0.85


@dataclass(frozen=True, slots=True)
class _Sides:
    """Counts of lines: on either side of a gutter, level across it, and with text (then numbers)
    first on a side."""

    left: int
    right: int
    level: int
    text_first: int
    left_tables: int
    right_tables: int

    @property
    def are_apart(self) -> bool:
        fewer = min(self.left, self.right)
        if fewer < _LINES:
            return False
        if self.level < _LEVEL_SHARE * fewer and self.text_first >= _TEXT_FIRST * self.right:
            return True
        tables = min(self.left_tables, self.right_tables)
        return tables >= _TABLE_LINES and self.text_first >= _TABLE_TEXT_FIRST * self.right


def parted(lines: Sequence[Line]) -> tuple[list[Segment], list[Segment]] | None:
    """The pieces of the lines left and right of a gutter, or None when they are one region."""
    middle = _gutter(lines)
    if middle is None:
        return None
    pieces = [piece for line in lines for segment in line.segments for piece in segment.parts or (segment,)]
    return [p for p in pieces if p.middle < middle], [p for p in pieces if p.middle >= middle]


def _gutter(lines: Sequence[Line]) -> int | None:
    segments = [segment for line in lines for segment in line.segments]
    left, right = min(s.left for s in segments), max(s.right for s in segments)
    central = [left + share * (right - left) for share in _CENTRAL]
    widest: tuple[int, int] | None = None
    for start, end in _white(segments, _CROSSING * len(lines)):
        middle = (start + end) // 2
        if not central[0] < middle < central[1] or (widest and end - start <= widest[0]):
            continue
        if _sides(lines, start, end).are_apart:
            widest = end - start, middle
    return widest[1] if widest else None


def _white(segments: Sequence[Segment], crossing: float) -> list[tuple[int, int]]:
    """Upright stretches that at most `crossing` segments, or one, reach into."""
    changes = [0] * (UNITS // _STEP + 2)
    for segment in segments:
        changes[_on_page(segment.left) // _STEP] += 1
        changes[_on_page(segment.right) // _STEP + 1] -= 1
    covered = accumulate(changes)
    most = max(1.0, crossing)
    white: list[tuple[int, int]] = []
    start = -1
    for step, count in enumerate((*covered, len(segments) + 1)):
        if count <= most:
            start = step if start < 0 else start
        elif start >= 0:
            if step - start > 2:
                white.append(((start + 1) * _STEP, (step - 1) * _STEP))
            start = -1
    return white


def _on_page(edge: int) -> int:
    return max(0, min(edge, UNITS))


def _sides(lines: Sequence[Line], start: int, end: int) -> _Sides:
    middle = (start + end) // 2
    counts = [0] * 6
    for line in lines:
        left = [s for s in line.segments if s.right <= end and s.middle < middle]
        right = [s for s in line.segments if s.left >= start and s.middle > middle]
        if len(left) + len(right) < len(line.segments):
            continue
        counts[0] += bool(left)
        counts[1] += bool(right)
        counts[2] += bool(left and right) and _is_level(left[-1], right[0])
        counts[3] += bool(right) and not right[0].is_numeral
        counts[4] += _is_row(left)
        counts[5] += _is_row(right)
    return _Sides(*counts)


def _is_level(left: Segment, right: Segment) -> bool:
    height = min(left.bottom - left.top, right.bottom - right.top)
    return abs(left.top + left.bottom - right.top - right.bottom) < 2 * _LEVEL * height


def _is_row(segments: Sequence[Segment]) -> bool:
    return len(segments) > 1 and not segments[0].is_numeral and any(s.is_numeral for s in segments[1:])

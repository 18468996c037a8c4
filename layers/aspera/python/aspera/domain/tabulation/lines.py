"""Segments side by side are lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from aspera.domain.tabulation.numerals import is_numeral, is_year
from aspera.domain.tabulation.segments import Segment, joined

_SAME = 0.45
"""Two centres closer than this part of the smaller height are on one line."""
_RECENT = 3
_WORD_GAP = 1.1
_NUMERAL_GAP = 0.35
_BEFORE_NUMERAL = 0.82
_SIGN_GAP = 40.0
_OPENING = frozenset({"$", "€", "£", "¥", "US$", "(", "$(", "($", "€(", "£("})
_NUMERAL_STARTS = frozenset("0123456789$€£¥(+-–—−.")
_CLOSING = frozenset({")", "%", "%)", ")%"})
_LONG_LABEL = 90
_AFTER_LONG_LABEL = 1.2
_PERIOD_LABEL = re.compile(
    r"\W*(in|amounts|dollars|years?|fiscal|months?|quarters?|weeks?|as|at|for|ended|ending|notes?|"
    r"jan|feb|m[aä]r|apr|ma[iy]|june?|july?|aug|sep|o[ck]t|nov|de[cz]|\$|€|£|[0-9]|\()",
    re.IGNORECASE,
)


class LineKind(Enum):
    DATA = "numbers beside a label, or several numbers"
    NUMBER = "a number alone"
    PERIODS = "years above columns"
    YEARS = "years beside a label: a header, or a row of them"
    TEXT = "no number that could be a cell"


@dataclass(slots=True)
class Line:
    """Segments from left to right. `height` is that of its longest segment; `em` is the same
    length across the page."""

    segments: list[Segment]
    top: int
    bottom: int
    height: int
    em: float
    kind: LineKind

    @property
    def left(self) -> int:
        return self.segments[0].left

    @property
    def right(self) -> int:
        return self.segments[-1].right

    @property
    def centre(self) -> int:
        return (self.top + self.bottom) // 2

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)

    @property
    def is_data(self) -> bool:
        return self.kind in (LineKind.DATA, LineKind.YEARS)


def read_lines(segments: Iterable[Segment], aspect: float) -> list[Line]:
    """Lines from top to bottom; segments that belong to one cell are joined."""
    rows: list[list[Segment]] = []
    recent: list[list[Segment]] = []
    for segment in sorted(segments, key=_place):
        row = _row_of(segment, recent)
        if row is None:
            row = [segment]
            rows.append(row)
            recent = [row, *recent[:_RECENT]]
        elif segment.bottom - segment.top > row[0].bottom - row[0].top:
            row.insert(0, segment)
        else:
            row.append(segment)
    return [line_of(row, aspect) for row in rows]


def _row_of(segment: Segment, recent: Sequence[list[Segment]]) -> list[Segment] | None:
    """The row, the lowest first, whose tallest segment (its first) is level with `segment`."""
    height = segment.bottom - segment.top
    for row in recent:
        tall = row[0]
        distance = abs(segment.top + segment.bottom - tall.top - tall.bottom)
        if distance > 2 * _SAME * height:
            return None
        if distance <= 2 * _SAME * (tall.bottom - tall.top):
            return row
    return None


def _place(segment: Segment) -> tuple[int, int]:
    return segment.top + segment.bottom, segment.left


def _left(segment: Segment) -> int:
    return segment.left


def _length(segment: Segment) -> int:
    return len(segment.text)


def line_of(row: list[Segment], aspect: float) -> Line:
    """The line that segments on one height make."""
    if len(row) == 1:
        first = row[0]
        height = max(first.bottom - first.top, 1)
        return Line(row, first.top, first.bottom, height, height * aspect, _kind(row, height * aspect))
    longest = max(row, key=_length)
    height = max(longest.bottom - longest.top, 1)
    top = min([segment.top for segment in row])
    bottom = max([segment.bottom for segment in row])
    row = _join(sorted(row, key=_left), height * aspect)
    return Line(row, top, bottom, height, height * aspect, _kind(row, height * aspect))


def _join(row: list[Segment], em: float) -> list[Segment]:
    cells = [[row[0]]]
    for segment in row[1:]:
        last = cells[-1][-1]
        if _belong(last, segment, (segment.left - last.right) / em):
            cells[-1].append(segment)
        else:
            cells.append([segment])
    return [joined(cell) for cell in cells]


def _belong(left: Segment, right: Segment, gap: float) -> bool:
    """Whether two neighbours with `gap` line heights between them are one cell."""
    if right.text in _OPENING:
        return False
    if left.text in _OPENING and right.is_numeral:
        return gap < _SIGN_GAP
    if right.text in _CLOSING and left.is_numeral:
        return gap < 2 * _WORD_GAP
    if gap >= _WORD_GAP:
        return False
    if right.is_numeral or (right.text[0] in _NUMERAL_STARTS and is_numeral(right.text.partition(" ")[0])):
        if left.text.endswith((". .", "...")):
            return False
        ends_in_numeral = left.is_numeral or is_numeral(left.text.rpartition(" ")[2])
        return gap < (_NUMERAL_GAP if ends_in_numeral else _BEFORE_NUMERAL)
    return True


def _kind(row: list[Segment], em: float) -> LineKind:
    first = row[0]
    if len(row) == 1:
        if not first.is_numeral:
            return LineKind.TEXT
        return LineKind.PERIODS if is_year(first.text) else LineKind.NUMBER
    numerals = [segment.text for segment in row[1:] if segment.is_numeral]
    if not numerals:
        return LineKind.TEXT
    if len(row) == 2 and len(first.text) > _LONG_LABEL and row[1].left - first.right < _AFTER_LONG_LABEL * em:
        return LineKind.TEXT
    if all(map(is_year, numerals)):
        bare = is_year(first.text) or (len(numerals) > 1 and len(set(numerals)) > 1)
        if bare or _PERIOD_LABEL.match(first.text):
            return LineKind.PERIODS
        return LineKind.YEARS
    return LineKind.DATA

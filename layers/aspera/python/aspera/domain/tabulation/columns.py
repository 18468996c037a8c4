"""Columns: bands across the page that the segments of a table stand in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from aspera.domain.tabulation.limits import MOST_COLUMNS
from aspera.domain.tabulation.lines import Line
from aspera.domain.tabulation.segments import Segment

Placed = tuple[int, Segment]
"""A segment with the number of its line."""

_TEXT_SHARE = 0.3
_NEAR = 1.0
_NEAR_DASH = 4.0
_MARK = re.compile(r"\(([0-9]{1,2})\)")
_MOST_MARKS = 12
_NEAR_MARK = 1.5
_NEAR_HEADER = 2.0


@dataclass(slots=True)
class Band:
    """`lines` are those with a segment in it. `dashes` says that it holds nothing else, `marks`
    are the numbers of the footnote marks, "(1)", as long as it holds nothing else."""

    left: int
    right: int
    numeric: bool
    dashes: bool = True
    marks: list[int] | None = field(default_factory=list)
    lines: set[int] = field(default_factory=set)

    @property
    def middle(self) -> int:
        return (self.left + self.right) // 2


def read_columns(lines: Sequence[Line], em: float) -> list[Band]:
    """The columns of a table whose data lines are given, left to right; none without numbers. Where
    there are more columns of numbers than a table may have, no others are looked for."""
    numerals: list[Placed] = []
    texts: list[Placed] = []
    for index, line in enumerate(lines):
        for segment in line.segments:
            (numerals if segment.is_numeral else texts).append((index, segment))
    bands = _near_united(read_bands(numerals, numeric=True), em)
    bands = _supported(bands)
    if not bands or len(bands) > MOST_COLUMNS:
        return bands
    beside = [item for item in texts if not _inside(item[1], bands)]
    words = _supported_texts(read_bands(beside, numeric=False), len(lines))
    return sorted([*bands, *words], key=lambda band: band.left)


def attach_marks(lines: Sequence[Line], bands: Sequence[Band], em: float) -> bool:
    """Put footnote marks in a column of their own to the numbers left of them; whether any were."""
    attached = False
    for before, band in pairwise(bands):
        if not (before.numeric and band.marks and max(band.marks) <= _MOST_MARKS):
            continue
        if band.left - before.right > _NEAR_MARK * em or not band.lines <= before.lines:
            continue
        attached = True
        for index in sorted(band.lines):
            _attach(lines[index], band)
    return attached


def _attach(line: Line, band: Band) -> None:
    for number, mark in pairwise(line.segments):
        if mark.left >= band.left and mark.right <= band.right and number.is_numeral:
            number.absorb(mark)
            line.segments.remove(mark)
            return


def with_headed(bands: Sequence[Band], header: Line) -> list[Band]:
    """The columns with those that have a header but no number, where the lowest line of the header
    has more entries than there are columns."""
    first = min(band.left for band in bands if band.numeric)
    over = [segment for segment in header.segments if segment.right > first - _NEAR_HEADER * header.em]
    if len(over) <= sum(band.left >= first for band in bands):
        return list(bands)
    bare = [s for s in over if all(s.overlap(band.left, band.right) < 0 for band in bands)]
    return sorted([*bands, *(Band(s.left, s.right, numeric=False) for s in bare)], key=lambda b: b.left)


def read_bands(placed: Iterable[Placed], numeric: bool) -> list[Band]:
    """Bands of segments that stand above one another, left to right.

    No two bands overlap. Narrow segments come first: one that reaches over two bands is a line that
    runs on, unless the two never stand on one line and are one column in truth."""
    bands: list[Band] = []
    wide: list[Placed] = []
    for line, segment in sorted(placed, key=_width):
        place = bisect_right(bands, segment.left, key=_right_edge)
        under = bands[place : bisect_left(bands, segment.right, place, key=_left_edge)]
        if len(under) > 1:
            wide.append((line, segment))
            continue
        band = under[0] if under else Band(segment.left, segment.right, numeric)
        if not under:
            bands.insert(place, band)
        band.left, band.right = min(band.left, segment.left), max(band.right, segment.right)
        band.lines.add(line)
        band.dashes &= not any(map(str.isalnum, segment.text))
        if band.marks is not None:
            mark = _MARK.fullmatch(segment.text)
            band.marks = [*band.marks, int(mark[1])] if mark else None
    for line, segment in wide:
        _unite_under(bands, line, segment)
    return bands


def _left_edge(band: Band) -> int:
    return band.left


def _right_edge(band: Band) -> int:
    return band.right


def _width(placed: Placed) -> int:
    return placed[1].right - placed[1].left


def _unite_under(bands: list[Band], line: int, segment: Segment) -> None:
    """Make the bands under `segment` one, where no line uses two of them."""
    place = bisect_right(bands, segment.left, key=_right_edge)
    under = bands[place : bisect_left(bands, segment.right, place, key=_left_edge)]
    union: set[int] = {line}
    for band in under:
        if not union.isdisjoint(band.lines):
            return
        union |= band.lines
    if under:
        first = under[0]
        first.left, first.right = min(first.left, segment.left), max(under[-1].right, segment.right)
        first.lines = union
        del bands[place + 1 : place + len(under)]


def _near_united(bands: list[Band], em: float) -> list[Band]:
    """Neighbours that never share a line and almost touch are one column, and so are dashes that
    stand off from the numbers of their column."""
    united: list[Band] = []
    for band in bands:
        last = united[-1] if united else None
        reach = _NEAR_DASH if last and (last.dashes or band.dashes) else _NEAR
        if last and band.left - last.right < reach * em and last.lines.isdisjoint(band.lines):
            last.right = max(last.right, band.right)
            last.lines |= band.lines
            last.dashes &= band.dashes
        else:
            united.append(band)
    return united


def _supported(bands: list[Band]) -> list[Band]:
    """Without single numbers left of the first column that has two."""
    first = next((index for index, band in enumerate(bands) if len(band.lines) > 1), 0)
    return bands[first:]


def _supported_texts(bands: list[Band], lines: int) -> list[Band]:
    """The leftmost band, and every other that enough lines share; the rest run into it."""
    kept = bands[:1]
    for band in bands[1:]:
        if len(band.lines) >= max(2, _TEXT_SHARE * lines):
            kept.append(band)
        else:
            kept[-1].right = max(kept[-1].right, band.right)
    return kept


def _inside(segment: Segment, bands: Sequence[Band]) -> bool:
    half = (segment.right - segment.left) / 2
    return any(segment.overlap(band.left, band.right) > half for band in bands)


def column_of(segment: Segment, bands: Sequence[Band]) -> int:
    """The column a segment of the body stands in."""
    under = [i for i, band in enumerate(bands) if segment.left < band.right and band.left < segment.right]
    if len(under) == 1:
        return under[0]
    if not under:
        return min(range(len(bands)), key=lambda i: (-segment.overlap(bands[i].left, bands[i].right), i))
    if not segment.is_numeral and not bands[under[0]].numeric:
        return under[0]
    return max(under, key=lambda i: (segment.overlap(bands[i].left, bands[i].right), i))


def header_column_of(segment: Segment, bands: Sequence[Band]) -> int:
    """The column a header stands over; the first of them when it spans several."""
    spanned = [i for i, band in enumerate(bands) if segment.left <= band.middle <= segment.right]
    return spanned[0] if len(spanned) > 1 else column_of(segment, bands)

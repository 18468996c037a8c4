"""Tables of a page, from where its words stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from aspera.domain.page import Page
from aspera.domain.table import Table
from aspera.domain.tabulation.grid import read_table
from aspera.domain.tabulation.lines import Line, read_lines
from aspera.domain.tabulation.prose import without_prose
from aspera.domain.tabulation.regions import parted
from aspera.domain.tabulation.segments import Segment, aspect, read_segments
from aspera.domain.tabulation.text_tables import TextRun, read_text_runs, read_text_table
from aspera.domain.tabulation.zones import read_zones

__all__ = ["read_tables"]

_NUMERALS = 3
_PARTINGS = 1
_BESIDE = 6
_FEW = 0.5


def read_tables(page: Page) -> tuple[Table, ...]:
    """The tables of numbers on a page, with their captions. A page without any costs next to
    nothing; lines that rule a table are not needed."""
    segments = read_segments(page) if page.words else []
    if sum(segment.is_numeral for segment in segments) < _NUMERALS and not _has_columns(segments):
        return ()
    lines = read_lines(segments, aspect(page))
    return tuple(_tables(lines, page, _PARTINGS))


def _has_columns(segments: Sequence[Segment]) -> bool:
    """Whether pieces often follow one another on one height."""
    beside = sum(
        second.left > first.right and first.top <= (second.top + second.bottom) // 2 <= first.bottom
        for first, second in pairwise(segments)
    )
    return beside >= _BESIDE


def _tables(lines: Sequence[Line], page: Page, partings: int) -> list[Table]:
    """The tables among `lines`; parts that stand side by side are read one after the other, at
    most `partings` times within one another."""
    sides = parted(lines) if partings else None
    if sides:
        return [t for side in sides for t in _tables(read_lines(side, aspect(page)), page, 0)]
    lines = without_prose(lines, aspect(page))
    runs = read_text_runs(lines)
    tables: list[Table] = []
    floor = 0
    for zone in read_zones(lines):
        if any(_is_part(zone, run, lines) for run in runs):
            continue
        stretch = lines[floor : zone.stop]
        if partings and parted(stretch):
            tables += _tables(stretch, page, partings)
            floor = zone.stop
        elif table := read_table(lines, zone, floor, page.number):
            tables.append(table)
            floor = zone.stop
    texts = _text_tables(lines, runs, tables, page.number)
    return sorted(tables + texts, key=_top) if texts else tables


def _is_part(zone: range, run: TextRun, lines: Sequence[Line]) -> bool:
    """Whether the lines with numbers are few among the rows of a table of words."""
    if zone.stop <= run.lines.start or zone.start >= run.lines.stop:
        return False
    return sum(lines[index].is_data for index in zone) < _FEW * run.rows


def _text_tables(
    lines: Sequence[Line], runs: Sequence[TextRun], tables: Sequence[Table], page: int
) -> list[Table]:
    """The tables of words that no table of numbers reaches into."""
    texts: list[Table] = []
    floor = 0
    for run in runs:
        top, bottom = lines[run.lines.start].top, lines[run.lines.stop - 1].bottom
        if any(table.box.top < bottom and top < table.box.bottom for table in tables):
            continue
        if table := read_text_table(lines, run, floor, page):
            texts.append(table)
            floor = run.lines.stop
    return texts


def _top(table: Table) -> int:
    return table.box.top

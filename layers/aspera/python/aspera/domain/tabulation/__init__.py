"""Tables of a page, from where its words stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from aspera.domain.geometry import Box
from aspera.domain.page import Page
from aspera.domain.table import Table, UnreadTable
from aspera.domain.tabulation.grid import read_table
from aspera.domain.tabulation.limits import (
    MOST_COLUMNS,
    MOST_PIECES,
    PAGE,
    given_up,
    too_many_pieces,
    too_wide,
)
from aspera.domain.tabulation.lines import Line, read_lines
from aspera.domain.tabulation.numerals import is_numeral
from aspera.domain.tabulation.prose import without_prose
from aspera.domain.tabulation.regions import parted
from aspera.domain.tabulation.ruled_tables import read_ruled_tables
from aspera.domain.tabulation.segments import Segment, aspect, read_segments
from aspera.domain.tabulation.text_tables import TextRun, read_text_runs, read_text_table
from aspera.domain.tabulation.zones import read_zones

__all__ = ["Rules", "read_tables", "with_tables"]

Rules = Callable[[], Sequence[Box] | None]
"""Gives the ruling lines of a page, None where more is drawn on it than can be looked through."""

_NUMERALS = 3
_PARTINGS = 1
_BESIDE = 6
_FEW = 0.5
_BULLET = 2


def read_tables(page: Page, rules: Rules | None = None) -> Sequence[Table]:
    """The tables of `with_tables`."""
    return with_tables(page, rules).tables


def with_tables(page: Page, rules: Rules | None = None) -> Page:
    """The page with the tables on it, with their captions, and those that were given up. A page without
    any costs next to nothing. Ruling lines are not needed; `rules` gives those of the page, upright as
    its words, and is asked only where words stand in columns that alignment alone has not made a table
    of numbers of."""
    found = _found(page, rules)
    return replace(
        page,
        tables=tuple(one for one in found if isinstance(one, Table)),
        unread_tables=tuple(one for one in found if isinstance(one, UnreadTable)),
    )


def _found(page: Page, rules: Rules | None) -> Sequence[Table | UnreadTable]:
    segments = read_segments(page) if page.words else []
    if sum(segment.is_numeral for segment in segments) < _NUMERALS and not _has_columns(segments):
        return ()
    if len(segments) > MOST_PIECES:
        return (too_many_pieces(segments),)
    lines = read_lines(segments, aspect(page))
    wide = [line for line in lines if len(line.segments) > MOST_COLUMNS]
    if wide:
        lines = [line for line in lines if len(line.segments) <= MOST_COLUMNS]
    found = [*(_tables(lines, page, _PARTINGS) if lines else ()), *([too_wide(wide)] if wide else ())]
    if rules is not None and _has_columns(outside := _words_outside(segments, found, _is_of_numbers)):
        drawn = rules()
        if drawn is None:
            return [*found, *_lost(outside, found, PAGE, "too much is drawn on the page")]
        return _with_ruled(found, read_ruled_tables(page, drawn), outside)
    return found


def _words_outside(
    segments: Iterable[Segment],
    tables: Sequence[Table | UnreadTable],
    is_meant: Callable[[Table | UnreadTable], bool],
) -> Sequence[Segment]:
    """The segments of words, not bullets, that no table of those that are meant holds."""
    words = [segment for segment in segments if not segment.is_numeral and len(segment.text) > _BULLET]
    boxes = [table.box for table in tables if is_meant(table)]
    return [segment for segment in words if not any(_holds(box, segment) for box in boxes)]


def _holds(box: Box, segment: Segment) -> bool:
    return box.left <= segment.left <= box.right and box.top <= segment.top <= box.bottom


def _lost(
    outside: Sequence[Segment], found: Sequence[Table | UnreadTable], frame: Box, reason: str
) -> Sequence[UnreadTable]:
    """The table of the words in a frame that was given up, where they stand in columns and alignment
    has made nothing of them."""
    within = [segment for segment in outside if _holds(frame, segment)]
    words = _words_outside(within, found, lambda table: True)
    return [given_up(words, reason)] if _has_columns(words) else []


def _with_ruled(
    found: Sequence[Table | UnreadTable],
    ruled: Sequence[Table | UnreadTable],
    outside: Sequence[Segment],
) -> Sequence[Table | UnreadTable]:
    """A framed table of words takes the place of what alignment made of it, but not of a table of
    numbers, nor where it would lose a number."""
    kept: list[Table | UnreadTable] = []
    for one in ruled:
        same = [table for table in found if _overlap(table.box, one.box)]
        if isinstance(one, UnreadTable):
            found = [*found, *_lost(outside, found, one.box, one.reason)]
        elif not any(map(_is_of_numbers, same)) and sum(map(_numerals, same)) <= _numerals(one):
            kept.append(one)
    others = [table for table in found if not any(_overlap(table.box, one.box) for one in kept)]
    return sorted([*others, *kept], key=_top)


def _numerals(table: Table | UnreadTable) -> int:
    if isinstance(table, UnreadTable):
        return 0
    return sum(cell is not None and is_numeral(cell.text) for row in table.grid for cell in row)


def _is_of_numbers(table: Table | UnreadTable) -> bool:
    """Whether most of what it holds beside its labels is numbers, or can be."""
    if isinstance(table, UnreadTable):
        return True
    cells = [cell for row in table.grid[table.header_rows :] for cell in row[1:] if cell]
    return 2 * sum(is_numeral(cell.text) for cell in cells) > len(cells)


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _has_columns(segments: Sequence[Segment]) -> bool:
    """Whether pieces often follow one another on one height."""
    beside = sum(
        second.left > first.right and first.top <= (second.top + second.bottom) // 2 <= first.bottom
        for first, second in pairwise(segments)
    )
    return beside >= _BESIDE


def _tables(lines: Sequence[Line], page: Page, partings: int) -> list[Table | UnreadTable]:
    """The tables among `lines`; parts that stand side by side are read one after the other, at
    most `partings` times within one another."""
    sides = parted(lines) if partings else None
    if sides:
        return [t for side in sides for t in _tables(read_lines(side, aspect(page)), page, 0)]
    lines = without_prose(lines, aspect(page))
    runs = read_text_runs(lines)
    tables: list[Table | UnreadTable] = []
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
    lines: Sequence[Line], runs: Sequence[TextRun], tables: Sequence[Table | UnreadTable], page: int
) -> list[Table | UnreadTable]:
    """The tables of words that no table of numbers reaches into."""
    texts: list[Table | UnreadTable] = []
    floor = 0
    for run in runs:
        top, bottom = lines[run.lines.start].top, lines[run.lines.stop - 1].bottom
        if any(table.box.top < bottom and top < table.box.bottom for table in tables):
            continue
        if table := read_text_table(lines, run, floor, page):
            texts.append(table)
            floor = run.lines.stop
    return texts


def _top(table: Table | UnreadTable) -> int:
    return table.box.top

"""Tables of words: three columns or more that hold their alignment over three rows or more.

Precision comes first. Running text in columns is aligned as well, but its lines begin in the
middle of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low

from aspera.domain.table import Table, UnreadTable
from aspera.domain.tabulation.captions import caption_above
from aspera.domain.tabulation.columns import Band, read_bands
from aspera.domain.tabulation.grid import table_of
from aspera.domain.tabulation.implausible import is_chart
from aspera.domain.tabulation.lines import Line
from aspera.domain.tabulation.rows import GridRow, body_rows
from aspera.domain.tabulation.segments import Segment

_COLUMNS = 3
_ROWS = 3
_FAR = 2.5
_BETWEEN = 5
"""Lines of fewer columns that may stand between two rows."""
_SHARE = 0.6
_ALIGNED = 0.75
_LOWER = 0.3
_WORDS = 6.0
_NEXT_LINE = 1.55


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of lines with the columns that they share; `rows` counts the lines that fill them."""

    lines: range
    bands: tuple[Band, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class _Column:
    """`usual` are the left edge, middle and right edge that its segments mostly have."""

    band: Band
    usual: tuple[int, int, int]
    segments: Sequence[Segment]


def read_text_runs(lines: Sequence[Line]) -> list[TextRun]:
    """Runs of lines that are no table of numbers; running heads and feet are left out."""
    runs = []
    for stretch in _stretches(lines):
        full = [index for index in stretch if _is_full(lines[index])]
        if len(full) < _ROWS or 2 * sum(lines[index].is_data for index in full) > len(full):
            continue
        columns = _columns(lines, full)
        fitting = _fitting(lines, full, columns)
        if len(fitting) < len(full):
            columns = _columns(lines, fitting)
        if len(fitting) < _ROWS or len(columns) < _COLUMNS or _is_prose([lines[i] for i in fitting]):
            continue
        if all(_is_aligned(column, lines[fitting[0]].em) for column in columns):
            lasting = range(fitting[0], _end(lines, fitting[-1] + 1))
            runs.append(TextRun(lasting, tuple(column.band for column in columns), len(fitting)))
    return runs


def read_text_table(lines: Sequence[Line], run: TextRun, floor: int, page: int) -> Table | UnreadTable | None:
    """The table of a run: its first row heads the columns, its first column names the rows."""
    rows: list[GridRow] = []
    for row in body_rows([lines[index] for index in run.lines], run.bands):
        if rows and _continues(rows[-1], row):
            rows[-1].absorb(row)
        else:
            rows.append(row)
    head = 0 if rows[0].has_numerals else 1
    if is_chart(rows[:head], rows):
        return None
    return table_of(rows, head, run.bands, caption_above(lines, run.lines.start, floor), page)


def _continues(above: GridRow, below: GridRow) -> bool:
    """Whether a line without an entry in the first column goes on with the row above."""
    if 0 in below.cells or below.first.centre - above.last.centre > _NEXT_LINE * below.first.height:
        return False
    return len(below.cells) == 1 or any(cell.text[0].islower() for cell in below.cells.values())


def _end(lines: Sequence[Line], stop: int) -> int:
    """The end with the lines that go on with the last row."""
    while stop < len(lines):
        line, above = lines[stop], lines[stop - 1]
        if line.centre - above.centre > _NEXT_LINE * line.height or not line.text[0].islower():
            break
        stop += 1
    return stop


def _is_full(line: Line) -> bool:
    return len(line.segments) >= _COLUMNS


def _stretches(lines: Sequence[Line]) -> Iterator[range]:
    start = last = -1
    for index, line in enumerate(lines):
        if start >= 0 and (
            line.top - lines[index - 1].bottom > _FAR * line.height or index - last > _BETWEEN + 1
        ):
            yield range(start, last + 1)
            start = -1
        if _is_full(line):
            start = index if start < 0 else start
            last = index
    if start >= 0:
        yield range(start, last + 1)


def _is_prose(lines: Sequence[Line]) -> bool:
    segments = [segment for line in lines for segment in line.segments]
    lower = sum(segment.text[0].islower() for segment in segments if len(segment.text) > 2)
    words = sum(segment.text.count(" ") + 1 for segment in segments)
    return lower > _LOWER * len(segments) or words > _WORDS * len(segments)


def _columns(lines: Sequence[Line], full: Sequence[int]) -> list[_Column]:
    """The bands that most of the full lines share, with their usual edges and middle."""
    placed = [(index, segment) for index in full for segment in lines[index].segments]
    columns = []
    for band in read_bands(placed, numeric=False):
        if len(band.lines) < _SHARE * len(full):
            continue
        inside = [s for _, s in placed if s.left < band.right and band.left < s.right]
        usual = (
            median_low([segment.left for segment in inside]),
            median_low([segment.middle for segment in inside]),
            median_low([segment.right for segment in inside]),
        )
        columns.append(_Column(band, usual, inside))
    return columns


def _is_aligned(column: _Column, em: float) -> bool:
    """Whether nearly all of its pieces share one edge, or the middle."""
    enough = _ALIGNED * len(column.segments)
    left, middle, right = column.usual
    return (
        sum(abs(s.left - left) < em for s in column.segments) >= enough
        or sum(abs(s.middle - middle) < em for s in column.segments) >= enough
        or sum(abs(s.right - right) < em for s in column.segments) >= enough
    )


def _fitting(lines: Sequence[Line], full: Sequence[int], columns: Sequence[_Column]) -> Sequence[int]:
    """The full lines without those at their ends that only happen to be near."""
    usual = [column.usual for column in columns]
    first, last = 0, len(full)
    while first < last and not _fits(lines[full[first]], usual):
        first += 1
    while last > first and not _fits(lines[full[last - 1]], usual):
        last -= 1
    return full[first:last]


def _fits(line: Line, usual: Sequence[tuple[int, int, int]]) -> bool:
    """Whether most of the line's pieces stand on the usual edge or middle of a column."""
    shared = 0
    for s in line.segments:
        for left, middle, right in usual:
            near = abs(s.left - left) < line.em or abs(s.right - right) < line.em
            if near or abs(s.middle - middle) < line.em:
                shared += 1
                break
    return shared >= _SHARE * len(line.segments)

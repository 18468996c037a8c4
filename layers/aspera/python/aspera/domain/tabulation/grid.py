"""One table out of a stretch of lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aspera.domain.geometry import Box, union
from aspera.domain.table import Cell, Table, UnreadTable
from aspera.domain.tabulation.captions import caption_above
from aspera.domain.tabulation.columns import Band, attach_marks, read_columns, with_headed
from aspera.domain.tabulation.headers import header_start
from aspera.domain.tabulation.implausible import is_implausible
from aspera.domain.tabulation.limits import MOST_COLUMNS, MOST_PLACES, too_large, too_wide
from aspera.domain.tabulation.lines import Line, LineKind
from aspera.domain.tabulation.rows import GridRow, body_rows, header_rows
from aspera.domain.tabulation.wrapping import unwrapped

_LABEL_LINES = 2
_FOOTNOTE = re.compile(r"\W|[0-9]|source|notes?\b|see\b|.{0,4}=", re.IGNORECASE)


def read_table(lines: Sequence[Line], zone: range, floor: int, page: int) -> Table | UnreadTable | None:
    """The table whose numbers stand in `zone`; its header is looked for above, down from `floor`."""
    zone, bands = _trimmed(lines, zone)
    if not bands:
        return None
    if len(bands) > MOST_COLUMNS:
        return too_wide(lines[zone.start : zone.stop])
    top, body = header_start(lines, zone.start, floor, bands)
    if body > top:
        bands = with_headed(bands, lines[body - 1])
    head = header_rows(lines[top:body], bands)
    stop = _label_end(lines, zone.stop, bands)
    rest = unwrapped(body_rows(lines[body:stop], bands), bands)
    while rest and not rest[-1].has_numerals:
        rest.pop()
    if len(head) + len(rest) < 2 or is_implausible(head, rest, bands):
        return None
    return table_of([*head, *rest], len(head), bands, caption_above(lines, top, floor), page)


def _label_end(lines: Sequence[Line], stop: int, bands: Sequence[Band]) -> int:
    """The end with the lines that may continue the last label."""
    first = min(band.left for band in bands if band.numeric)
    for index in range(stop, min(stop + _LABEL_LINES, len(lines))):
        line = lines[index]
        if len(line.segments) > 1 or line.right > first or _FOOTNOTE.match(line.text):
            return index
    return min(stop + _LABEL_LINES, len(lines))


def _trimmed(lines: Sequence[Line], zone: range) -> tuple[range, list[Band]]:
    """The zone without lines at its ends whose numbers stand in no column of the others, and
    without a header that has a number in it."""
    while True:
        data = [index for index in zone if lines[index].is_data]
        rows, em = [lines[index] for index in data], lines[zone.start].em
        bands = read_columns(rows, em)
        if attach_marks(rows, bands, em):
            bands = read_columns(rows, em)
        if len(data) < 2 or len(bands) > MOST_COLUMNS:
            return zone, bands
        shared = {line for band in bands if band.numeric and len(band.lines) > 1 for line in band.lines}
        if not shared:
            return zone, []
        if len(data) < 3:
            return zone, bands
        if 0 not in shared or _is_header(lines[data[0]], bands):
            lines[data[0]].kind = LineKind.TEXT
            zone = range(data[1], zone.stop)
        elif len(data) - 1 not in shared:
            zone = range(zone.start, data[-2] + 1)
        else:
            return zone, bands


def _is_header(line: Line, bands: Sequence[Band]) -> bool:
    """Whether the line has more words than numbers where the others have numbers."""
    words = numerals = 0
    for segment in line.segments:
        over = any(b.numeric and segment.overlap(b.left, b.right) > 0 and len(b.lines) > 2 for b in bands)
        words += over and not segment.is_numeral
        numerals += segment.is_numeral
    return words > max(1, numerals)


def table_of(
    rows: Sequence[GridRow], header_rows: int, bands: Sequence[Band], caption: str, page: int
) -> Table | UnreadTable | None:
    """The rows as a table without its empty columns; None when a single one is left."""
    used = sorted({column for row in rows for column in row.cells})
    if len(used) < 2:
        return None
    if len(rows) * len(used) > MOST_PLACES:
        return too_large(
            union(Box(c.left, c.top, c.right, c.bottom) for row in rows for c in row.cells.values())
        )
    place = {column: index for index, column in enumerate(used)}
    grid: list[tuple[Cell | None, ...]] = []
    boxes: list[Box] = []
    for index, row in enumerate(rows):
        cells: list[Cell | None] = [None] * len(used)
        for column, segment in row.cells.items():
            box = Box(segment.left, segment.top, segment.right, segment.bottom)
            boxes.append(box)
            cells[place[column]] = Cell(index, place[column], segment.text, box)
        grid.append(tuple(cells))
    labels = _label_columns([bands[column] for column in used])
    return Table(page, union(boxes), caption, header_rows, labels, tuple(grid))


def _label_columns(bands: Sequence[Band]) -> int:
    """Leading columns of words; a column of numbers before them counts the rows."""
    texts = [not band.numeric for band in bands]
    leading = texts.index(False) if False in texts else 1
    if leading == 0 and len(texts) > 2 and texts[1] and not texts[2]:
        return 2
    return leading

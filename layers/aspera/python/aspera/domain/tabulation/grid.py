"""One table out of a stretch of lines."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.domain.geometry import Box, union
from aspera.domain.table import Cell, Table
from aspera.domain.tabulation.captions import caption_above
from aspera.domain.tabulation.columns import Band, read_columns
from aspera.domain.tabulation.headers import header_start
from aspera.domain.tabulation.lines import Line
from aspera.domain.tabulation.rows import GridRow, body_rows, header_rows
from aspera.domain.tabulation.wrapping import unwrapped


def read_table(lines: Sequence[Line], zone: range, floor: int, page: int) -> Table | None:
    """The table whose numbers stand in `zone`; its header is looked for above, down from `floor`."""
    zone, bands = _trimmed(lines, zone)
    if not bands:
        return None
    top, body = header_start(lines, zone.start, floor, bands)
    head = header_rows(lines[top:body], bands)
    rest = unwrapped(body_rows(lines[body : zone.stop], bands), bands)
    if len(head) + len(rest) < 2:
        return None
    return _table(head, rest, bands, caption_above(lines, top, floor), page)


def _trimmed(lines: Sequence[Line], zone: range) -> tuple[range, list[Band]]:
    """The zone without lines at its ends whose numbers stand in no column of the others."""
    while True:
        data = [index for index in zone if lines[index].is_data]
        bands = read_columns([lines[index] for index in data], lines[zone.start].em)
        if len(data) < 3:
            return zone, bands
        shared = {line for band in bands if band.numeric and len(band.lines) > 1 for line in band.lines}
        if not shared:
            return zone, bands
        if 0 not in shared:
            zone = range(data[1], zone.stop)
        elif len(data) - 1 not in shared:
            zone = range(zone.start, data[-2] + 1)
        else:
            return zone, bands


def _table(
    head: list[GridRow], body: list[GridRow], bands: Sequence[Band], caption: str, page: int
) -> Table | None:
    rows = [*head, *body]
    used = sorted({column for row in rows for column in row.cells})
    if len(used) < 2:
        return None
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
    return Table(page, union(boxes), caption, len(head), labels, tuple(grid))


def _label_columns(bands: Sequence[Band]) -> int:
    """Leading columns of words; a column of numbers before them counts the rows."""
    texts = [not band.numeric for band in bands]
    leading = texts.index(False) if False in texts else len(texts)
    if leading == 0 and len(texts) > 2 and texts[1] and not texts[2]:
        return 2
    return leading

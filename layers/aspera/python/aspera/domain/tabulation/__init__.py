"""Tables of a page, from where its words stand."""

from __future__ import annotations

from aspera.domain.page import Page
from aspera.domain.table import Table
from aspera.domain.tabulation.grid import read_table
from aspera.domain.tabulation.lines import read_lines
from aspera.domain.tabulation.prose import without_prose
from aspera.domain.tabulation.segments import aspect, read_segments
from aspera.domain.tabulation.zones import read_zones

_NUMERALS = 3


def read_tables(page: Page) -> tuple[Table, ...]:
    segments = read_segments(page) if page.words else []
    if sum(segment.is_numeral for segment in segments) < _NUMERALS:
        return ()
    lines = read_lines(segments, aspect(page))
    if not read_zones(lines):
        return ()
    lines = without_prose(lines, aspect(page))
    tables: list[Table] = []
    floor = 0
    for zone in read_zones(lines):
        table = read_table(lines, zone, floor, page.number)
        if table:
            tables.append(table)
            floor = zone.stop
    return tuple(tables)

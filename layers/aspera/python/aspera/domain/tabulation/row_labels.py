"""What the rows of a table are called, and which headings they stand under."""

from __future__ import annotations

import re
from collections.abc import Collection

from aspera.domain.normalised_table import Row
from aspera.domain.scale import read_scale
from aspera.domain.table import Cell, Table
from aspera.domain.tabulation.headings import Headings

_DOTS = re.compile(r"(?:\s?[.…·_]){3,}\s*$")
_MARKS = re.compile(
    r"(?:\s\([a-z]\)|(?<=[^\W\d]|[)\]])\s?(?:\(\d{1,2}\)|\[\d{1,2}\])|\s?[*†‡]{1,3}"
    r"|(?<!m)[¹²³⁴-⁹]{1,3})+$"
)
"""Of footnotes, behind a label; a unit keeps its exponent ("m²")."""
_FILLED_DOWN = 0.3
_UNIT_HEADER = re.compile(r"\W*(?:units?|einheit|unité)\W*", re.IGNORECASE)


def read_rows(table: Table, numbered: Collection[int]) -> tuple[Row, ...]:
    """The rows that hold numbers, top to bottom."""
    column, outer = _label_columns(table, numbered)
    units = _unit_column(table)
    headings = Headings()
    group = ""
    rows: list[Row] = []
    for index in range(table.header_rows, table.rows):
        cells = table.grid[index]
        cell = cells[column] if column < table.label_columns else None
        label = _MARKS.sub("", _DOTS.sub("", cell.text)) if cell else ""
        indent = cell.box.left if cell else 0
        if outer is not None and (above := cells[outer]):
            group = above.text
        if index not in numbered:
            if cell and label:
                headings.enter(label, indent)
            continue
        path = headings.above(indent) if cell else headings.current()
        scale = read_scale(units_text) if (units_text := _unit_text(cells, units)) else read_scale(label)
        rows.append(
            Row(
                index=index,
                label=label,
                path=(*path, group) if outer is not None and group else path,
                indent=indent,
                scale=scale.factor if scale and not scale.is_plain_currency else None,
                unit=scale.unit if scale else None,
            )
        )
        headings.close(label)
    return tuple(rows)


def _label_columns(table: Table, numbered: Collection[int]) -> tuple[int, int | None]:
    """The column of the labels, and one before it whose entries each hold for several rows."""
    if table.label_columns < 2:
        return 0, None
    filled = [
        sum(table.grid[row][column] is not None for row in numbered) for column in range(table.label_columns)
    ]
    if filled[0] < (1 - _FILLED_DOWN) * len(numbered) and filled[1] > filled[0]:
        return 1, 0
    counts = all(not any(map(str.isalpha, table.text(row, 0))) for row in numbered)
    return (1 if counts else 0), None


def _unit_column(table: Table) -> int | None:
    for row in table.grid[: table.header_rows]:
        for cell in row:
            if cell and _UNIT_HEADER.fullmatch(cell.text):
                return cell.column
    return None


def _unit_text(cells: tuple[Cell | None, ...], column: int | None) -> str:
    cell = cells[column] if column is not None else None
    return cell.text if cell else ""

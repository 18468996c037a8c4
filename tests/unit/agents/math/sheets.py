"""Normalised tables drawn as text: cells parted by bars, the first line heads the columns."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from textwrap import dedent

from aspera.agents.math.discrepancies import Discrepancy
from aspera.agents.math.table_check import TableCheck, check_table
from aspera.domain.document import NumberLocale
from aspera.domain.geometry import UNITS, Box
from aspera.domain.normalised_table import Column, NormalisedTable, Row
from aspera.domain.number import Number, parse_number
from aspera.domain.table import Cell, Table

_NOT_ADDITIVE = re.compile(r"%|change|per share|average", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def sheet_of(drawing: str) -> NormalisedTable:
    """Rows without numbers become headings; leading blanks of a label are its indent."""
    grid = [line.split("|") for line in dedent(drawing).strip("\n").split("\n")]
    header, *body = grid
    numbers = {index: tuple(map(parse_number, cells[1:])) for index, cells in enumerate(body)}
    rows: list[Row] = []
    path: tuple[str, ...] = ()
    for index, cells in enumerate(body):
        label = cells[0].strip()
        if any(number is not None for number in numbers[index]):
            rows.append(Row(index + 1, label, path, 1000 * (len(cells[0]) - len(cells[0].lstrip()))))
        else:
            path = (label,)
    return NormalisedTable(
        table=_table(grid),
        rows=tuple(rows),
        columns=tuple(_column(index, name.strip()) for index, name in enumerate(header) if index),
        numbers=tuple(numbers[row.index - 1] for row in rows),
    )


def _column(index: int, header: str) -> Column:
    years = _YEAR.findall(header)
    return Column(
        index=index,
        header=header,
        period=years[-1] if years else "",
        is_additive=not _NOT_ADDITIVE.search(header),
        scale=Decimal(1),
        unit="",
    )


def _table(grid: list[list[str]]) -> Table:
    height, width = UNITS // (len(grid) + 1), UNITS // (len(grid[0]) + 1)
    cells = tuple(
        tuple(
            Cell(row, column, text.strip(), _box(row, column, height, width)) if text.strip() else None
            for column, text in enumerate(line)
        )
        for row, line in enumerate(grid)
    )
    return Table(1, Box(0, 0, UNITS, UNITS), "", 1, 1, cells)


def _box(row: int, column: int, height: int, width: int) -> Box:
    return Box(column * width, row * height, (column + 1) * width - 1, (row + 1) * height - 1)


def with_number(sheet: NormalisedTable, row: int, column: int, value: Decimal) -> NormalisedTable:
    """The same table with another number printed at one place."""
    old = sheet.numbers[row][column]
    assert old is not None
    changed: list[list[Number | None]] = [list(line) for line in sheet.numbers]
    changed[row][column] = replace(old, value=value, printed=str(value))
    return replace(sheet, numbers=tuple(map(tuple, changed)))


def check(drawing: str) -> TableCheck:
    return check_table(sheet_of(drawing), None)


def found_in(drawing: str) -> list[Discrepancy]:
    return list(check(drawing).discrepancies(NumberLocale.POINT))

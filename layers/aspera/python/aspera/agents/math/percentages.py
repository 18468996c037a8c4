"""Percentages whose sign is printed only above them, or only at both ends of a section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.number import Number

_LARGEST = 200
_FEWEST = 3


def with_percent_signs(sheet: NormalisedTable) -> NormalisedTable:
    """The same table with the numbers below a percentage marked as percentages, where a section
    begins with one in most of its columns and goes on in small numbers of the same precision."""
    marked = {place for rows in _sections(sheet) for place in _continued(sheet, rows)}
    if not marked:
        return sheet
    numbers = tuple(
        tuple(
            replace(number, is_percent=True) if number and (row, column) in marked else number
            for column, number in enumerate(line)
        )
        for row, line in enumerate(sheet.numbers)
    )
    return replace(sheet, numbers=numbers)


def _sections(sheet: NormalisedTable) -> Iterator[Sequence[int]]:
    """Rows under one heading that begin with percentages, up to the next that does."""
    for _, group in groupby(range(len(sheet.rows)), key=lambda row: sheet.rows[row].path):
        rows = list(group)
        first = next((k for k, row in enumerate(rows) if _is_percentages(sheet.numbers[row])), None)
        if first is not None and len(rows) - first >= _FEWEST:
            yield rows[first:]


def _is_percentages(line: Sequence[Number | None]) -> bool:
    shown = [number for number in line if number is not None and not number.is_dash]
    return bool(shown) and all(number.is_percent for number in shown)


def _continued(sheet: NormalisedTable, rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The places of plain numbers below a percentage that can only be percentages, too."""
    columns = range(len(sheet.columns))
    units = {number.unit for number in sheet.numbers[rows[0]] if number and not number.is_dash}
    places: list[tuple[int, int]] = []
    for row in rows[1:]:
        for column in columns:
            number = sheet.numbers[row][column]
            if number is None or number.is_dash or number.is_percent:
                continue
            if number.currency or number.unit not in units or abs(number.value) > _LARGEST:
                return
            places.append((row, column))
    yield from places

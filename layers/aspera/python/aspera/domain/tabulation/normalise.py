"""From a table as it is printed to a table as an auditor sees it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from aspera.domain.document import NumberLocale
from aspera.domain.normalised_table import Column, NormalisedTable
from aspera.domain.number import Number
from aspera.domain.page import Page
from aspera.domain.scale import Scale, read_scale
from aspera.domain.table import Table
from aspera.domain.tabulation.additivity import is_additive, is_notes
from aspera.domain.tabulation.cells import locale_of, read_number
from aspera.domain.tabulation.column_headers import column_headers
from aspera.domain.tabulation.periods import parse_period
from aspera.domain.tabulation.row_labels import read_rows
from aspera.domain.tabulation.surroundings import scale_around

Numbers = dict[int, dict[int, Number]]
"""By row and column of the grid."""

_ONE = Decimal(1)
_NONE = Scale(_ONE, "")
_THOUSAND = Decimal(1000)
_UNSCALED = re.compile(
    r"\bper (?:\w+ )?(?:share|unit|ads|adr)\b|\beps\b|\bratio\b|\brate\b|\bmultiple\b", re.IGNORECASE
)
_TIME = re.compile(r"\(?in years|\(years\)|\bterm\b|\bli(?:fe|ves)\b|\bdays\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:shares|units|number|employees|headcount|fte|options|awards|rsus|stores)\b", re.IGNORECASE
)


def normalise(table: Table, page: Page, locale: NumberLocale) -> NormalisedTable:
    """`table` of `page` with its numbers read, its labels joined and its columns understood.

    A dash takes the precision of its column. A number with a magnitude of its own ("$5 million")
    stands in a column of scale 1."""
    numbers = _numbers(table, locale)
    columns = _columns(table, page, numbers)
    rows = read_rows(table, numbers.keys())
    units = [_prevailing_unit(numbers, column.index) for column in columns]
    return NormalisedTable(
        table=table,
        rows=rows,
        columns=columns,
        numbers=tuple(
            tuple(
                _precise(numbers[row.index].get(column.index), unit)
                for column, unit in zip(columns, units, strict=True)
            )
            for row in rows
        ),
    )


def _numbers(table: Table, voted: NumberLocale) -> Numbers:
    body = table.grid[table.header_rows :]
    cells = [cell for row in body for cell in row[table.label_columns :] if cell]
    locale = locale_of((cell.text for cell in cells), voted)
    numbers: Numbers = {}
    for cell in cells:
        number = read_number(cell.text, locale)
        if number is not None:
            numbers.setdefault(cell.row, {})[cell.column] = number
    return numbers


def _columns(table: Table, page: Page, numbers: Numbers) -> tuple[Column, ...]:
    indices = sorted({column for row in numbers.values() for column in row})
    headers = column_headers(table, range(table.label_columns, table.columns))
    corner = " ".join(
        table.text(row, column)
        for row in range(table.header_rows)
        for column in range(table.label_columns)
        if table.grid[row][column]
    )
    around = scale_around(table, page) or _NONE
    currency = _most_common([number.currency for row in numbers.values() for number in row.values()])
    columns = []
    for index in indices:
        own = [row[index] for row in numbers.values() if index in row]
        header = headers[index]
        scale = _scale(header, own, around, currency)
        columns.append(
            Column(index, header, _period(header, corner), is_additive(header, own), scale.factor, scale.unit)
        )
    return tuple(columns)


def _period(header: str, corner: str) -> str:
    """The header's period; a bare year takes day and duration from the corner ("Years ended
    December 31,")."""
    period = parse_period(header)
    if len(period) != 4 or not corner:
        return period
    fuller = parse_period(f"{corner} {header}")
    return fuller if fuller.startswith(period) else period


def _scale(header: str, numbers: Sequence[Number], around: Scale, currency: str) -> Scale:
    """The nearest of what cells, header and surroundings say."""
    if 2 * sum(number.is_percent for number in numbers) > len(numbers):
        return Scale(_ONE, "%")
    if is_notes(header, numbers):
        return _NONE
    own_currency = _most_common([number.currency for number in numbers])
    headed = read_scale(header)
    if headed and not headed.is_plain_currency:
        return Scale(headed.factor, headed.unit or own_currency or around.unit)
    unit = headed.unit if headed else own_currency
    unit = unit or ("" if _COUNTED.search(header) else around.unit or currency)
    scaled = any(number.unit >= _THOUSAND for number in numbers)
    unscaled = scaled or _UNSCALED.search(header) or (_TIME.search(header) and not own_currency)
    return Scale(_ONE if unscaled else around.factor, unit)


def _most_common(names: Sequence[str]) -> str:
    counts = Counter(filter(None, names))
    return max(counts, key=lambda name: counts[name]) if counts else ""


def _prevailing_unit(numbers: Numbers, column: int) -> Decimal:
    """The precision that most numbers of the column are printed with."""
    counts = Counter(
        row[column].unit for row in numbers.values() if column in row and not row[column].is_dash
    )
    return max(counts, key=lambda unit: counts[unit]) if counts else _ONE


def _precise(number: Number | None, unit: Decimal) -> Number | None:
    if number is None or not number.is_dash or number.unit == unit:
        return number
    return replace(number, unit=unit)

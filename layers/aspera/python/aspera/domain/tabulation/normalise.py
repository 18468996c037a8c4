"""From a table as it is printed to a table as an auditor sees it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from aspera.domain.document import NumberLocale
from aspera.domain.normalised_table import Column, NormalisedTable, Row
from aspera.domain.number import Number
from aspera.domain.page import Page
from aspera.domain.scale import Scale, read_scale
from aspera.domain.table import Cell, Table
from aspera.domain.tabulation.additivity import is_additive, is_notes
from aspera.domain.tabulation.cells import locale_of, read_number
from aspera.domain.tabulation.column_headers import column_headers
from aspera.domain.tabulation.headings import Headings
from aspera.domain.tabulation.periods import parse_period
from aspera.domain.tabulation.surroundings import scale_around

_ONE = Decimal(1)
_DOTS = re.compile(r"(?:\s?[.…·]){3,}\s?$|[.…]{3,}")
_UNSCALED = re.compile(r"\bper (?:\w+ )?(?:share|unit|ads|adr)\b|\beps\b|\bper cent\b|percent|%|\bratio\b", re.IGNORECASE)


def normalise(table: Table, page: Page, locale: NumberLocale) -> NormalisedTable:
    """`table` of `page` with its numbers read, its labels joined and its columns understood."""
    body = table.grid[table.header_rows :]
    numbers = _numbers(body, table.label_columns, locale)
    columns = _columns(table, page, numbers)
    numbers = _with_dashes(numbers, [column.index for column in columns])
    rows = _rows(table, numbers)
    indices = [column.index for column in columns]
    return NormalisedTable(
        table=table,
        rows=rows,
        columns=columns,
        numbers=tuple(tuple(numbers[row.index].get(index) for index in indices) for row in rows),
    )

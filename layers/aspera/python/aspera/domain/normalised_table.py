"""A table as an auditor sees it: periods above the columns, labels beside the rows, one unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from aspera.domain.number import Number
from aspera.domain.table import Table


@dataclass(frozen=True, slots=True)
class Row:
    """`label` is joined over wrapped lines, without footnote marks; `path` are the headings above it
    in the label column, outermost first; `indent` is its left edge in 1/100,000 of the page. `scale`
    and `unit` are what the row itself says, in its label or in a column of units; where they are not
    None they go before those of the columns."""

    index: int
    label: str
    path: tuple[str, ...]
    indent: int
    scale: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """`header` is joined top to bottom; `period` is what it says about time in a normal form
    ("2023", "2023-12-31", "2023-Q2", "" when it says nothing). `is_additive` is False where
    values of a line cannot be summed (percentages, changes, per-share amounts, notes)."""

    index: int
    header: str
    period: str
    is_additive: bool
    scale: Decimal
    unit: str
    """"USD", "EUR", "%", "tCO2e", "" …"""


@dataclass(frozen=True, slots=True)
class NormalisedTable:
    """`numbers[i][j]` belongs to `rows[i]` and `columns[j]`, None where no number stands.
    Rows without any number appear only as `Row.path`. The cell is `table.grid[row.index][column.index]`.
    `continues` is the table on the page before that this one carries on, column for column (see
    `domain.continued_tables`; `normalised_tables`, which sees one page, leaves it None)."""

    table: Table
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    numbers: tuple[tuple[Number | None, ...], ...]
    continues: NormalisedTable | None = None

"""A table's numbers along one direction, as integers of its smallest printed unit.

The search for relations tries many sums; integers make that cheap and stay exact.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from aspera.agents.math.cues import is_ratio
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.number import Number

_FEWEST_PERCENTAGES = _FEWEST_AMOUNTS = 3
_HUNDRED = 100


class Direction(StrEnum):
    DOWN = "down"
    """Rows are added up, in each column."""
    ACROSS = "across"
    """Columns are added up, in each row."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """`values[line][entry]` is None where no number stands. DOWN: an entry is a row and a line
    a column of `sheet`; ACROSS: the other way round. An integer of 1 is worth `unit`, the same in
    both directions of a table. `units` holds the value of the last printed digit, nought for
    dashes. `mixed` marks entries that are averages, rates or counts by their label, `in_percent` lines of
    percentages."""

    sheet: NormalisedTable
    direction: Direction
    unit: Decimal
    entries: Sequence[int]
    lines: Sequence[int]
    labels: Sequence[str]
    mixed: Sequence[bool]
    values: Sequence[Sequence[int | None]]
    units: Sequence[Sequence[int]]
    in_percent: Sequence[bool] = ()

    def number(self, entry: int, line: int) -> Number | None:
        row, column = self.place(entry, line)
        return self.sheet.numbers[row][column]

    def place(self, entry: int, line: int) -> tuple[int, int]:
        """The row and the column of `sheet` where `entry` stands in `line`."""
        if self.direction is Direction.DOWN:
            return self.entries[entry], self.lines[line]
        return self.lines[line], self.entries[entry]


def footing_ledger(sheet: NormalisedTable, derived: Container[int] = ()) -> Ledger:
    """Rows to be added up in each additive column, and in percentage columns that hold a 100 %.
    Columns that are `derived` from others are left out."""
    whole = _rows_of_hundreds(sheet)
    columns = [
        [] if index in derived else _column(sheet, index, whole) for index in range(len(sheet.columns))
    ]
    lines = [index for index, column in enumerate(columns) if column]
    rows = [
        index
        for index in range(len(sheet.rows))
        if any((number := columns[line][index]) is not None and not number.is_year for line in lines)
    ]
    labels = [sheet.rows[row].label for row in rows]
    cells = [[columns[line][row] for row in rows] for line in lines]
    return _ledger(sheet, Direction.DOWN, rows, lines, labels, cells)


def set_apart_ledger(sheet: NormalisedTable, footed: Container[int]) -> Ledger:
    """Rows of whole amounts in the columns that are not `footed`: changes, or what a heading over
    several columns sets apart by mistake."""
    columns = [
        [] if index in footed else _whole_amounts([row[index] for row in sheet.numbers])
        for index in range(len(sheet.columns))
    ]
    lines = [index for index, column in enumerate(columns) if column]
    rows = [row for row in range(len(sheet.rows)) if any(columns[line][row] is not None for line in lines)]
    labels = [sheet.rows[row].label for row in rows]
    cells = [[columns[line][row] for row in rows] for line in lines]
    return _ledger(sheet, Direction.DOWN, rows, lines, labels, cells)


def _whole_amounts(numbers: Sequence[Number | None]) -> list[Number | None]:
    amounts = [_amount(number) for number in numbers]
    shown = [number for number in amounts if number is not None and not number.is_dash]
    is_whole = all(number.unit >= 1 and not number.is_year for number in shown)
    return amounts if is_whole and len(shown) >= _FEWEST_AMOUNTS else []


def percentage_ledger(sheet: NormalisedTable, footed: Container[int]) -> Ledger:
    """Percentages to be added up in each column, but for columns of changes and those that are
    `footed` as they stand."""
    columns = [
        _percentages([row[index] for row in sheet.numbers])
        if column.is_additive and index not in footed
        else []
        for index, column in enumerate(sheet.columns)
    ]
    lines = [index for index, column in enumerate(columns) if column]
    rows = [row for row in range(len(sheet.rows)) if any(columns[line][row] is not None for line in lines)]
    labels = [sheet.rows[row].label for row in rows]
    cells = [[columns[line][row] for row in rows] for line in lines]
    ledger = _ledger(sheet, Direction.DOWN, rows, lines, labels, cells)
    return replace(ledger, mixed=[False] * len(rows))


def _percentages(numbers: Sequence[Number | None]) -> list[Number | None]:
    shares = [number if number and (number.is_percent or number.is_dash) else None for number in numbers]
    shown = sum(share is not None and not share.is_dash for share in shares)
    return shares if shown >= _FEWEST_PERCENTAGES else []


def cross_casting_ledger(sheet: NormalisedTable) -> Ledger:
    """Additive columns to be added up in each row of amounts."""
    columns = [index for index, column in enumerate(sheet.columns) if column.is_additive]
    rows: list[int] = []
    cells: list[list[Number | None]] = []
    for index, numbers in enumerate(sheet.numbers):
        line = [_amount(numbers[column]) for column in columns]
        if sum(number is not None for number in line) >= 3 and not is_ratio(sheet.rows[index].label):
            rows.append(index)
            cells.append(line)
    labels = [sheet.columns[column].header for column in columns]
    return _ledger(sheet, Direction.ACROSS, columns, rows, labels, cells)


def _column(sheet: NormalisedTable, index: int, whole: Collection[int]) -> list[Number | None]:
    """The numbers of one column that can be added up; empty when they cannot. `whole` are the rows
    that show 100 % in another column."""
    numbers = [row[index] for row in sheet.numbers]
    present = [number for number in numbers if number is not None and not number.is_dash]
    shares = [number for number in present if number.is_percent]
    if 2 * len(shares) > len(present) and (_is_breakdown(shares) or _is_nearly_breakdown(numbers, whole)):
        return list(numbers)
    if not sheet.columns[index].is_additive or len(present) - len(shares) < 2:
        return []
    return [_amount(number) for number in numbers]


def _rows_of_hundreds(sheet: NormalisedTable) -> frozenset[int]:
    """Rows that show the 100 % of a breakdown."""
    found: set[int] = set()
    for index in range(len(sheet.columns)):
        numbers = [row[index] for row in sheet.numbers]
        shares = [number for number in numbers if number is not None and number.is_percent]
        if _is_breakdown(shares):
            found.update(row for row, number in enumerate(numbers) if number and number.value == _HUNDRED)
    return frozenset(found)


def _is_breakdown(shares: Sequence[Number]) -> bool:
    return any(share.value == _HUNDRED for share in shares) and all(
        0 <= share.value <= _HUNDRED for share in shares
    )


def _is_nearly_breakdown(numbers: Sequence[Number | None], whole: Collection[int]) -> bool:
    """Whether all but one of the numbers are shares, in a column that comes to a hundred where others do."""
    odd = [row for row, number in enumerate(numbers) if number and not 0 <= number.value <= _HUNDRED]
    return len(odd) == 1 and any(
        number is not None and (number.value == _HUNDRED or row in odd)
        for row in whole
        for number in [numbers[row]]
    )


def _amount(number: Number | None) -> Number | None:
    return None if number is None or number.is_percent else number


def _ledger(
    sheet: NormalisedTable,
    direction: Direction,
    entries: Sequence[int],
    lines: Sequence[int],
    labels: Sequence[str],
    cells: Sequence[Sequence[Number | None]],
) -> Ledger:
    exponent = _exponent(sheet)
    shift = -exponent
    return Ledger(
        sheet=sheet,
        direction=direction,
        unit=Decimal(1).scaleb(exponent),
        entries=entries,
        lines=lines,
        labels=labels,
        mixed=[is_ratio(label) for label in labels],
        values=[
            [None if number is None else int(number.value.scaleb(shift)) for number in line] for line in cells
        ],
        units=[
            [0 if number is None or number.is_dash else int(number.unit.scaleb(shift)) for number in line]
            for line in cells
        ],
        in_percent=[_is_in_percent(line) for line in cells],
    )


def _is_in_percent(numbers: Sequence[Number | None]) -> bool:
    present = [number for number in numbers if number is not None and not number.is_dash]
    return 2 * sum(number.is_percent for number in present) > len(present)


def _exponent(sheet: NormalisedTable) -> int:
    """Of the smallest unit that the table prints."""
    return min(
        (number.unit.adjusted() for row in sheet.numbers for number in row if number and not number.is_dash),
        default=0,
    )

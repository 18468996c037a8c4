"""Columns of percentages that say what part each row is of one of them."""

from __future__ import annotations

from collections.abc import Iterator

from aspera.agents.math.cues import is_result
from aspera.agents.math.derivations import Derivation, DerivationKind, Derived, best_of, examine
from aspera.domain.normalised_table import NormalisedTable

_HUNDRED = 100
_FEWEST = 3
_HELD_PER_FAILED = 4
_REACH = 2


def find_share_columns(sheet: NormalisedTable) -> Iterator[Derivation]:
    """At most one reading for each column of percentages."""
    for column in range(len(sheet.columns)):
        if _is_percent(sheet, column):
            best = best_of(_readings(sheet, column))
            if best is not None and len(best.holding) >= max(_FEWEST, _HELD_PER_FAILED * len(best.failing)):
                yield best


def _readings(sheet: NormalisedTable, column: int) -> Iterator[Derivation | None]:
    rows = range(len(sheet.rows))
    most_failing = len(rows) // (_HELD_PER_FAILED + 1)
    for amount in _neighbours(sheet, column):
        for base in _bases(sheet, column):
            shares = (Derived((row, column), (row, amount), (base, amount)) for row in rows if row != base)
            yield examine(sheet, DerivationKind.SHARE, shares, most_failing)


def _neighbours(sheet: NormalisedTable, column: int) -> Iterator[int]:
    for amount in range(max(0, column - _REACH), min(len(sheet.columns), column + _REACH)):
        if amount != column and not _is_percent(sheet, amount):
            yield amount


def _bases(sheet: NormalisedTable, column: int) -> Iterator[int]:
    """Rows that the others can be shares of: those of 100 %, totals without a share, the first."""
    for row, numbers in enumerate(sheet.numbers):
        share = numbers[column]
        if (share is not None and share.value == _HUNDRED) or (
            share is None and (row == 0 or is_result(sheet.rows[row].label))
        ):
            yield row


def _is_percent(sheet: NormalisedTable, column: int) -> bool:
    numbers = [number for row in sheet.numbers if (number := row[column]) is not None and not number.is_dash]
    return len(numbers) > 1 and 2 * sum(number.is_percent for number in numbers) > len(numbers)

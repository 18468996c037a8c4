"""Earnings per share that follow from the earnings and the number of shares in the same table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aspera.agents.math.derivations import (
    Derivation,
    DerivationKind,
    Derived,
    best_of,
    examine,
    numbers_of,
    recompute,
)
from aspera.agents.math.slips import slip_between
from aspera.domain.normalised_table import NormalisedTable, Row

_PER_SHARE = re.compile(r"\bper\b.{0,30}\bshare\b|\beps\b", re.IGNORECASE)
_EARNINGS = re.compile(r"\b(?:net )?(?:income|earnings|loss|profit)\b|numerator", re.IGNORECASE)
_SHARES = re.compile(r"\bshares\b|weighted|denominator|\bbasic\b|\bdiluted\b", re.IGNORECASE)
_KINDS = (DerivationKind.PER_SHARE, DerivationKind.PER_SHARE_IN_THOUSANDS)
_FEWEST = 2
_ENOUGH = 9.0
_CENTS = -1


def find_per_share_rows(sheet: NormalisedTable) -> Iterator[Derivation]:
    """At most one reading for each row of amounts per share; two columns must agree, all but one. Where
    only one does, another row that follows from the same earnings bears it out, or that a slip explains
    the other column."""
    rows = range(len(sheet.rows))
    per_share = [row for row in rows if _PER_SHARE.search(_words(sheet.rows[row])) and _has_cents(sheet, row)]
    if not per_share:
        return
    whole = [row for row in rows if not _has_cents(sheet, row)]
    earnings = [row for row in whole if _EARNINGS.search(sheet.rows[row].label)]
    shares = [row for row in whole if _SHARES.search(_words(sheet.rows[row]))]
    found = [best for row in per_share if (best := best_of(_readings(sheet, row, earnings, shares)))]
    proven = {_reading(best) for best in found if len(best.holding) >= _FEWEST and best.bits >= _ENOUGH}
    for best in found:
        if best.bits < _ENOUGH or not best.holding:
            continue
        if len(best.holding) >= _FEWEST or _reading(best) in proven or _is_a_slip(sheet, best):
            yield best


def _reading(derivation: Derivation) -> tuple[DerivationKind, int]:
    """How the row was read: in which units, and from which row of earnings."""
    return derivation.kind, derivation.holding[0].first[0]


def _is_a_slip(sheet: NormalisedTable, derivation: Derivation) -> bool:
    """Whether each column that fails would come out but for a slip in the amount per share."""
    for derived in derivation.failing:
        printed, first, second = numbers_of(sheet, derived)
        if printed is None or first is None or second is None:
            return False
        exact = recompute(derivation.kind, printed, first, second).value
        shown, meant = (int((value / printed.unit).to_integral_value()) for value in (printed.value, exact))
        if shown == 0 or meant == 0 or slip_between(shown, meant) is None:
            return False
    return True


def _words(row: Row) -> str:
    return f"{row.path[-1] if row.path else ''} {row.label}"


def _has_cents(sheet: NormalisedTable, row: int) -> bool:
    shown = [number for number in sheet.numbers[row] if number is not None and not number.is_dash]
    return bool(shown) and all(
        number.unit.adjusted() <= _CENTS - 1 and not number.is_percent for number in shown
    )


def _readings(
    sheet: NormalisedTable, row: int, earnings: Sequence[int], shares: Sequence[int]
) -> Iterator[Derivation | None]:
    columns = range(len(sheet.columns))
    for first in earnings:
        for second in shares:
            if first != second:
                for kind in _KINDS:
                    lines = (Derived((row, column), (first, column), (second, column)) for column in columns)
                    yield examine(sheet, kind, lines, most_failing=1)

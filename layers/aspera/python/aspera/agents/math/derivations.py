"""Printed numbers that are derived from two others: changes, percentage changes, shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import partial

from aspera.agents.math.cues import is_deducted
from aspera.agents.math.intervals import (
    TRIVIAL_POINTS,
    Interval,
    Recomputed,
    difference,
    exactly,
    growth,
    interval,
    quotient,
    ratio,
    settle,
    surprise,
)
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.number import Number

Place = tuple[int, int]
"""Row and column of a normalised table."""


class DerivationKind(StrEnum):
    CHANGE = "change"
    """first - second"""
    PERCENTAGE_CHANGE = "percentage_change"
    """(first - second) / second, in percent"""
    SHARE = "share"
    """first / second, in percent"""
    PER_SHARE = "per_share"
    """first / second, both in thousands or both in millions"""
    PER_SHARE_IN_THOUSANDS = "per_share_in_thousands"
    """first / second, where first is in millions and second in thousands"""


_RULES: Mapping[DerivationKind, Callable[[Interval, Interval], Interval | None]] = {
    DerivationKind.CHANGE: difference,
    DerivationKind.PERCENTAGE_CHANGE: growth,
    DerivationKind.SHARE: quotient,
    DerivationKind.PER_SHARE: partial(ratio, times=1),
    DerivationKind.PER_SHARE_IN_THOUSANDS: partial(ratio, times=1000),
}
IN_PERCENT = (DerivationKind.PERCENTAGE_CHANGE, DerivationKind.SHARE)
_PER_SHARE = (DerivationKind.PER_SHARE, DerivationKind.PER_SHARE_IN_THOUSANDS)
_MANY = 4
_PENNY = Decimal("0.01")
_TRIVIAL = {
    DerivationKind.CHANGE: Decimal(0),
    DerivationKind.PERCENTAGE_CHANGE: TRIVIAL_POINTS,
    DerivationKind.SHARE: TRIVIAL_POINTS,
    DerivationKind.PER_SHARE: _PENNY,
    DerivationKind.PER_SHARE_IN_THOUSANDS: _PENNY,
}
_WITHOUT_SIGN = (DerivationKind.CHANGE, DerivationKind.PERCENTAGE_CHANGE)
"""Where a sign may be turned round by convention."""


@dataclass(frozen=True, slots=True)
class Derived:
    """The number at `place` is said to follow from those at `first` and `second`."""

    place: Place
    first: Place
    second: Place


@dataclass(frozen=True, slots=True)
class Derivation:
    """The same derivation in several lines; `bits` is how surprising it would be, if those that
    hold did so by accident. `turned` counts those that hold only with their sign turned round: in
    tables of changes, an expense that rises is printed as a fall."""

    kind: DerivationKind
    holding: Sequence[Derived]
    failing: Sequence[Derived]
    bits: float
    turned: int

    @property
    def rank(self) -> tuple[int, float]:
        return len(self.holding) - len(self.failing), self.bits


def examine(
    sheet: NormalisedTable, kind: DerivationKind, lines: Iterable[Derived], most_failing: int
) -> Derivation | None:
    """Recompute all `lines`; those that leave nothing to compare, and those that are off by a
    trifle, are left out. None as soon as more than `most_failing` fail."""
    holding: list[Derived] = []
    failing: list[Derived] = []
    turned: list[Derived] = []
    bits = 0.0
    for derived in lines:
        intervals = _intervals(kind, *numbers_of(sheet, derived))
        if intervals is None:
            continue
        shown, expected = intervals
        is_straight = shown.touches(expected)
        if is_straight or (kind in _WITHOUT_SIGN and shown.turned.touches(expected)):
            holding.append(derived)
            bits += surprise(shown, expected)
            if not is_straight:
                turned.append(derived)
        elif _is_trivial(kind, shown, expected):
            continue
        elif len(failing) < most_failing:
            failing.append(derived)
        else:
            return None
    if turned and not failing and _is_a_slip(sheet, holding, turned):
        return Derivation(kind, [one for one in holding if one is not turned[0]], turned, bits, 0)
    return Derivation(kind, holding, failing, bits, len(turned))


def _is_a_slip(sheet: NormalisedTable, holding: Sequence[Derived], turned: Sequence[Derived]) -> bool:
    """Whether a single sign is turned round, of many, and no convention explains it: neither is the
    row one of costs, nor are its figures negative."""
    if len(turned) > 1 or len(holding) < _MANY:
        return False
    if is_deducted(sheet.rows[turned[0].place[0]].label):
        return False
    return all(number is not None and number.value > 0 for number in numbers_of(sheet, turned[0])[1:])


def _is_trivial(kind: DerivationKind, shown: Interval, expected: Interval) -> bool:
    distance = shown.distance(expected)
    if kind not in _PER_SHARE:
        distance = min(distance, shown.turned.distance(expected))
    return distance <= _TRIVIAL[kind]


def best_of(readings: Iterable[Derivation | None]) -> Derivation | None:
    """The reading that most lines support."""
    return max(
        (reading for reading in readings if reading is not None),
        key=lambda reading: reading.rank,
        default=None,
    )


def numbers_of(
    sheet: NormalisedTable, derived: Derived
) -> tuple[Number | None, Number | None, Number | None]:
    """The derived number, and the two that it follows from."""
    cells = sheet.numbers
    (row, column), (first_row, first_column), (second_row, second_column) = (
        derived.place,
        derived.first,
        derived.second,
    )
    return cells[row][column], cells[first_row][first_column], cells[second_row][second_column]


def _intervals(
    kind: DerivationKind, printed: Number | None, first: Number | None, second: Number | None
) -> tuple[Interval, Interval] | None:
    """Where the printed number lies, and where it should; None when there is nothing to compare."""
    if printed is None or first is None or second is None:
        return None
    if printed.is_dash or first.is_dash or second.is_dash or first.is_percent != second.is_percent:
        return None
    if kind is not DerivationKind.CHANGE and first.is_percent:
        return None
    expected = _RULES[kind](interval(first), interval(second))
    return None if expected is None else (interval(printed), expected)


def recompute(kind: DerivationKind, printed: Number, first: Number, second: Number) -> Recomputed:
    """The number as it is meant: one printed without its sign is recomputed without it, unless its sign
    is all that is wrong."""
    rule = _RULES[kind]
    exact = rule(exactly(first), exactly(second))
    expected = rule(interval(first), interval(second))
    assert exact is not None and expected is not None, "what was found wrong can be recomputed"
    is_a_slip = interval(printed).turned.touches(expected)
    if not is_a_slip and abs(printed.value + exact.low) < abs(printed.value - exact.low):
        exact, expected = exact.turned, expected.turned
    return settle(printed, exact.low, expected)

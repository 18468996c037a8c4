"""Rounding: the interval in which the true figure behind a printed number lies.

As in XBRL Calculations 1.1 (Recommendation 22 February 2023): half a unit of the last printed
digit either side, and two figures agree when their intervals touch.
"""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from math import log2
from typing import NamedTuple

from aspera.domain.number import Number

_HUNDRED = Decimal(100)
_MOST_BITS = 16.0
TRIVIAL_POINTS = Decimal("0.1")
"""Percentages that are no further apart than this beyond their rounding are not worth a word: they
were computed from unrounded figures, or adjusted so that a column adds up."""


class Interval(NamedTuple):
    """From `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    @property
    def turned(self) -> Interval:
        """With the sign turned round."""
        return Interval(-self.high, -self.low)

    def touches(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    def distance(self, other: Interval) -> Decimal:
        """How far the two are apart; nought when they touch."""
        return max(other.low - self.high, self.low - other.high, Decimal(0))


def half_unit(number: Number) -> Decimal:
    """How far the true figure may lie from the printed one; nothing for a dash."""
    return Decimal(0) if number.is_dash else number.unit / 2


def interval(number: Number) -> Interval:
    half = half_unit(number)
    return Interval(number.value - half, number.value + half)


def exactly(number: Number) -> Interval:
    """The printed figure itself, as if it were not rounded."""
    return Interval(number.value, number.value)


def difference(new: Interval, old: Interval) -> Interval:
    return Interval(new.low - old.high, new.high - old.low)


def quotient(part: Interval, whole: Interval) -> Interval | None:
    """`part` in percent of `whole`; None when `whole` may be nought or less."""
    return None if whole.low <= 0 else ratio(part, whole, 100)


def ratio(part: Interval, whole: Interval, times: int) -> Interval | None:
    """`part` per `whole`, so many times; None when `whole` may be nought."""
    if whole.low <= 0 <= whole.high:
        return None
    corners = [times * edge / end for edge in part for end in whole]
    return Interval(min(corners), max(corners))


def growth(new: Interval, old: Interval) -> Interval | None:
    """The change from `old` to `new` in percent; None when `old` may be nought or less, or the
    new figure is negative: such a percentage has no agreed meaning."""
    if old.low <= 0 or new.low < 0:
        return None
    return Interval(_HUNDRED * new.low / old.high - _HUNDRED, _HUNDRED * new.high / old.low - _HUNDRED)


def surprise(printed: Interval, expected: Interval) -> float:
    """How many bits it is worth that two intervals touch: much when both are narrow for their size."""
    size = max(map(abs, (*printed, *expected)))
    room = (printed.high - printed.low) + (expected.high - expected.low)
    return max(0.0, log2(float(2 * size / room))) if room else _MOST_BITS


class Recomputed(NamedTuple):
    """A recomputed figure, and how far from it a printed one may lie."""

    value: Decimal
    tolerance: Decimal


def settle(printed: Number, exact: Decimal, expected: Interval) -> Recomputed:
    """`exact` comes from the printed figures as they are, `expected` from their rounding intervals.
    Written with a digit more than the printed figure; the tolerance is that of the side on which
    the printed figure lies, rounded down."""
    value = exact.quantize(printed.unit.scaleb(-1))
    slack = expected.high - value if printed.value > value else value - expected.low
    tolerance = (slack + half_unit(printed)).quantize(printed.unit.scaleb(-3), rounding=ROUND_FLOOR)
    return Recomputed(value, max(tolerance, Decimal(0)))

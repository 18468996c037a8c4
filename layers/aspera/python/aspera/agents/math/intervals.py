"""Rounding: the interval in which the true figure behind a printed number lies.

As in XBRL Calculations 1.1 (Recommendation 22 February 2023): half a unit of the last printed
digit either side, and two figures agree when their intervals touch.
"""

from __future__ import annotations

from decimal import Decimal
from math import log2
from typing import NamedTuple

from aspera.domain.number import Number

_HUNDRED = Decimal(100)
_MOST_BITS = 16.0


class Interval(NamedTuple):
    """From `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    @property
    def centre(self) -> Decimal:
        return (self.low + self.high) / 2

    def touches(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high


def half_unit(number: Number) -> Decimal:
    """How far the true figure may lie from the printed one; nothing for a dash."""
    return Decimal(0) if number.is_dash else number.unit / 2


def interval(number: Number) -> Interval:
    half = half_unit(number)
    return Interval(number.value - half, number.value + half)


def difference(new: Interval, old: Interval) -> Interval:
    return Interval(new.low - old.high, new.high - old.low)


def quotient(part: Interval, whole: Interval) -> Interval | None:
    """`part` in percent of `whole`; None when `whole` may be nought or less."""
    if whole.low <= 0:
        return None
    corners = [100 * edge / end for edge in part for end in whole]
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

"""Printed numbers that are derived from two others: changes, percentage changes, shares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from aspera.agents.math.intervals import (
    TRIVIAL_POINTS,
    Interval,
    Recomputed,
    difference,
    exactly,
    growth,
    interval,
    quotient,
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


_RULES = {
    DerivationKind.CHANGE: difference,
    DerivationKind.PERCENTAGE_CHANGE: growth,
    DerivationKind.SHARE: quotient,
}


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
    bits = 0.0
    turned = 0
    for derived in lines:
        intervals = _intervals(kind, *numbers_of(sheet, derived))
        if intervals is None:
            continue
        shown, expected = intervals
        is_straight = shown.touches(expected)
        if is_straight or shown.turned.touches(expected):
            holding.append(derived)
            bits += surprise(shown, expected)
            turned += not is_straight
        elif kind is not DerivationKind.CHANGE and _is_trivial(shown, expected):
            continue
        elif len(failing) < most_failing:
            failing.append(derived)
        else:
            return None
    return Derivation(kind, holding, failing, bits, turned)


def _is_trivial(shown: Interval, expected: Interval) -> bool:
    distance = min(shown.distance(expected), shown.turned.distance(expected))
    return distance <= TRIVIAL_POINTS


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
    """The number as it is meant: one printed without its sign is recomputed without it."""
    rule = _RULES[kind]
    exact: Interval | None = rule(exactly(first), exactly(second))
    expected: Interval | None = rule(interval(first), interval(second))
    assert exact is not None and expected is not None, "what was found wrong can be recomputed"
    if abs(printed.value + exact.low) < abs(printed.value - exact.low):
        exact, expected = exact.turned, expected.turned
    return settle(printed, exact.low, expected)

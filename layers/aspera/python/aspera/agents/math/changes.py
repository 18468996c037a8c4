"""Columns that say how far two other columns are apart: changes in amounts and in percent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from aspera.agents.math.cues import is_ratio
from aspera.agents.math.intervals import (
    Interval,
    Recomputed,
    difference,
    exactly,
    growth,
    interval,
    settle,
    surprise,
)
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.number import Number

_CUE = re.compile(
    r"change|variance|growth|increase|decrease|\binc\b|\bdec\b|diff|\bvs\b|versus|%|\byoy\b|y/y|δ|veränderung|"
    r"évolution|variation",
    re.IGNORECASE,
)
_OTHERWISE_COMPUTED = re.compile(
    r"constant|organic|operational|excl|adjusted|underlying|like.for.like|cagr|average|annual|currency",
    re.IGNORECASE,
)
_FEWEST = 3
_HELD_PER_FAILED = 4
_REACH = 4
_ENOUGH = 8.0
_ENOUGH_WITHOUT_HEADING = 12.0


class ChangeKind(StrEnum):
    AMOUNT = "amount"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Change:
    """Column `column` shows how far `new` is above `old`, in the rows `holding`. In the rows
    `failing` it says something else. All are indices into the normalised table."""

    kind: ChangeKind
    column: int
    new: int
    old: int
    holding: Sequence[int]
    failing: Sequence[int]
    bits: float
    """How surprising it would be, if the holding rows agreed by accident."""
    is_headed: bool
    """Whether the column's header speaks of a change."""


def find_changes(sheet: NormalisedTable) -> Sequence[Change]:
    """At most one reading for each column of changes."""
    found: list[Change] = []
    derived: set[int] = set()
    for column in range(2, len(sheet.columns)):
        best = max(
            _readings(sheet, column, derived),
            key=lambda change: (len(change.holding) - len(change.failing), change.bits),
            default=None,
        )
        if best is not None and _is_proven(best):
            derived.add(column)
            found.append(best)
    return found


def expected_change(kind: ChangeKind, new: Number, old: Number) -> Interval | None:
    """Where the change must lie, given how the two figures are rounded."""
    rule = difference if kind is ChangeKind.AMOUNT else growth
    return rule(interval(new), interval(old))


def recompute(kind: ChangeKind, printed: Number, new: Number, old: Number) -> Recomputed:
    """The change as it is meant: one printed without its sign is recomputed without it."""
    rule = difference if kind is ChangeKind.AMOUNT else growth
    exact, expected = rule(exactly(new), exactly(old)), expected_change(kind, new, old)
    assert exact is not None and expected is not None, "a change that fails can be recomputed"
    if abs(printed.value + exact.low) < abs(printed.value - exact.low):
        exact, expected = exact.turned, expected.turned
    return settle(printed, exact.low, expected)


def _is_proven(change: Change) -> bool:
    """A heading that speaks of changes needs less support than one that does not."""
    held = len(change.holding)
    if change.is_headed:
        return held >= max(_FEWEST, _HELD_PER_FAILED * len(change.failing)) and change.bits >= _ENOUGH
    return held > 1 and not change.failing and change.bits >= _ENOUGH_WITHOUT_HEADING


def _readings(sheet: NormalisedTable, column: int, derived: set[int]) -> Iterator[Change]:
    kinds = _kinds(sheet, column)
    sources = [
        index
        for index in range(max(0, column - _REACH), column)
        if index not in derived and not _CUE.search(sheet.columns[index].header)
    ]
    for kind in kinds:
        for new in sources:
            for old in sources:
                if new != old:
                    yield _reading(sheet, kind, column, new, old)


def _kinds(sheet: NormalisedTable, column: int) -> Sequence[ChangeKind]:
    if not _is_headed(sheet, column):
        return (ChangeKind.PERCENT,)
    shares = [number.is_percent for row in sheet.numbers if (number := row[column]) is not None]
    if shares and 2 * sum(shares) > len(shares):
        return (ChangeKind.PERCENT, ChangeKind.AMOUNT)
    if "%" in sheet.columns[column].header:
        return (ChangeKind.PERCENT,)
    return (ChangeKind.AMOUNT, ChangeKind.PERCENT)


def _is_headed(sheet: NormalisedTable, column: int) -> bool:
    heading = sheet.columns[column]
    return not heading.is_additive or _CUE.search(heading.header) is not None


def _reading(sheet: NormalisedTable, kind: ChangeKind, column: int, new: int, old: int) -> Change:
    holding: list[int] = []
    failing: list[int] = []
    bits = 0.0
    for row, numbers in enumerate(sheet.numbers):
        if kind is ChangeKind.PERCENT and is_ratio(sheet.rows[row].label):
            continue
        worth = _worth(kind, numbers[column], numbers[new], numbers[old])
        if worth is not None:
            (failing if worth < 0 else holding).append(row)
            bits += max(worth, 0.0)
    return Change(kind, column, new, old, holding, failing, bits, _is_headed(sheet, column))


def _worth(kind: ChangeKind, printed: Number | None, new: Number | None, old: Number | None) -> float | None:
    """What the agreement is worth in bits, -1 without agreement, None when there is nothing to
    compare. A change printed without, or against, its sign is read as agreeing: tables of expenses
    turn it round."""
    if printed is None or new is None or old is None or printed.is_dash:
        return None
    if new.is_percent != old.is_percent or new.is_dash or old.is_dash:
        return None
    if kind is ChangeKind.PERCENT and new.is_percent:
        return None
    expected = expected_change(kind, new, old)
    if expected is None:
        return None
    shown = interval(printed)
    if not (shown.touches(expected) or shown.turned.touches(expected)):
        return -1.0
    return surprise(shown, expected)

"""Columns that say how far two other columns are apart, in amounts or in percent."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from aspera.agents.math.cues import is_ratio
from aspera.agents.math.derivations import Derivation, DerivationKind, Derived, best_of, examine
from aspera.domain.normalised_table import NormalisedTable

_CUE = re.compile(
    r"change|variance|growth|increase|decrease|\binc\b|\bdec\b|diff|\bvs\b|versus|%|\byoy\b|y/y|\b\d\d/\d\d\b|δ|veränderung|"
    r"évolution|variation",
    re.IGNORECASE,
)
_HELD_PER_FAILED, _HELD_PER_FAILED_WITHOUT_HEADING = 4, 5
_NEIGHBOURS, _REACH = 2, 16
_ENOUGH = 8.0
_ENOUGH_WITHOUT_HEADING = 12.0


def find_change_columns(sheet: NormalisedTable) -> Sequence[Derivation]:
    """At most one reading for each column of changes, those whose headings say so first. What fails in
    a column whose heading does not speak of changes is left out: the column is set apart, but not held
    against the report."""
    found: list[Derivation] = []
    derived: set[int] = set()
    for column in sorted(range(1, len(sheet.columns)), key=lambda column: not _is_headed(sheet, column)):
        best = best_of(_readings(sheet, column, derived))
        if best is not None and _is_proven(sheet, column, best):
            derived.add(column)
            found.append(best if _is_headed(sheet, column) else replace(best, failing=()))
    return found


def _is_proven(sheet: NormalisedTable, column: int, change: Derivation) -> bool:
    """A heading that speaks of changes needs less support than one that does not. Without it, a
    difference whose signs are never turned round is a plain sum of columns."""
    held, failed = len(change.holding), len(change.failing)
    if _is_headed(sheet, column):
        return held >= max(2, _HELD_PER_FAILED * (failed - 1)) and change.bits >= _ENOUGH + 2 * failed
    if change.kind is DerivationKind.CHANGE and not change.turned:
        return False
    fewest = max(2, _HELD_PER_FAILED_WITHOUT_HEADING * failed)
    return held >= fewest and change.bits >= _ENOUGH_WITHOUT_HEADING


def _readings(sheet: NormalisedTable, column: int, derived: Collection[int]) -> Iterator[Derivation | None]:
    """Every pair of neighbouring columns before `column`, the newer first or last; and the columns on
    both sides of it, for what was restated."""
    sources = [index for index in range(max(0, column - _REACH), column) if index not in derived]
    rows = range(len(sheet.rows))
    amounts = [row for row in rows if not is_ratio(sheet.rows[row].label)]
    held_per_failed = _HELD_PER_FAILED if _is_headed(sheet, column) else _HELD_PER_FAILED_WITHOUT_HEADING
    most_failing = max(1, len(rows) // (held_per_failed + 1))
    for kind in _kinds(sheet, column):
        for new, old in _neighbours(sources):
            if kind is DerivationKind.CHANGE:
                yield _difference(sheet, column, (new, old), most_failing)
            else:
                for pair in ((new, old), (old, new)):
                    yield examine(sheet, kind, _changes(amounts, column, pair), most_failing)
    if column + 1 < len(sheet.columns) and column - 1 not in derived:
        yield _difference(sheet, column, (column + 1, column - 1), most_failing)


def _neighbours(columns: Sequence[int]) -> Iterator[tuple[int, int]]:
    for place, first in enumerate(columns):
        for second in columns[place + 1 : place + 1 + _NEIGHBOURS]:
            if second - first <= _NEIGHBOURS:
                yield first, second


def _difference(
    sheet: NormalisedTable, column: int, pair: tuple[int, int], most_failing: int
) -> Derivation | None:
    """The difference of two columns the right way round: the other way, most of its signs are turned."""
    rows = range(len(sheet.rows))
    reading = examine(sheet, DerivationKind.CHANGE, _changes(rows, column, pair), most_failing)
    if reading is None or 2 * reading.turned <= len(reading.holding) + len(reading.failing):
        return reading
    return examine(sheet, DerivationKind.CHANGE, _changes(rows, column, pair[::-1]), most_failing)


def _changes(rows: Iterable[int], column: int, pair: tuple[int, ...]) -> Iterator[Derived]:
    new, old = pair
    return (Derived((row, column), (row, new), (row, old)) for row in rows)


def _kinds(sheet: NormalisedTable, column: int) -> Sequence[DerivationKind]:
    if _is_in_percent(sheet, column):
        return (DerivationKind.PERCENTAGE_CHANGE, DerivationKind.CHANGE)
    if "%" in sheet.columns[column].header:
        return (DerivationKind.PERCENTAGE_CHANGE,)
    return (DerivationKind.CHANGE, DerivationKind.PERCENTAGE_CHANGE)


def _is_headed(sheet: NormalisedTable, column: int) -> bool:
    """Whether the heading speaks of changes, or that of the percentages right of it."""
    if not sheet.columns[column].is_additive or _has_cue(sheet, column):
        return True
    following = column + 1
    return following < len(sheet.columns) and _has_cue(sheet, following) and _is_in_percent(sheet, following)


def _has_cue(sheet: NormalisedTable, column: int) -> bool:
    return _CUE.search(sheet.columns[column].header) is not None


def _is_in_percent(sheet: NormalisedTable, column: int) -> bool:
    shares = [number.is_percent for row in sheet.numbers if (number := row[column]) is not None]
    return bool(shares) and 2 * sum(shares) > len(shares)

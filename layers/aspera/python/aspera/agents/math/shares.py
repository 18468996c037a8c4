"""Percentages that say what part one printed number is of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aspera.agents.math.cues import is_result
from aspera.agents.math.intervals import Recomputed, exactly, interval, quotient, settle
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.number import Number

Place = tuple[int, int]

_HUNDRED = 100
_FEWEST_ROWS = 3
_HELD_PER_FAILED = 4
_REACH = 2
_RATIO = re.compile(r"margin|\brate\b|ratio|% of|percent|as a %|share of", re.IGNORECASE)
_WHOLE = re.compile(r"revenue|sales|turnover|before|\btotal\b|assets|equity", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3,}")
_EMPTY_WORDS = frozenset("the and for net per rate margin ratio percent percentage total income from".split())


@dataclass(frozen=True, slots=True)
class Share:
    """The percentage at `place` says what part `part` is of `whole`."""

    place: Place
    part: Place
    whole: Place


@dataclass(frozen=True, slots=True)
class Shares:
    """One relation, seen in many lines: columns of shares hold row by row, rows of ratios column
    by column."""

    holding: Sequence[Share]
    failing: Sequence[Share]
    down: bool
    """Whether the shares stand in one column."""


def find_shares(sheet: NormalisedTable) -> Sequence[Shares]:
    return (*_columns(sheet), *_rows(sheet))


def _columns(sheet: NormalisedTable) -> Iterator[Shares]:
    rows = range(len(sheet.rows))
    for column in range(len(sheet.columns)):
        if not _is_percent([row[column] for row in sheet.numbers]):
            continue
        tried = [
            _sorted_out(
                sheet,
                [Share((row, column), (row, amount), (base, amount)) for row in rows if row != base],
                down=True,
            )
            for amount in range(max(0, column - _REACH), min(len(sheet.columns), column + _REACH))
            if amount != column
            for base in _bases(sheet, column)
        ]
        best = max(tried, key=_margin, default=None)
        if best is not None and len(best.holding) >= max(_FEWEST_ROWS, _HELD_PER_FAILED * len(best.failing)):
            yield best


def _bases(sheet: NormalisedTable, column: int) -> Iterator[int]:
    """Rows that the others can be shares of: those of 100 %, totals without a share, the first."""
    for row, numbers in enumerate(sheet.numbers):
        share = numbers[column]
        if (share is not None and share.value == _HUNDRED) or (
            share is None and (row == 0 or is_result(sheet.rows[row].label))
        ):
            yield row


def _rows(sheet: NormalisedTable) -> Iterator[Shares]:
    columns = range(len(sheet.columns))
    wholes = [row for row in range(len(sheet.rows)) if _WHOLE.search(sheet.rows[row].label)]
    for row, heading in enumerate(sheet.rows):
        if not _RATIO.search(heading.label) or not _is_percent(sheet.numbers[row]):
            continue
        words = _words(heading.label)
        tried = [
            _sorted_out(
                sheet,
                [Share((row, column), (part, column), (whole, column)) for column in columns],
                down=False,
            )
            for part in range(len(sheet.rows))
            if part != row and words & _words(sheet.rows[part].label)
            for whole in wholes
            if whole not in (part, row)
        ]
        best = max(tried, key=_margin, default=None)
        if best is not None and len(best.holding) >= 2 and len(best.failing) <= 1:
            yield best


def _words(label: str) -> set[str]:
    return set(_WORD.findall(label.lower())) - _EMPTY_WORDS


def _is_percent(numbers: Sequence[Number | None]) -> bool:
    shares = [number.is_percent for number in numbers if number is not None and not number.is_dash]
    return len(shares) >= 2 and 2 * sum(shares) > len(shares)


def _margin(shares: Shares) -> int:
    return len(shares.holding) - len(shares.failing)


def _sorted_out(sheet: NormalisedTable, shares: Sequence[Share], *, down: bool) -> Shares:
    holding: list[Share] = []
    failing: list[Share] = []
    for share in shares:
        places = (share.place, share.part, share.whole)
        agrees = _agrees(*(sheet.numbers[row][column] for row, column in places))
        if agrees is not None:
            (holding if agrees else failing).append(share)
    return Shares(holding, failing, down)


def _agrees(printed: Number | None, part: Number | None, whole: Number | None) -> bool | None:
    """None when there is nothing to compare. The sign of a share is often left out."""
    if printed is None or part is None or whole is None or printed.is_dash or part.is_dash:
        return None
    if not printed.is_percent or part.is_percent or whole.is_percent or part.value == 0:
        return None
    expected = quotient(interval(part), interval(whole))
    if expected is None:
        return None
    shown = interval(printed)
    return shown.touches(expected) or shown.turned.touches(expected)


def recompute_share(printed: Number, part: Number, whole: Number) -> Recomputed:
    """The percentage as it is meant: one printed without its sign is recomputed without it."""
    exact, expected = quotient(exactly(part), exactly(whole)), quotient(interval(part), interval(whole))
    assert exact is not None and expected is not None, "a share that fails can be recomputed"
    if abs(printed.value + exact.low) < abs(printed.value - exact.low):
        exact, expected = exact.turned, expected.turned
    return settle(printed, exact.low, expected)

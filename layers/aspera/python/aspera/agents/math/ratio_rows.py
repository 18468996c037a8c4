"""Rows of percentages that follow from other rows: margins, shares, growth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aspera.agents.math.derivations import Derivation, DerivationKind, Derived, best_of, examine
from aspera.domain.normalised_table import NormalisedTable

_RATIO = re.compile(r"margin|\brate\b|ratio|% of|percent|as a %|share of", re.IGNORECASE)
_WHOLE = re.compile(r"revenue|sales|turnover|before|\btotal\b|assets|equity", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3,}")
_EMPTY_WORDS = frozenset("the and for net per rate margin ratio percent percentage total income from".split())
_FEWEST_IN_SECTION = 4
_ENOUGH = 12.0
_HELD_PER_FAILED = 4


def find_ratio_rows(sheet: NormalisedTable) -> Iterator[Derivation]:
    """Rows that say by their label what they are a share of, or share of what they are. Two columns
    or more must agree, and all but one."""
    percentages = [row for row in range(len(sheet.rows)) if _is_percent(sheet, row)]
    wholes = [row for row in range(len(sheet.rows)) if _WHOLE.search(sheet.rows[row].label)]
    for row in percentages:
        if not _RATIO.search(sheet.rows[row].label):
            continue
        best = best_of(
            examine(sheet, DerivationKind.SHARE, _shares(sheet, row, part, whole), most_failing=1)
            for part in _parts(sheet, row)
            for whole in wholes
            if whole not in (part, row)
        )
        if best is not None and len(best.holding) >= 2:
            yield best


def find_growth_rows(sheet: NormalisedTable) -> Iterator[Derivation]:
    """Sections of rows that repeat the labels of a section of amounts and say how much each has
    grown against the column beside it. A section is judged as a whole."""
    amounts: dict[str, int] = {}
    sections: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for row, heading in enumerate(sheet.rows):
        amount = amounts.setdefault(heading.label.lower(), row)
        if heading.label and amount != row and sheet.rows[amount].path != heading.path:
            sections.setdefault(heading.path, []).append((row, amount))
    for section in sections.values():
        best = best_of(_growth(sheet, section, step) for step in (-1, 1))
        if best is None:
            continue
        fewest = max(_FEWEST_IN_SECTION, _HELD_PER_FAILED * len(best.failing))
        if len(best.holding) >= fewest and best.bits >= _ENOUGH:
            yield best


def _growth(sheet: NormalisedTable, section: list[tuple[int, int]], step: int) -> Derivation | None:
    """`step` leads from a column to the older one."""
    columns = range(len(sheet.columns))
    lines = (
        Derived((row, column), (amount, column), (amount, column + step))
        for row, amount in section
        for column in columns
        if column + step in columns
    )
    most_failing = len(section) * len(columns) // (_HELD_PER_FAILED + 1)
    return examine(sheet, DerivationKind.PERCENTAGE_CHANGE, lines, most_failing)


def _parts(sheet: NormalisedTable, row: int) -> Iterator[int]:
    """Rows that share a telling word with the ratio, and the one right above it."""
    words = _words(sheet.rows[row].label)
    for part in range(len(sheet.rows)):
        if part == row - 1 or (part != row and words & _words(sheet.rows[part].label)):
            yield part


def _words(label: str) -> set[str]:
    return set(_WORD.findall(label.lower())) - _EMPTY_WORDS


def _shares(sheet: NormalisedTable, row: int, part: int, whole: int) -> Iterator[Derived]:
    for column in range(len(sheet.columns)):
        yield Derived((row, column), (part, column), (whole, column))


def _is_percent(sheet: NormalisedTable, row: int) -> bool:
    numbers = [number for number in sheet.numbers[row] if number is not None and not number.is_dash]
    return len(numbers) > 1 and 2 * sum(number.is_percent for number in numbers) > len(numbers)

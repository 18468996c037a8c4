"""What two lines, and the tables they stand in, have to do with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aspera.agents.consistency.figures import are_equal
from aspera.agents.consistency.lines import Line
from aspera.agents.consistency.matching import Pair, alias_pairs, same_label_pairs
from aspera.agents.consistency.settings import may_stand_elsewhere


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two lines with the periods in which they agree and in which no rounding makes them equal."""

    first: Line
    second: Line
    is_alias: bool
    agreeing: tuple[str, ...]
    differing: tuple[str, ...]


@dataclass(slots=True)
class Kinship:
    """How two regions get on: how many lines of one label agree wherever they meet, and how many
    do not although nothing says that they are two."""

    agreeing: int = 0
    differing: int = 0


def comparisons(lines: Sequence[Line]) -> list[Comparison]:
    """Of all lines with one label, or with two labels for one thing; earlier line first."""
    compared = [_compared(pair, is_alias=False) for pair in same_label_pairs(lines)]
    compared += [_compared(pair, is_alias=True) for pair in alias_pairs(lines)]
    return [comparison for comparison in compared if comparison.agreeing or comparison.differing]


def _compared(pair: Pair, *, is_alias: bool) -> Comparison:
    first, second = pair
    agreeing, differing = [], []
    for period, fact in first.facts.items():
        other = second.facts.get(period)
        if other is None:
            continue
        equal = are_equal(fact, other)
        if equal:
            agreeing.append(period)
        elif equal is False:
            differing.append(period)
    return Comparison(first, second, is_alias, tuple(agreeing), tuple(differing))


def _may_be_two(comparison: Comparison) -> bool:
    period = comparison.differing[0]
    return may_stand_elsewhere(comparison.first.facts[period], comparison.second.facts[period])


def kinships(compared: Iterable[Comparison]) -> Mapping[tuple[str, str], Kinship]:
    """By two regions."""
    kin: dict[tuple[str, str], Kinship] = defaultdict(Kinship)
    for comparison in compared:
        if comparison.is_alias:
            continue
        kinship = kin[comparison.first.region, comparison.second.region]
        if not comparison.differing:
            kinship.agreeing += 1
        elif not _may_be_two(comparison):
            kinship.differing += 1
    return kin

"""What two lines, and the tables they stand in, have to do with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from aspera.domain.comparison.figures import are_equal, is_scaled
from aspera.domain.comparison.lines import Line
from aspera.domain.comparison.matching import alias_pairs, prose_pairs, same_label_pairs, total_pairs
from aspera.domain.comparison.settings import may_stand_elsewhere

_FEWEST_PLAIN = 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two lines with the periods in which they agree and in which no rounding makes them equal.
    `is_scaled`: wherever they agree, only the digits are equal, and the magnitude is not."""

    first: Line
    second: Line
    is_alias: bool
    agreeing: tuple[str, ...]
    differing: tuple[str, ...]
    is_scaled: bool = False


@dataclass(slots=True)
class Kinship:
    """How two regions get on: how many lines of one label agree wherever they meet, and how many
    do not although nothing says that they are two. `scaled` counts those of the agreeing ones whose
    digits alone are equal."""

    agreeing: int = 0
    differing: int = 0
    scaled: int = 0


def comparisons(lines: Sequence[Line]) -> list[Comparison]:
    """Of all lines with one label, or with two labels for one thing; earlier line first."""
    found = [compared(*pair) for pair in same_label_pairs(lines)]
    aliases = {
        (id(first), id(second)): (first, second)
        for pairs in (alias_pairs(lines), total_pairs(lines), prose_pairs(lines))
        for first, second in pairs
    }
    found += [compared(*pair, is_alias=True) for pair in aliases.values()]
    return [comparison for comparison in found if comparison.agreeing or comparison.differing]


def resolved(comparison: Comparison, kin: Mapping[tuple[str, str], Kinship]) -> Comparison:
    """The comparison, one that is scaled turned into a difference where the other lines of its two
    regions agree in magnitude, too: then it is the figure that is odd, not the scale of a table."""
    kinship = kin.get((comparison.first.region, comparison.second.region), Kinship())
    plain = kinship.agreeing - kinship.scaled
    if not comparison.is_scaled or kinship.scaled > 1 or plain < _FEWEST_PLAIN:
        return comparison
    return replace(comparison, agreeing=(), differing=(*comparison.agreeing, *comparison.differing))


def compared(first: Line, second: Line, *, is_alias: bool = False) -> Comparison:
    agreeing: list[str] = []
    scaled: list[str] = []
    differing: list[str] = []
    for period, fact in first.facts.items():
        other = second.facts.get(period)
        if other is None:
            continue
        equal = are_equal(fact, other)
        if equal:
            (scaled if is_scaled(fact, other) else agreeing).append(period)
        elif equal is False:
            differing.append(period)
    if not agreeing:
        return Comparison(first, second, is_alias, tuple(scaled), tuple(differing), bool(scaled))
    return Comparison(first, second, is_alias, tuple(agreeing), (*scaled, *differing))


def _may_be_two(comparison: Comparison) -> bool:
    period = comparison.differing[0]
    return may_stand_elsewhere(comparison.first.facts[period], comparison.second.facts[period])


def kinships(comparisons: Iterable[Comparison]) -> Mapping[tuple[str, str], Kinship]:
    """By two regions."""
    kin: dict[tuple[str, str], Kinship] = defaultdict(Kinship)
    for comparison in comparisons:
        if comparison.is_alias:
            continue
        kinship = kin[comparison.first.region, comparison.second.region]
        if not comparison.differing:
            kinship.agreeing += 1
            kinship.scaled += comparison.is_scaled
        elif not _may_be_two(comparison):
            kinship.differing += 1
    return kin

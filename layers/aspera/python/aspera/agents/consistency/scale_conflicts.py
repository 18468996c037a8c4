"""Tables that print the same digits, one "in thousands" and the other "in millions"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aspera.domain.comparison.figures import digits
from aspera.domain.comparison.kinship import Comparison, Kinship
from aspera.domain.comparison.lines import table_of
from aspera.domain.observation import Fact

_FEWEST_LINES = 2
_FEWEST_DIGITS = 4
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class ScaleConflict:
    """The longest figure that two tables share, as the `odd` and as the `usual` table scale it;
    `lines` is how many lines they share."""

    odd: Fact
    usual: Fact
    lines: int


def scale_conflicts(
    compared: Sequence[Comparison], kin: Mapping[tuple[str, str], Kinship]
) -> tuple[ScaleConflict, ...]:
    """One for each table whose scale another contradicts in every line that both have. Both tables
    say a scale; of two, the odd one is that which more tables contradict."""
    pairs: dict[tuple[str, str], list[tuple[Fact, Fact]]] = defaultdict(list)
    for comparison in compared:
        kinship = kin.get((comparison.first.region, comparison.second.region), Kinship())
        if comparison.is_scaled and not comparison.is_alias and kinship.scaled == kinship.agreeing:
            for period in comparison.agreeing:
                one, other = comparison.first.facts[period], comparison.second.facts[period]
                if min(one.precision, other.precision) >= _THOUSAND:
                    pairs[table_of(one), table_of(other)].append((one, other))
    proven = {tables: shared for tables, shared in pairs.items() if _is_proven(shared)}
    contradicted = Counter(table for tables in proven for table in tables)
    found: dict[str, ScaleConflict] = {}
    for (first, second), shared in proven.items():
        one, other = max(shared, key=lambda pair: digits(pair[0]))
        if contradicted[second] > contradicted[first]:
            first, one, other = second, other, one
        found.setdefault(first, ScaleConflict(one, other, len({fact.label for fact, _ in shared})))
    return tuple(found.values())


def _is_proven(shared: Sequence[tuple[Fact, Fact]]) -> bool:
    return len({fact.label for fact, _ in shared}) >= _FEWEST_LINES and any(
        digits(fact) >= _FEWEST_DIGITS for fact, _ in shared
    )

"""Tables that print the same digits, one "in thousands" and the other "in millions"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from aspera.domain.comparison.figures import digits, is_scaled
from aspera.domain.comparison.lines import Line
from aspera.domain.observation import Fact

_FEWEST_DIGITS = 4
_TELLING_DIGITS = 5
_DIGITS_BY_ANY_NAME = 10
"""Of figures under other labels: two of five digits, or more of fewer."""
_FEWEST_LINES = 2
_THOUSAND = 1000
_MOST_PLACES = 24
_RIVALS_OF_A_CHANCE = 4
"""So many contradictions outweigh a figure that stands elsewhere in the same magnitude by chance."""


@dataclass(frozen=True, slots=True)
class ScaleConflict:
    """The longest figure that two tables share, as the `odd` and as the `usual` table scale it;
    `lines` is how many figures of the odd table others scale so."""

    odd: Fact
    usual: Fact
    lines: int


@dataclass(slots=True)
class _Standing:
    """How a table's figures stand to those of all others. `rivals` are the equal digits in another
    magnitude, by label; `tables` are those they stand in; `confirmed` are the figures that another
    table has in the same magnitude."""

    rivals: dict[tuple[str, Decimal], tuple[Fact, Fact]] = field(default_factory=dict)
    tables: set[str] = field(default_factory=set)
    confirmed: set[tuple[str, Decimal]] = field(default_factory=set)


def scale_conflicts(lines: Sequence[Line]) -> tuple[ScaleConflict, ...]:
    """One for each table whose scale others contradict in (nearly) every figure that both have. All of them
    say a scale; of two, the odd one is that which more tables contradict, or whose scale is rarer."""
    standings = _standings(lines)
    usual = _tables_by_scale(lines)
    proven = [table for table, standing in standings.items() if _is_proven(standing)]
    proven.sort(key=lambda table: (-len(standings[table].tables), usual[_scale(standings[table])]))
    found: dict[str, ScaleConflict] = {}
    for table in proven:
        standing = standings[table]
        if not found.keys() >= standing.tables:
            pairs = list(standing.rivals.values())
            odd, other = max(pairs, key=lambda pair: (pair[0].label == pair[1].label, digits(pair[0])))
            found[table] = ScaleConflict(odd, other, len({odd.label for odd, _ in pairs}))
    return tuple(found.values())


def _is_proven(standing: _Standing) -> bool:
    if not standing.rivals or len(standing.rivals) < _RIVALS_OF_A_CHANCE * len(standing.confirmed):
        return False
    named = {odd.label: digits(odd) for odd, usual in standing.rivals.values() if odd.label == usual.label}
    longest = max(map(digits, (odd for odd, _ in standing.rivals.values())))
    if len(named) >= _FEWEST_LINES and longest >= _FEWEST_DIGITS:
        return True
    if named and max(named.values()) >= _TELLING_DIGITS and len(standing.tables) >= _FEWEST_LINES:
        return True
    lengths = {odd.value: digits(odd) for odd, _ in standing.rivals.values() if digits(odd) >= _FEWEST_DIGITS}
    return len(lengths) >= _FEWEST_LINES and sum(lengths.values()) >= _DIGITS_BY_ANY_NAME


def _standings(lines: Sequence[Line]) -> Mapping[str, _Standing]:
    standings: dict[str, _Standing] = defaultdict(_Standing)
    for places in _with_equal_digits(lines):
        for table, fact in places:
            others = [(place, other) for place, other in places if place != table]
            confirming = [other for _, other in others if other.precision == fact.precision]
            standing = standings[table]
            if any(digits(fact) >= _FEWEST_DIGITS or other.label == fact.label for other in confirming):
                standing.confirmed.add((fact.label, fact.value))
            elif not confirming:
                _contradict(standing, fact, others)
    return standings


def _contradict(standing: _Standing, fact: Fact, others: Sequence[tuple[str, Fact]]) -> None:
    for place, other in others:
        has_one_name = other.label == fact.label
        if (has_one_name or digits(fact) >= _FEWEST_DIGITS) and is_scaled(fact, other):
            standing.tables.add(place)
            known = standing.rivals.get((fact.label, fact.value))
            if known is None or (has_one_name and known[1].label != fact.label):
                standing.rivals[fact.label, fact.value] = (fact, other)


def _with_equal_digits(lines: Sequence[Line]) -> Iterator[Sequence[tuple[str, Fact]]]:
    """Figures of one period in tables that say their scale, with the same digits in two and more."""
    places: dict[tuple[str, Decimal], list[tuple[str, Fact]]] = defaultdict(list)
    for line in lines:
        if line.is_share:
            continue
        for period, fact in line.facts.items():
            if fact.source == "table" and fact.precision >= _THOUSAND:
                places[period, abs(fact.value) / fact.precision].append((line.table, fact))
    for found in places.values():
        if 1 < len(found) <= _MOST_PLACES:
            yield found


def _tables_by_scale(lines: Sequence[Line]) -> Counter[Decimal]:
    """How many tables count in each scale."""
    scales = {
        (line.table, fact.precision)
        for line in lines
        for fact in line.facts.values()
        if fact.source == "table"
    }
    return Counter(scale for _, scale in scales)


def _scale(standing: _Standing) -> Decimal:
    return next(iter(standing.rivals.values()))[0].precision

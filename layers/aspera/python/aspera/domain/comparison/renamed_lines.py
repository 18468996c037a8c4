"""Rows that bear another name in the later document: one table, one period, one figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from aspera.domain.comparison.across import Across, is_later
from aspera.domain.comparison.figures import digits
from aspera.domain.comparison.lines import Line, table_of
from aspera.domain.fact_reading.labels import is_specific
from aspera.domain.observation import Fact

_FEWEST_DIGITS = 4
_FEWEST_LINES = 3
_PARTS = frozenset("beginning end opening closing".split())


@dataclass(frozen=True, slots=True)
class RenamedLine:
    """`earlier` and `later` are the same figure of `period` under two names; `lines` is how many other
    lines the two tables share."""

    earlier: Fact
    later: Fact
    period: str
    lines: int


def renamed_lines(across: Across) -> list[Sequence[RenamedLine]]:
    """Figures that stand once in each of two tables that correspond, under names that the other document
    does not use and that each say something that the other does not. A name once; those of one table
    of the later document together."""
    before, after = (
        _by_place([line for line in across.lines if is_later(line) is late]) for late in (False, True)
    )
    known = _Names(across.lines)
    found: dict[tuple[str, str], RenamedLine] = {}
    for (one, other), kinship in across.kin.items():
        if kinship.agreeing < _FEWEST_LINES or kinship.differing:
            continue
        for (period, value), fact in after.get(other, {}).items():
            rival = before.get(one, {}).get((period, value))
            if fact is not None and rival is not None and known.are_two(rival, fact):
                key = rival.label, fact.label
                found.setdefault(key, RenamedLine(rival, fact, period, kinship.agreeing))
    tables: dict[str, list[RenamedLine]] = defaultdict(list)
    for item in sorted(found.values(), key=lambda item: (item.later.page, item.later.box)):
        tables[table_of(item.later)].append(item)
    return list(tables.values())


def _by_place(lines: Sequence[Line]) -> Mapping[str, Mapping[tuple[str, Decimal], Fact | None]]:
    """By region, the figures of four digits by period and amount; None for one that stands twice."""
    regions: dict[str, dict[tuple[str, Decimal], Fact | None]] = defaultdict(dict)
    for line in lines:
        for period, fact in line.facts.items() if line.is_table and not line.is_share else ():
            if digits(fact) >= _FEWEST_DIGITS:
                key = period, abs(fact.value)
                regions[line.region][key] = None if key in regions[line.region] else fact
    return regions


class _Names:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._used: tuple[set[str], set[str]] = (set(), set())
        for line in lines:
            self._used[is_later(line)].add(line.label)

    def are_two(self, earlier: Fact, later: Fact) -> bool:
        """Whether each name is used by one document only, and says what the other does not."""
        one, other = set(earlier.label.split()), set(later.label.split())
        only, new = " ".join(sorted(one - other)), " ".join(sorted(other - one))
        if later.label in self._used[False] or earlier.label in self._used[True]:
            return False
        return is_specific(only) and is_specific(new) and _PARTS.isdisjoint(one ^ other)

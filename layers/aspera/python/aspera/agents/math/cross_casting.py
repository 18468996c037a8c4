"""Which columns of a table are made of which others, in each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from aspera.agents.math.ledger import Ledger
from aspera.agents.math.near_misses import slip_bits
from aspera.agents.math.relations import Relation, Support, examine

_FEWEST, _FEWEST_UNDER_A_TOTAL = 3, 2
_TOTAL = re.compile(r"\btotals?\b|consolidated|worldwide|group|gesamt|summe|insgesamt", re.IGNORECASE)
MOST_COLUMNS = 16
"""Of a relation, with its total."""
_ENOUGH, _ENOUGH_WITH_A_SLIP = 20.0, 16.0


def find_cross_casts(ledger: Ledger) -> Sequence[Support]:
    """Columns that are the sum of their neighbours, right or left of them, of 15 at most. Totals then
    stand for their addends, so that totals of totals are found, too."""
    columns = list(range(len(ledger.entries)))
    found: list[Support] = []
    while len(columns) > 2 and len(ledger.lines) >= _FEWEST_UNDER_A_TOTAL:
        fresh = _compatible(ledger, columns)
        if not fresh:
            break
        found.extend(fresh)
        added = {column for support in fresh for column in support.relation.addends}
        columns = [column for column in columns if column not in added]
    return [_with_repetitions(ledger, support) for support in found]


def _with_repetitions(ledger: Ledger, support: Support) -> Support:
    """With the rows in which the total repeats the only addend, where nothing contradicts."""
    if any(not check.is_thin for check in support.failing):
        return support
    everywhere = examine(ledger, support.relation, repetitions=True)
    return replace(support, holding=everywhere.holding)


def _compatible(ledger: Ledger, columns: Sequence[int]) -> list[Support]:
    """The best supported relations of which none shares a total or an addend with another."""
    proven = [
        support
        for relation in _relations(ledger, columns)
        if _is_meant(ledger, support := examine(ledger, relation))
    ]
    chosen: list[Support] = []
    totals: set[int] = set()
    addends: set[int] = set()
    for support in sorted(proven, key=lambda support: support.rank, reverse=True):
        relation = support.relation
        if relation.total not in totals and addends.isdisjoint(relation.addends):
            chosen.append(support)
            totals.add(relation.total)
            addends.update(relation.addends)
    return chosen


def _is_meant(ledger: Ledger, support: Support) -> bool:
    """Several rows agree; under a heading that names a total, fewer are enough, and one that a slip
    explains tells as well."""
    held, failed = sum(check.bits > 0 for check in support.holding), len(support.failing)
    bits, fewest = support.bits, _FEWEST
    if _TOTAL.search(ledger.labels[support.relation.total]):
        fewest = _FEWEST_UNDER_A_TOTAL
        if held == failed == 1:
            slip = slip_bits(ledger, support.relation, support.failing[0])
            return slip > 0 and bits + slip >= _ENOUGH_WITH_A_SLIP
    return held >= max(fewest, 2 * failed + 1) and bits >= _ENOUGH


def _relations(ledger: Ledger, columns: Sequence[int]) -> Iterator[Relation]:
    """Runs of columns whose first or last is the sum of the others in several rows, about."""
    last = len(columns) - 1
    hits: dict[tuple[int, int, bool], int] = {}
    for values, units in zip(ledger.values, ledger.units, strict=True):
        row = [values[column] or 0 for column in columns]
        sums = list(accumulate(row, initial=0))
        spread = max(units) * (len(columns) + 1) // 2
        for start in range(last - 1):
            for end in range(start + 2, min(start + MOST_COLUMNS, last + 1)):
                inner = sums[end] - sums[start + 1]
                if row[end] and -spread <= row[start] + inner - row[end] <= spread:
                    hits[start, end, False] = hits.get((start, end, False), 0) + 1
                if row[start] and -spread <= inner + row[end] - row[start] <= spread:
                    hits[start, end, True] = hits.get((start, end, True), 0) + 1
    fewest = 1 if len(ledger.lines) <= _FEWEST else _FEWEST_UNDER_A_TOTAL
    for (start, end, leads), count in hits.items():
        if count >= fewest:
            run = list(columns[start : end + 1])
            total = run.pop(0 if leads else -1)
            yield Relation(total, tuple(run), (1,) * len(run))

"""Whether two lines that differ in one period are one figure stated twice, or two figures.

A difference alone proves nothing: segments, restatements and adjusted figures bear equal labels.
What proves it is that the same two lines agree in other periods, that the tables they stand in
agree line by line, and that one figure looks like a slip of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from aspera.agents.consistency.proof import Conflict, is_near_miss, is_proven
from aspera.agents.consistency.scale_conflicts import ScaleConflict, scale_conflicts
from aspera.domain.comparison.figures import Slip, agree, shared_digits, slip
from aspera.domain.comparison.kinship import Comparison, Kinship, comparisons, kinships, resolved
from aspera.domain.comparison.lines import Line, table_of
from aspera.domain.comparison.matching import are_related
from aspera.domain.comparison.settings import are_apart, are_apart_by_heading
from aspera.domain.fact_reading.qualifiers import UNSCALED
from aspera.domain.observation import Fact

_MOST_DIGITS = 5
_MOST_LINES = 3
_OUT_OF_PROPORTION = 30
_WEIGHT_OF_A_LINE = 2
_AGREEMENTS_OVER_A_HEADING = 2

_Values = Mapping[tuple[str, bool, str], Sequence[Fact]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The contradictions of a document, with how much was compared. `scales` are pairs of tables,
    by a figure of each, that print the same digits in different magnitudes."""

    conflicts: tuple[Conflict, ...]
    scales: tuple[ScaleConflict, ...]
    pairs: int
    agreements: int


def judge(lines: Sequence[Line]) -> Judgement:
    """Every contradiction that is very likely one; a label and period once, best proven first."""
    compared = comparisons(lines)
    kin = kinships(compared)
    compared = [resolved(comparison, kin) for comparison in compared]
    best: dict[tuple[str, str], Conflict] = {}
    for conflict, told in _conflicts(compared, kin, lines):
        if is_proven(conflict):
            key = (conflict.first.label, conflict.period)
            proven = _odd_last(conflict, told)
            best[key] = max(best.get(key, proven), proven, key=_rank)
    found = sorted(best.values(), key=_place)
    return Judgement(
        conflicts=tuple(found),
        scales=scale_conflicts(lines),
        pairs=sum(len(item.agreeing) + len(item.differing) for item in compared),
        agreements=sum(len(item.agreeing) for item in compared),
    )


def near_misses(lines: Sequence[Line]) -> list[Conflict]:
    """Pairs that differ in one period and may be one figure, but are not proven to be: those that a
    slip, or agreement elsewhere, speaks for. A label and period once, best supported first."""
    compared = comparisons(lines)
    kin = kinships(compared)
    compared = [resolved(comparison, kin) for comparison in compared]
    best: dict[tuple[str, str], Conflict] = {}
    for conflict, _ in _conflicts(compared, kin, lines):
        if is_near_miss(conflict):
            key = (conflict.first.label, conflict.period)
            best[key] = max(best.get(key, conflict), conflict, key=_rank)
    return sorted(best.values(), key=lambda near: (not near.slip, -near.support, _place(near)))


def _conflicts(
    compared: Sequence[Comparison], kin: Mapping[tuple[str, str], Kinship], lines: Sequence[Line]
) -> Iterator[tuple[Conflict, tuple[int, int]]]:
    """The pairs that differ in one period and may be one figure, each with how often its two figures
    stand elsewhere."""
    values = _values(lines)
    largest = _largest(lines)
    for comparison in compared:
        if len(comparison.differing) != 1 or not _is_comparable(comparison):
            continue
        conflict = _conflict(comparison, kin)
        told = _told_elsewhere(conflict, comparison, values)
        if not all(told) and not _is_headline_of_another(conflict, values):
            yield (
                replace(
                    conflict,
                    confirmations=max(told),
                    is_giant=conflict.slip is Slip.SCALE and _is_giant(conflict, largest),
                    is_unanimous=_is_unanimous(comparison, told, values),
                ),
                told,
            )


def _is_comparable(comparison: Comparison) -> bool:
    period = comparison.differing[0]
    one, other = comparison.first.facts[period], comparison.second.facts[period]
    if len({one.unit, other.unit} - {""}) > 1:
        return False
    if are_apart(one.qualifiers, other.qualifiers) and not (
        len(comparison.agreeing) >= _AGREEMENTS_OVER_A_HEADING
        and are_apart_by_heading(one.qualifiers, other.qualifiers, one.label)
    ):
        return False
    return not (UNSCALED in one.qualifiers + other.qualifiers and slip(one, other) is Slip.SCALE)


def _conflict(comparison: Comparison, kin: Mapping[tuple[str, str], Kinship]) -> Conflict:
    first, second = comparison.first, comparison.second
    period = comparison.differing[0]
    kinship = kin.get((first.region, second.region), Kinship())
    strength = sum(
        min(shared_digits(first.facts[agreed], second.facts[agreed]), _MOST_DIGITS)
        for agreed in comparison.agreeing
    )
    return Conflict(
        first=first.facts[period],
        second=second.facts[period],
        period=period,
        is_alias=comparison.is_alias,
        is_related=comparison.is_alias and are_related(first, second),
        slip=slip(first.facts[period], second.facts[period]),
        agreements=len(comparison.agreeing),
        lines=kinship.agreeing,
        strange_lines=kinship.differing,
        support=strength + _WEIGHT_OF_A_LINE * min(kinship.agreeing, _MOST_LINES),
    )


def _told_elsewhere(conflict: Conflict, comparison: Comparison, values: _Values) -> tuple[int, int]:
    """How often each of the two figures stands elsewhere, too: when both do, they are two figures."""
    first, second, period = conflict.first, conflict.second, conflict.period
    return (
        _elsewhere(comparison.first, period, second, values),
        _elsewhere(comparison.second, period, first, values),
    )


def _is_unanimous(comparison: Comparison, told: tuple[int, int], values: _Values) -> bool:
    """Whether all that tables and sentences state under the label of the line that is told more often
    is its figure. Of a large figure and a row it is the row's."""
    line = comparison.second if told[1] > told[0] else comparison.first
    if not line.is_table:
        line = comparison.first if comparison.first.is_table else comparison.second
    period = comparison.differing[0]
    return all(
        agree(line.facts[period], other)
        for other in values[line.label, line.is_share, period]
        if other.source != "headline"
    )


def _is_headline_of_another(conflict: Conflict, values: _Values) -> bool:
    """Whether the document states the large figure of another period, or under another label that has
    a word of its own: a box seldom says all."""
    large = next((fact for fact in (conflict.first, conflict.second) if fact.source == "headline"), None)
    if large is None or conflict.slip is None:
        return False
    words = {word for fact in (conflict.first, conflict.second) for word in fact.label.split()}
    return any(
        agree(large, other)
        for (label, is_share, _), others in values.items()
        if is_share is (large.unit == "%") and not words.isdisjoint(label.split())
        for other in others
        if other.source != "headline"
    )


def _odd_last(conflict: Conflict, told: tuple[int, int]) -> Conflict:
    """The figure that no other place confirms is named, and quoted, second."""
    if told[1] <= told[0]:
        return conflict
    return replace(conflict, first=conflict.second, second=conflict.first)


def _largest(lines: Sequence[Line]) -> Mapping[str, Sequence[Decimal]]:
    """The two largest amounts of each table."""
    largest: dict[str, list[Decimal]] = defaultdict(list)
    for line in lines:
        if not line.is_share:
            amounts = largest[line.table]
            amounts += (abs(fact.value) for fact in line.facts.values())
            amounts.sort(reverse=True)
            del amounts[2:]
    return largest


def _is_giant(conflict: Conflict, largest: Mapping[str, Sequence[Decimal]]) -> bool:
    giant = max(conflict.first, conflict.second, key=lambda fact: abs(fact.value))
    amounts = largest[table_of(giant)]
    return len(amounts) > 1 and abs(giant.value) == amounts[0] > _OUT_OF_PROPORTION * amounts[1]


def _values(lines: Sequence[Line]) -> _Values:
    values: dict[tuple[str, bool, str], list[Fact]] = defaultdict(list)
    for line in lines:
        for period, fact in line.facts.items():
            values[line.label, line.is_share, period].append(fact)
    return values


def _elsewhere(line: Line, period: str, rival: Fact, values: _Values) -> int:
    """How many other places state the line's figure, and not its rival, under the same label."""
    fact = line.facts[period]
    return sum(
        table_of(other) != table_of(fact) and agree(fact, other) and not agree(rival, other)
        for other in values[line.label, line.is_share, period]
    )


def _place(conflict: Conflict) -> tuple[object, ...]:
    first = min(conflict.first, conflict.second, key=lambda fact: (fact.page, fact.box))
    return first.page, first.box, conflict.period


def _rank(conflict: Conflict) -> tuple[bool, int, int]:
    return conflict.slip is not None, conflict.support, conflict.agreements

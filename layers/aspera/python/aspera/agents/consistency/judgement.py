"""Whether two lines that differ in one period are one figure stated twice, or two figures.

A difference alone proves nothing: segments, restatements and adjusted figures bear equal labels.
What proves it is that the same two lines agree in other periods, that the tables they stand in
agree line by line, and that one figure looks like a slip of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aspera.agents.consistency.comparison import Comparison, Kinship, comparisons, kinships
from aspera.agents.consistency.figures import Slip, agree, is_off_by_one, shared_digits, slip
from aspera.agents.consistency.lines import Line, table_of
from aspera.agents.consistency.settings import are_apart, have_one_setting, stand_alike
from aspera.domain.fact_reading.labels import content_words
from aspera.domain.fact_reading.qualifiers import UNSCALED
from aspera.domain.observation import Fact

_MOST_DIGITS = 5
_MOST_LINES = 3
_WEIGHT_OF_A_LINE = 2
_SUPPORT_OF_A_SLIP = 3
_SUPPORT_OF_AN_ALIAS = 10
_SUPPORT_OF_OFF_BY_ONE = 9
_SUPPORT_OF_ANY_DIFFERENCE = 14
_SUPPORT_OF_A_STRANGER = 4
_FEWEST_SIGNS_OF_A_STRANGER = 2
_TELLING_DIGITS = 5
_TELLING_WORDS = 2

_Values = Mapping[tuple[str, bool, str], Sequence[Fact]]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One figure stated as `first` and again as `second`. `agreements` counts the periods in which
    the two lines agree, `lines` the other lines in which their tables do; `with_first` and
    `with_second` count the other places that state the one or the other."""

    first: Fact
    second: Fact
    period: str
    slip: Slip | None
    agreements: int
    lines: int
    with_first: int
    with_second: int
    support: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """The contradictions of a document, with how much was compared."""

    conflicts: tuple[Conflict, ...]
    pairs: int
    agreements: int


def judge(lines: Sequence[Line]) -> Judgement:
    """Every contradiction that is very likely one; a label and period once, best proven first."""
    compared = comparisons(lines)
    kin = kinships(compared)
    values = _values(lines)
    best: dict[tuple[str, str], Conflict] = {}
    for comparison in compared:
        if len(comparison.differing) == 1 and _is_comparable(comparison):
            conflict = _conflict(comparison, kin, values)
            if conflict is not None and _is_proven(comparison, conflict, kin):
                key = (conflict.first.label, conflict.period)
                best[key] = max(best.get(key, conflict), conflict, key=_rank)
    found = sorted(best.values(), key=lambda item: (item.first.page, item.first.box, item.period))
    return Judgement(
        conflicts=tuple(found),
        pairs=sum(len(item.agreeing) + len(item.differing) for item in compared),
        agreements=sum(len(item.agreeing) for item in compared),
    )


def _is_comparable(comparison: Comparison) -> bool:
    period = comparison.differing[0]
    one, other = comparison.first.facts[period], comparison.second.facts[period]
    if are_apart(one.qualifiers, other.qualifiers) or len({one.unit, other.unit} - {""}) > 1:
        return False
    return not (UNSCALED in one.qualifiers + other.qualifiers and slip(one, other) is Slip.SCALE)


def _conflict(
    comparison: Comparison, kin: Mapping[tuple[str, str], Kinship], values: _Values
) -> Conflict | None:
    """None when either figure is told elsewhere, too: then they are two figures."""
    first, second = comparison.first, comparison.second
    period = comparison.differing[0]
    one, other = first.facts[period], second.facts[period]
    with_first = _elsewhere(first, period, other, values)
    with_second = _elsewhere(second, period, one, values)
    if with_first and with_second:
        return None
    kinship = kin.get((first.table, second.table), Kinship())
    strength = sum(
        min(shared_digits(first.facts[agreed], second.facts[agreed]), _MOST_DIGITS)
        for agreed in comparison.agreeing
    )
    return Conflict(
        first=one,
        second=other,
        period=period,
        slip=slip(one, other),
        agreements=len(comparison.agreeing),
        lines=kinship.agreeing,
        with_first=with_first,
        with_second=with_second,
        support=strength + _WEIGHT_OF_A_LINE * min(kinship.agreeing, _MOST_LINES),
    )


def _is_proven(comparison: Comparison, conflict: Conflict, kin: Mapping[tuple[str, str], Kinship]) -> bool:
    first, second = comparison.first, comparison.second
    kinship = kin.get((first.table, second.table), Kinship())
    is_peaceful = kinship.differing <= 1
    if comparison.is_alias:
        return conflict.slip is not None and conflict.support >= _SUPPORT_OF_AN_ALIAS
    if not stand_alike(conflict.first, conflict.second) and not _is_well_supported(conflict):
        return False
    if is_off_by_one(conflict.first, conflict.second):
        return is_peaceful and conflict.agreements > 1 and conflict.support >= _SUPPORT_OF_OFF_BY_ONE
    if conflict.slip is None:
        return is_peaceful and conflict.agreements > 0 and conflict.support >= _SUPPORT_OF_ANY_DIFFERENCE
    if conflict.support >= _SUPPORT_OF_A_SLIP and (is_peaceful or conflict.agreements):
        return True
    return is_peaceful and _speaks_for_itself(conflict)


def _is_well_supported(conflict: Conflict) -> bool:
    signs = conflict.agreements + conflict.lines
    return signs >= _FEWEST_SIGNS_OF_A_STRANGER and conflict.support >= _SUPPORT_OF_A_STRANGER


def _speaks_for_itself(conflict: Conflict) -> bool:
    """Whether the label is so telling and the slip in so long a figure that chance is no reason."""
    return (
        conflict.slip is not Slip.SCALE
        and have_one_setting(conflict.first, conflict.second)
        and content_words(conflict.first.label) >= _TELLING_WORDS
        and shared_digits(conflict.first, conflict.second) >= _TELLING_DIGITS
    )


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


def _rank(conflict: Conflict) -> tuple[int, int, bool]:
    return conflict.support, conflict.with_first + conflict.with_second, conflict.slip is not None

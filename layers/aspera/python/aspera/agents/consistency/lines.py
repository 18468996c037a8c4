"""Lines: the facts of one table row, or of one sentence about one metric, by period."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from aspera.domain.fact_reading.prose import UNSCALED
from aspera.domain.fact_reading.tables import ABOUT, COLUMN, UNDER
from aspera.domain.observation import Fact

_DAY = len("2023-12-31")
_FEWEST_VOTES = 2


@dataclass(frozen=True, slots=True)
class Line:
    """`under` are the headings above it, `column` what heads its column besides the period;
    `qualifiers` stand in its own words, `context` in words above it or its table."""

    label: str
    place: str
    source: str
    is_share: bool
    under: str
    column: str
    qualifiers: frozenset[str]
    context: frozenset[str]
    facts: Mapping[str, Fact]


def lines_of(facts: Sequence[Fact]) -> list[Line]:
    """In the order of their first facts. Days that are the end of a fiscal year count as the year."""
    years = fiscal_years(facts)
    grouped: dict[tuple[str, str, tuple[str, ...], bool], dict[str, Fact]] = {}
    for fact in facts:
        key = (fact.place, fact.label, fact.qualifiers, fact.unit == "%")
        grouped.setdefault(key, {}).setdefault(years.get(fact.period, fact.period), fact)
    return [_line(*key, facts_by_period) for key, facts_by_period in grouped.items()]


def _line(
    place: str, label: str, qualifiers: tuple[str, ...], is_share: bool, facts: Mapping[str, Fact]
) -> Line:
    under = column = ""
    own, context = set(), set()
    for qualifier in qualifiers:
        if qualifier.startswith(UNDER):
            under = qualifier
        elif qualifier.startswith(COLUMN):
            column = qualifier
        elif qualifier.startswith(ABOUT):
            context.add(qualifier.removeprefix(ABOUT))
        elif qualifier != UNSCALED:
            own.add(qualifier)
    source = next(iter(facts.values())).source
    return Line(label, place, source, is_share, under, column, frozenset(own), frozenset(context), facts)


def fiscal_years(facts: Iterable[Fact]) -> dict[str, str]:
    """Which days stand for which fiscal years, learned from figures that the document dates both
    ways ("January 28, 2023" here, "2022" there): per month, how far the year lies back."""
    periods: dict[tuple[str, Decimal], set[str]] = defaultdict(set)
    days: set[str] = set()
    for fact in facts:
        if len(fact.period) == _DAY:
            days.add(fact.period)
        if fact.source == "table" and abs(fact.value) >= 100 * fact.precision:
            periods[fact.label, abs(fact.value)].add(fact.period)
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for named in periods.values():
        years = [int(period) for period in named if len(period) == 4]
        for day in named:
            if len(day) == _DAY:
                back = (int(day[:4]) - year for year in years)
                votes[day[5:7]].update(offset for offset in back if 0 <= offset <= 1)
    lags = {month: _elected(counted) for month, counted in votes.items()}
    return {day: str(int(day[:4]) - lag) for day in sorted(days) if (lag := lags.get(day[5:7])) is not None}


def _elected(votes: Counter[int]) -> int | None:
    """The offset with most votes, the smaller one at a tie; None without enough of them."""
    offset, count = min(votes.items(), key=lambda item: (-item[1], item[0]), default=(0, 0))
    return offset if count >= _FEWEST_VOTES else None

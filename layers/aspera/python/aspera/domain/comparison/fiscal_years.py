"""Which days of a document stand for which fiscal years."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal

from aspera.domain.observation import Fact

_DAY = len("2023-12-31")
_FEWEST_VOTES = 2


def fiscal_years(facts: Iterable[Fact]) -> dict[str, str]:
    """Which days stand for which fiscal years, learned from figures that the document dates both
    ways ("January 28, 2023" here, "2022" there): per month, how far the year lies back. Without
    such figures, the month of most days ends the year of its name if it lies in the second half."""
    periods: dict[tuple[str, Decimal], set[str]] = defaultdict(set)
    days: Counter[str] = Counter()
    for fact in facts:
        if len(fact.period) == _DAY:
            days[fact.period] += 1
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
    usual = _usual_month(days)
    if lags.get(usual) is None and usual > "06":
        lags[usual] = 0
    return {day: str(int(day[:4]) - lag) for day in sorted(days) if (lag := lags.get(day[5:7])) is not None}


def _usual_month(days: Counter[str]) -> str:
    """The month that most of the figures dated by a day are dated by, "" when none has the majority."""
    months: Counter[str] = Counter()
    for day, count in days.items():
        months[day[5:7]] += count
    month, count = min(months.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    return month if 2 * count > months.total() else ""


def _elected(votes: Counter[int]) -> int | None:
    """The offset with most votes, the smaller one at a tie; None without enough of them."""
    offset, count = min(votes.items(), key=lambda item: (-item[1], item[0]), default=(0, 0))
    return offset if count >= _FEWEST_VOTES else None

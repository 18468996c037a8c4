"""The end of the fiscal year, stated as one day almost everywhere and as another once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from aspera.domain.fact_reading.calendar import calendar_day, spelled
from aspera.domain.fact_reading.periods import DATE, normal_date
from aspera.domain.fact_reading.sighting import as_quotation, sentence_around, sighting
from aspera.domain.finding import Proposal, Severity
from aspera.domain.observation import Mention
from aspera.domain.page import Page

KEY = "year-end"
_FEWEST_PAGES = 3
_CLOSEST_YEARS = 200
"""Days: two ends of fiscal years of one company are further apart."""
_FEWEST_PAGES_OF_A_CUSTOM = 5
_FARTHEST = 31
"""Days by which a slip may miss the day on which all years end."""
_AROUND = 160
_YEAR_END = re.compile(rf"\byears?[ -]end(?:ed|ing) ({DATE})", re.IGNORECASE)
_ANOTHERS = re.compile(
    r"acqui|subsidiar|affiliate|joint venture|plan year|benefit plan|predecessor|transition|"
    r"change[sd]? (?:in |our |its |the )?(?:fiscal|financial)|5[23][- ]week|one[- ]month lag|"
    r"target company|customer",
    re.IGNORECASE,
)


def year_ends(page: Page) -> Iterator[Mention]:
    """Each day that the page names as the end of a year, once."""
    text = page.text.text
    if "year" not in page.text.lower:
        return
    seen: set[str] = set()
    for match in _YEAR_END.finditer(text):
        day = normal_date(match[1])
        if not day or day in seen:
            continue
        seen.add(day)
        start, end = sentence_around(page, *match.span())
        start, end = max(start, match.start() - _AROUND), min(end, match.end() + _AROUND)
        if not _ANOTHERS.search(text, start, end):
            yield sighting(page, match.span(), KEY, day)


def contradicting_year_ends(mentions: Sequence[Mention]) -> Iterator[Proposal]:
    """A day that one page alone names, close to a day that at least three others name, or beside the
    day on which all other years end."""
    by_day: dict[date, list[Mention]] = defaultdict(list)
    for mention in mentions:
        day = calendar_day(mention.detail) if mention.key == KEY else None
        if day is not None:
            by_day[day].append(mention)
    for day, named in by_day.items():
        rival = _rival(day, by_day) if len(named) == 1 else None
        if rival is not None:
            yield _proposal(named[0], day, by_day[rival], rival)


def _rival(odd: date, by_day: Mapping[date, Sequence[Mention]]) -> date | None:
    """The day that stands against the odd one."""
    usual = [day for day, named in by_day.items() if len(named) >= _FEWEST_PAGES]
    rivals = [day for day in usual if 0 < abs((day - odd).days) < _CLOSEST_YEARS]
    if rivals:
        return rivals[0] if len(rivals) == 1 else None
    others = [day for day in by_day if day != odd]
    if not usual or len({(day.month, day.day) for day in others}) != 1:
        return None
    pages = sum(len(by_day[day]) for day in others)
    custom = calendar_day(f"{odd.year}-{usual[0]:%m-%d}")
    is_beside = custom is not None and 0 < abs((custom - odd).days) <= _FARTHEST
    return usual[0] if is_beside and pages >= _FEWEST_PAGES_OF_A_CUSTOM else None


def _proposal(odd: Mention, odd_day: date, usual: Sequence[Mention], usual_day: date) -> Proposal:
    is_near = abs((odd_day - usual_day).days) < _CLOSEST_YEARS
    others = f"{len(usual)} other pages, the first of them page {usual[0].page}, name {spelled(usual_day)}"
    return Proposal(
        agent_type="consistency",
        rule="year-end",
        severity=Severity.MEDIUM,
        category="contradicting dates",
        title=(
            f"The year is said to end on {spelled(odd_day)} and on {spelled(usual_day)}"
            if is_near
            else f"One year is said to end on {spelled(odd_day)}, others as on {spelled(usual_day)}"
        ),
        description=(
            f"Page {odd.page} names {spelled(odd_day)} as the end of the year; {others}"
            f"{'' if is_near else ', and all other years end on that day of the calendar'}."
        ),
        quotations=(as_quotation(usual[0]), as_quotation(odd)),
        anchor=odd.detail,
    )

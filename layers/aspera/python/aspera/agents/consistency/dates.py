"""The end of the fiscal year, stated as one day almost everywhere and as another once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
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
_YEAR_END = re.compile(rf"\b(?:fiscal |financial )?year[ -]end(?:ed|ing) ({DATE})")
_ANOTHERS = re.compile(
    r"acqui|subsidiar|affiliate|joint venture|plan year|benefit plan|predecessor|transition|"
    r"change[sd]? (?:in |our |its |the )?(?:fiscal|financial)|5[23][- ]week|one[- ]month lag|"
    r"target company|customer",
    re.IGNORECASE,
)


def year_ends(page: Page) -> Iterator[Mention]:
    """Each day that the page names as the end of a year, once."""
    text = page.text.text
    if "ended " not in text and "ending " not in text:
        return
    seen: set[str] = set()
    for match in _YEAR_END.finditer(text):
        day = normal_date(match[1])
        if not day or day in seen:
            continue
        seen.add(day)
        start, end = sentence_around(page, *match.span())
        if not _ANOTHERS.search(text, start, end):
            yield sighting(page, match.span(), KEY, day)


def contradicting_year_ends(mentions: Sequence[Mention]) -> Iterator[Proposal]:
    """A day that one page alone names, close to a day that at least three others name."""
    by_day: dict[date, list[Mention]] = defaultdict(list)
    for mention in mentions:
        day = calendar_day(mention.detail) if mention.key == KEY else None
        if day is not None:
            by_day[day].append(mention)
    usual = [day for day, named in by_day.items() if len(named) >= _FEWEST_PAGES]
    for day, named in by_day.items():
        rivals = [other for other in usual if 0 < abs((other - day).days) < _CLOSEST_YEARS]
        if len(named) == 1 and len(rivals) == 1:
            yield _proposal(named[0], day, by_day[rivals[0]], rivals[0])


def _proposal(odd: Mention, odd_day: date, usual: Sequence[Mention], usual_day: date) -> Proposal:
    return Proposal(
        agent_type="consistency",
        rule="year-end",
        severity=Severity.MEDIUM,
        category="contradicting dates",
        title=f"The year is said to end on {spelled(odd_day)} and on {spelled(usual_day)}",
        description=(
            f"Page {odd.page} names {spelled(odd_day)} as the end of the year; {len(usual)} other pages, "
            f"the first of them page {usual[0].page}, name {spelled(usual_day)}."
        ),
        quotations=(as_quotation(odd), as_quotation(usual[0])),
        anchor=odd.detail,
    )

"""Days of the calendar, and days that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from aspera.agents.consistency.sighting import as_quotation, sighting
from aspera.domain.fact_reading.periods import DATE, normal_date
from aspera.domain.finding import Proposal, Severity
from aspera.domain.page import Page

_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(rf"\b(?:on|by|until|from|to|of|at|as of|ended|ending|dated|since|before|after) ({DATE})\b")


def calendar_day(text: str) -> date | None:
    """The day that "2023-12-31" names; None for "2023-06-31" and for "2023"."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def spelled(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def spelled_period(period: str) -> str:
    """A period's normal form as people write it: "June 30, 2023" for "2023-06-30"."""
    point, _, months = period.partition("/")
    day = calendar_day(point)
    if day is not None and months.endswith("M"):
        return f"the {months[:-1]} months to {spelled(day)}"
    if day is not None:
        return spelled(day)
    year, _, part = period.partition("-")
    return f"{part} {year}" if part[:1] in {"Q", "H"} else period


def impossible_days(page: Page) -> Iterator[Proposal]:
    """Dates such as June 31."""
    text = page.text.text
    if not any(month in text for month in _MONTHS):
        return
    for match in _DATE.finditer(text):
        if calendar_day(normal_date(match[1])) is None:
            printed = " ".join(match[1].split())
            yield Proposal(
                agent_type="consistency",
                rule="impossible-date",
                severity=Severity.LOW,
                category="contradicting dates",
                title=f"There is no {printed}",
                description=f"Page {page.number} names {printed}, a day that no calendar has.",
                quotations=(as_quotation(sighting(page, match.span(1), "", "")),),
                anchor=printed,
            )

"""Days that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aspera.domain.fact_reading.calendar import calendar_day
from aspera.domain.fact_reading.periods import DATE, normal_date
from aspera.domain.fact_reading.sighting import as_quotation, sighting
from aspera.domain.finding import Proposal, Severity
from aspera.domain.page import Page

_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(rf"\b(?:on|by|until|from|to|of|at|as of|ended|ending|dated|since|before|after) ({DATE})\b")


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

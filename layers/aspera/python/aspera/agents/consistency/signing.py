"""A report that bears a signature from before the end of the period that it reports on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aspera.domain.fact_reading.calendar import calendar_day, spelled
from aspera.domain.fact_reading.periods import DATE, normal_date
from aspera.domain.fact_reading.sighting import as_quotation, bare_sighting
from aspera.domain.finding import Proposal, Severity
from aspera.domain.observation import Mention
from aspera.domain.page import Page

SIGNED, REPORTED = "signed", "reported period"
_COVER_PAGES = 3
_NEAR = 1200
_SIGNATURE = "has duly caused this report to be signed"
"""The words of Form 10-K and Form 10-Q above the signature (17 CFR 249.310, 249.308a)."""
_DATE = re.compile(DATE)
_PERIOD = re.compile(
    r"\bfor the (?:fiscal )?(?:year|quarter|quarterly period|(?:three|six|nine)[ -]months?) ended:? "
    rf"({DATE})",
    re.IGNORECASE,
)


def signatures(page: Page) -> Iterator[Mention]:
    """The period that a cover names, and the day on which the report was signed."""
    text, lower = page.text.text, page.text.lower
    if page.number <= _COVER_PAGES and " ended" in lower:
        match = _PERIOD.search(text)
        if match:
            yield bare_sighting(page, match.span(), REPORTED, normal_date(match[1]))
    start = lower.find(_SIGNATURE)
    if start >= 0:
        match = _DATE.search(text, start, start + _NEAR)
        if match:
            yield bare_sighting(page, match.span(), SIGNED, normal_date(match[0]))


def premature_signatures(mentions: Sequence[Mention]) -> Iterator[Proposal]:
    """One finding, where the covers name one period and the first signature is older than its end."""
    periods = {mention.detail: mention for mention in reversed(mentions) if mention.key == REPORTED}
    signed = next((mention for mention in mentions if mention.key == SIGNED), None)
    if len(periods) != 1 or signed is None:
        return
    ((end, period),) = periods.items()
    end_day, signing_day = calendar_day(end), calendar_day(signed.detail)
    if end_day is not None and signing_day is not None and signing_day < end_day:
        yield Proposal(
            agent_type="consistency",
            rule="signed-before-period-end",
            severity=Severity.MEDIUM,
            category="contradicting dates",
            title=f"Signed on {spelled(signing_day)}, before the period ended on {spelled(end_day)}",
            description=(
                f"Page {period.page} says that the report is about the period ended {spelled(end_day)}; "
                f"page {signed.page} bears a signature of {spelled(signing_day)}."
            ),
            quotations=(as_quotation(signed), as_quotation(period)),
            anchor=signed.detail,
        )

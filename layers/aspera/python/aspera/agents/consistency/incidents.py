"""“No fatalities in 2023” against a count of fatalities for 2023."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aspera.domain.comparison.sides import plain, quotation
from aspera.domain.fact_reading.calendar import spelled_period
from aspera.domain.fact_reading.incidents import INCIDENTS, incident_of
from aspera.domain.fact_reading.periods import YEAR
from aspera.domain.fact_reading.sighting import as_quotation, sighting
from aspera.domain.finding import Proposal, Severity
from aspera.domain.observation import Fact, Mention
from aspera.domain.page import Page

KEY = "none of "
_WHERE = r"(?: (?:across|in|within) (?:the|our) (?:group|company|business|operations|organi[sz]ation))?"
_NONE = (
    r"(?:no|zero) (?:(?:work|job|employee|workplace)[- ]related |reported |recorded )?"
    r"(?P<incident>[a-z]+(?:[ -][a-z]+){0,4}?)"
)
_SAID = (
    r"(?:there were|we (?:had|have had|recorded|reported|experienced|suffered|registered)|recorded|reported)"
)
_DENIAL = re.compile(
    rf"\b{_SAID} {_NONE}(?: (?:were |was )?(?:recorded|reported|registered))?{_WHERE} (?:in|during|for) "
    rf"(?:the )?(?:fiscal )?(?:year )?(?P<year>{YEAR})\b(?! (?:to|and|in|at|among)\b)"
    rf"|\b(?:In|During) (?:fiscal )?(?P<opening>{YEAR}),? {_SAID} "
    rf"{_NONE.replace('incident', 'other')}{_WHERE}(?=[.,;])",
    re.IGNORECASE,
)


def denials(page: Page) -> Iterator[Mention]:
    """Sentences that say that there was none of an incident in a year."""
    lower = page.text.lower
    if " no " not in lower and " zero " not in lower:
        return
    if not any(incident in lower for incident in INCIDENTS):
        return
    for match in _DENIAL.finditer(page.text.text):
        incident = incident_of(match["incident"] or match["other"])
        if incident:
            yield sighting(page, match.span(), KEY + incident, match["year"] or match["opening"])


def contradicting_counts(mentions: Sequence[Mention], facts: Sequence[Fact]) -> Iterator[Proposal]:
    """A denial, and a table that counts one or more for the same year."""
    counts: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        incident = incident_of(fact.label)
        if incident and fact.precision == 1 and fact.value >= 1 and not fact.qualifiers and not fact.unit:
            counts.setdefault((incident, fact.period[:4]), fact)
    for mention in mentions:
        if mention.key.startswith(KEY):
            counted = counts.get((mention.key.removeprefix(KEY), mention.detail))
            if counted is not None:
                yield _proposal(mention, counted)


def _proposal(denial: Mention, fact: Fact) -> Proposal:
    return Proposal(
        agent_type="consistency",
        rule="denial-against-count",
        severity=Severity.HIGH,
        category="denial against count",
        title=f"“No {denial.key.removeprefix(KEY)}” in {denial.detail}, and {plain(fact)} counted",
        description=(
            f"Page {denial.page} says that there was none in {denial.detail}; "
            f"the table on page {fact.page} counts {plain(fact)} for {spelled_period(fact.period)}."
        ),
        quotations=(as_quotation(denial), quotation(fact)),
        anchor=f"{denial.key}|{denial.detail}",
    )

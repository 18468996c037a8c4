"""How many people a company employs, stated with two numbers for one year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from aspera.agents.consistency.wording import WRITTEN, written_number
from aspera.domain.comparison.figures import agree, slip
from aspera.domain.comparison.sides import quotation, severity
from aspera.domain.document import NumberLocale
from aspera.domain.fact_reading.calendar import spelled_period
from aspera.domain.fact_reading.labels import normal_label
from aspera.domain.fact_reading.periods import DATE, YEAR, normal_date
from aspera.domain.fact_reading.sighting import sentence_around, sighting
from aspera.domain.finding import Proposal
from aspera.domain.observation import Fact, Mention
from aspera.domain.page import Page

KEY = "headcount "
_STAFF = ("employees", "people")
_STATED = re.compile(
    r"\b(?:we|the company|the group) (?:and (?:our|its) subsidiaries )?(?:had|have|employed|employ)"
    r"(?: a total of)?(?P<rough> approximately| about| roughly)?"
    rf" (?:(?P<count>\d{{1,3}}(?:,\d{{3}})+|\d{{3,}})|{WRITTEN}) (?P<kind>(?:[a-z/-]+ ){{0,6}}?)"
    r"(?:employees|people)\b(?! (?:in|at|on|of|from|who|whom|located|based|represented|covered|working|"
    r"outside|under|within|engaged|dedicated|with|subject|participat\w+)\b)",
    re.IGNORECASE,
)
_DATE = re.compile(DATE)
_YEAR = re.compile(rf"\b{YEAR}\b")
_NAMES = frozenset("total number employee headcount people worldwide global year end workforce".split())


def headcounts(page: Page) -> Iterator[Mention]:
    """Each number of all employees that a sentence states for the one day or year that it names."""
    if not any(staff in page.text.lower for staff in _STAFF):
        return
    text = page.text.text
    for match in _STATED.finditer(text):
        count = match["count"] or str(written_number(match["words"]) or "")
        start, end = sentence_around(page, *match.span())
        when = _period(text[start:end])
        if count and when:
            kind = " ".join(sorted(normal_label(match["kind"]).split()))
            detail = f"{count.replace(',', '')}|{'rough' if match['rough'] else ''}"
            yield sighting(page, match.span(), f"{KEY}{when}|{kind}", detail)


def _period(sentence: str) -> str:
    """The one day, or else the one year, that the sentence names; "" when it names several."""
    days = {normal_date(day) for day in _DATE.findall(sentence)}
    named = days or set(_YEAR.findall(sentence))
    return named.pop() if len(named) == 1 else ""


def contradicting_headcounts(
    mentions: Sequence[Mention], facts: Sequence[Fact], locale: NumberLocale
) -> Iterator[Proposal]:
    """Two sentences in the same words with two numbers; a sentence and a table whose numbers look like
    a slip of one another."""
    if locale is not NumberLocale.POINT:
        return
    stated: dict[str, list[Fact]] = defaultdict(list)
    for mention in mentions:
        if mention.key.startswith(KEY):
            stated[mention.key].append(_fact(mention))
    for key, counts in stated.items():
        when, _, kind = key.removeprefix(KEY).partition("|")
        other = next((count for count in counts[1:] if not agree(counts[0], count)), None)
        if other is not None:
            yield _proposal(counts[0], other, when)
        elif not kind:
            counted = _counted(facts, when[:4])
            if counted and not agree(counts[0], counted) and slip(counts[0], counted):
                yield _proposal(counted, counts[0], when)


def _counted(facts: Sequence[Fact], year: str) -> Fact | None:
    """The one number of employees that tables state for the year, None when they state several."""
    found = [
        fact
        for fact in facts
        if fact.source == "table" and fact.period[:4] == year and _NAMES.issuperset(fact.label.split())
        if fact.precision == 1 and not fact.unit and not fact.qualifiers
    ]
    return found[0] if len({fact.value for fact in found}) == 1 else None


def _fact(mention: Mention) -> Fact:
    digits, _, rough = mention.detail.partition("|")
    noughts = len(digits) - len(digits.rstrip("0")) if rough else 0
    return Fact(
        label="employee",
        period=mention.key.removeprefix(KEY).partition("|")[0],
        value=Decimal(digits),
        precision=Decimal(10) ** noughts,
        unit="",
        qualifiers=(),
        printed=f"{int(digits):,}",
        quote=mention.quote,
        page=mention.page,
        box=mention.box,
        source="prose",
    )


def _proposal(first: Fact, second: Fact, when: str) -> Proposal:
    one, other, when = first.printed.strip(), second.printed, spelled_period(when)
    return Proposal(
        agent_type="consistency",
        rule="headcount",
        severity=severity(first, second),
        category="contradicting figures",
        title=f"{one} employees for {when}, and {other}",
        description=(
            f"Page {first.page} states {one} employees for {when}, page {second.page} states {other}; "
            "the words around them name the same people."
        ),
        quotations=(quotation(first), quotation(second)),
        anchor=f"employee|{when}",
    )

"""Contradictions in the words that people read."""

from __future__ import annotations

from aspera.agents.consistency.proof import Conflict
from aspera.agents.consistency.scale_conflicts import ScaleConflict
from aspera.domain.comparison.figures import Slip
from aspera.domain.comparison.settings import is_restated
from aspera.domain.comparison.sides import (
    computation,
    magnitude,
    plain,
    printed_label,
    quotation,
    severity,
    stated,
    times,
)
from aspera.domain.fact_reading.calendar import spelled_period
from aspera.domain.finding import Proposal, Severity
from aspera.domain.observation import Fact

AGENT = "consistency"
_SLIPS = {
    Slip.DIGIT: "The two differ in one digit.",
    Slip.SWAP: "Two neighbouring digits are swapped.",
    Slip.DROP: "One of them lacks a digit.",
    Slip.SCALE: "The digits are the same, the magnitude is not.",
}


def figure_proposal(conflict: Conflict) -> Proposal:
    """The finding for one figure that is stated with two values."""
    first, second = conflict.first, conflict.second
    return Proposal(
        agent_type=AGENT,
        rule="-against-".join(sorted((first.source, second.source), reverse=True)),
        severity=Severity.LOW if is_restated(first, second) else severity(first, second),
        category="contradicting figures",
        title=(
            f"{printed_label(first, second)} for {spelled_period(conflict.period)} "
            f"is stated as {stated(first, second)} and as {stated(second, first)}"
        ),
        description=_description(conflict),
        quotations=(quotation(first), quotation(second)),
        computation=computation(first, second),
        anchor=f"{first.label}|{conflict.period}",
    )


def scale_proposal(conflict: ScaleConflict) -> Proposal:
    """The finding for two tables that contradict each other's magnitude."""
    odd, usual = conflict.odd, conflict.usual
    lines = times(conflict.lines, "line")
    return Proposal(
        agent_type=AGENT,
        rule="unit-header",
        severity=Severity.HIGH,
        category="contradicting scales",
        title=(
            f"The same digits in {_magnitude(odd)} on page {odd.page} "
            f"and in {_magnitude(usual)} on page {usual.page}"
        ),
        description=(
            f"The table on page {odd.page} counts in {_magnitude(odd)}, the table on page {usual.page} in "
            f"{_magnitude(usual)}; they print the same digits in {lines} that both have, such as "
            f"{printed_label(odd, usual)} with {plain(odd)}. One of the two headers is wrong."
        ),
        quotations=(quotation(usual), quotation(odd)),
        computation=computation(usual, odd),
        anchor=f"{odd.label}|{odd.period}",
    )


def _magnitude(fact: Fact) -> str:
    return magnitude(fact) or "units"


def _description(conflict: Conflict) -> str:
    first, second = conflict.first, conflict.second
    sentences = [_statement(first, second)]
    if conflict.slip:
        sentences.append(_SLIPS[conflict.slip])
    if conflict.agreements:
        sentences.append(f"The two places agree in {times(conflict.agreements, 'other period')}.")
    elif conflict.lines:
        sentences.append(f"The two tables agree in {times(conflict.lines, 'other line')}.")
    return " ".join(sentences)


def _statement(first: Fact, second: Fact) -> str:
    one, other = stated(first, second), stated(second, first)
    if first.page == second.page:
        return f"Page {first.page} {_says(first)} {one} and elsewhere {other} for the same figure and period."
    return (
        f"Page {first.page} {_says(first)} {one}, page {second.page} {_says(second)} {other} "
        "for the same figure and period."
    )


def _says(fact: Fact) -> str:
    return "shows in large type" if fact.source == "headline" else "states"

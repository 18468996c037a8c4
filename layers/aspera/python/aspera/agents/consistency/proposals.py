"""Contradictions in the words that people read."""

from __future__ import annotations

import re
from decimal import Decimal

from aspera.agents.consistency.calendar_days import spelled_period
from aspera.agents.consistency.figures import Slip, is_off_by_one, tolerance
from aspera.agents.consistency.proof import Conflict
from aspera.agents.consistency.settings import is_restated
from aspera.domain.fact_reading.labels import normal_label
from aspera.domain.finding import Computation, Operand, Proposal, Quotation, Severity
from aspera.domain.observation import Fact

AGENT = "consistency"
_HIGH, _MEDIUM = Decimal("0.05"), Decimal("0.005")
_LABEL = re.compile(r"[^\d$€£]+")
_EDGES = " \n.:,;*†("
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
            f"{_name(conflict)} for {spelled_period(conflict.period)} is stated as {_plain(first)} "
            f"and as {_plain(second)}"
        ),
        description=_description(conflict),
        quotations=(quotation(first), quotation(second)),
        computation=computation(first, second),
        anchor=f"{first.label}|{conflict.period}",
    )


def quotation(fact: Fact) -> Quotation:
    return Quotation(page=fact.page, quote=fact.quote, near=fact.box)


def severity(first: Fact, second: Fact) -> Severity:
    """By the share of the larger amount that the two are apart."""
    one, other = abs(first.value), abs(second.value)
    share = abs(one - other) / max(one, other)
    if share < _MEDIUM or is_off_by_one(first, second):
        return Severity.LOW
    return Severity.HIGH if share >= _HIGH else Severity.MEDIUM


def _description(conflict: Conflict) -> str:
    first, second = conflict.first, conflict.second
    sentences = [
        f"Page {first.page} states {_plain(first)}, page {second.page} states {_plain(second)} "
        f"for the same figure and period."
    ]
    if conflict.slip:
        sentences.append(_SLIPS[conflict.slip])
    if conflict.agreements:
        sentences.append(f"The two places agree in {_times(conflict.agreements, 'other period')}.")
    elif conflict.lines:
        sentences.append(f"The two tables agree in {_times(conflict.lines, 'other line')}.")
    return " ".join(sentences)


def computation(first: Fact, second: Fact) -> Computation:
    """Both values with their places; the first is the printed one, the second stands for it."""
    printed, recomputed = abs(first.value), abs(second.value)
    return Computation(
        formula=f"{_plain(first)} (page {first.page}) ≠ {_plain(second)} (page {second.page})",
        operands=(_operand(first), _operand(second)),
        printed=printed,
        recomputed=recomputed,
        difference=printed - recomputed,
        tolerance=tolerance(first, second),
    )


def _operand(fact: Fact) -> Operand:
    return Operand(label=fact.label, value=abs(fact.value), page=fact.page, box=fact.box.ratios())


def _plain(fact: Fact) -> str:
    return " ".join(fact.printed.split())


def _name(conflict: Conflict) -> str:
    """The label as a table prints it, where the quote begins with it."""
    for fact in (conflict.first, conflict.second):
        printed = _LABEL.match(fact.quote)
        if printed and normal_label(printed[0]) == fact.label:
            return f"“{printed[0].strip(_EDGES)}”"
    return f"“{conflict.first.label}”"


def _times(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"

"""Findings in words."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.agents.risk.assessment import Risk
from aspera.agents.risk.statement import Statement
from aspera.agents.risk.taxonomy import Kind
from aspera.domain.finding import Proposal, Quotation
from aspera.domain.run import format_ranges

_MOST_QUOTATIONS = 3
_HEADLINES = {
    Kind.EVENT: "it has happened",
    Kind.PROCEEDING: "proceedings are named",
    Kind.EXPOSURE: "a present exposure",
}
_MEANINGS = {
    Kind.CRITICAL: "It is stated as a fact, and of the kind that is always shown.",
    Kind.EVENT: "It has happened or been booked.",
    Kind.PROCEEDING: "A matter is pending; its outcome is open.",
    Kind.EXPOSURE: "The exposure is measured, not only mentioned.",
}
_CHECKS = {
    Kind.CRITICAL: "Check management’s response, what the auditor says, and the note that belongs to it.",
    Kind.EVENT: "Check that amount and period agree with the notes, and whether more is to come.",
    Kind.PROCEEDING: "Check the provision, the range of loss and the note on contingencies.",
    Kind.EXPOSURE: "Check the figure against the notes and against last year’s.",
}

_CAPS = {True: "no loss that is small for the company", False: "only what is always critical"}


def propose(risk: Risk, agent: str) -> Proposal:
    best = risk.statements[0]
    headline = best.label.lower() if best.label else _HEADLINES[best.kind]
    return Proposal(
        agent_type=agent,
        rule=risk.risk_class.id,
        severity=risk.rating.severity,
        category=risk.risk_class.topic,
        title=f"{risk.risk_class.title}: {headline}",
        description=_description(risk),
        quotations=tuple(
            Quotation(page=s.page, quote=s.quote, near=s.box) for s in _on_different_pages(risk.statements)
        ),
    )


def _description(risk: Risk) -> str:
    kind = risk.statements[0].kind
    parts = [
        _MEANINGS[kind],
        _rated(risk),
        _counted(risk),
        _CHECKS[kind],
        f"Reference: {risk.risk_class.reference}.",
    ]
    return " ".join(parts)


def _rated(risk: Risk) -> str:
    rating = risk.rating
    likelihood = rating.likelihood
    parts = [
        f"Rated {rating.score} of 25: impact {rating.impact} ({rating.why})",
        f" × likelihood {likelihood.level} ({likelihood.reason})",
    ]
    if rating.modifier < 0:
        parts.append(f", {-rating.modifier} less for cover or mitigation stated nearby")
    if rating.modifier > 0:
        parts.append(f", {rating.modifier} more because it is not insured or cannot be estimated")
    if rating.is_capped:
        parts.append(f"; {_CAPS[rating.is_small]} is rated above {rating.most}")
    return f"{''.join(parts)}."


def _counted(risk: Risk) -> str:
    specific, pages = len(risk.statements), format_ranges(s.page for s in risk.statements)
    where = f"page {pages}" if pages.isdecimal() else f"pages {pages}"
    stated = f"{specific} specific statement{'s' if specific > 1 else ''} ({where})"
    if not risk.general:
        return f"{stated}."
    further = "1 further sentence says" if risk.general == 1 else f"{risk.general} further sentences say"
    return f"{stated}; {further} only what may happen."


def _on_different_pages(statements: Sequence[Statement]) -> list[Statement]:
    by_page: dict[int, Statement] = {}
    for statement in statements:
        by_page.setdefault(statement.page, statement)
    return list(by_page.values())[:_MOST_QUOTATIONS]

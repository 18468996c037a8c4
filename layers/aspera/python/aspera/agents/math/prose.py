"""Sentences that state a change, a share or a multiple together with both of its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from aspera.agents.math.claims import Figures, read_figures
from aspera.agents.math.discrepancies import PERCENT
from aspera.agents.math.figures import figure
from aspera.agents.math.grammar import Claim, statements
from aspera.agents.math.intervals import Recomputed
from aspera.agents.math.materiality import severity_of_points
from aspera.agents.math.proposals import AGENT
from aspera.domain.document import NumberLocale
from aspera.domain.fact_reading.skeleton import Span
from aspera.domain.finding import Computation, Operand, Proposal, Quotation, Severity
from aspera.domain.geometry import Box
from aspera.domain.number import Number
from aspera.domain.page import Page, PageSource

_LONGEST = 500
_CUES = ("%", "percent", "doubled", "tripled", "quadrupled", "halved", "basis point")
_RULES = {
    Claim.PERCENT_CHANGE: "stated_change",
    Claim.AMOUNT_CHANGE: "stated_amount",
    Claim.POINT_CHANGE: "stated_points",
    Claim.SHARE: "stated_share",
    Claim.MULTIPLE: "stated_multiple",
}
_IN_PERCENT = (Claim.PERCENT_CHANGE, Claim.SHARE)
_IN_POINTS = (*_IN_PERCENT, Claim.POINT_CHANGE)
_CATEGORIES = {
    Claim.PERCENT_CHANGE: "Change",
    Claim.AMOUNT_CHANGE: "Change",
    Claim.POINT_CHANGE: "Change",
    Claim.SHARE: "Share",
    Claim.MULTIPLE: "Change",
}


def check_prose(page: Page, locale: NumberLocale, counts: Counter[str]) -> Iterator[Proposal]:
    """Proposals for sentences whose figures contradict what is said of them. Sentences that could
    be recomputed are added to `counts`. Recognised text is left alone: one digit decides."""
    lower = page.text.lower
    if page.source is PageSource.OCR or not any(cue in lower for cue in _CUES):
        return
    for start, end in page.text.sentences:
        if end - start > _LONGEST or not any(cue in lower[start:end] for cue in _CUES):
            continue
        sentence = page.text.text[start:end]
        for statement in statements(sentence):
            figures = read_figures(sentence, statement, locale)
            if figures is None:
                continue
            counts["sentences"] += 1
            recomputed = figures.contradiction()
            if recomputed is not None:
                yield _proposal(page, (start, end), figures, recomputed, locale)


def _proposal(
    page: Page, span: Span, figures: Figures, recomputed: Recomputed, locale: NumberLocale
) -> Proposal:
    claim, stated = figures.statement.claim, figures.stated
    start, end = span
    sentence = page.text.text[start:end]
    gap = stated.value - recomputed.value
    return Proposal(
        agent_type=AGENT,
        rule=_RULES[claim],
        severity=severity_of_points(gap) if claim in _IN_POINTS else Severity.MEDIUM,
        category=_CATEGORIES[claim],
        title=f"“{sentence[slice(*figures.statement.stated)]}” does not follow from the figures beside it",
        description=_description(figures, recomputed, locale),
        quotations=(
            Quotation(
                page=page.number,
                quote=sentence,
                near=_box(page, start, figures.statement.stated),
            ),
        ),
        computation=Computation(
            formula=_formula(figures, recomputed, locale),
            operands=_operands(page, start, figures),
            printed=stated.value,
            recomputed=recomputed.value,
            difference=gap,
            tolerance=recomputed.tolerance,
            result=_operand(page, start, "Stated", stated, figures.statement.stated),
            unit=PERCENT if claim in _IN_PERCENT else "",
        ),
        anchor=f"{start + figures.statement.stated[0]}",
    )


def _operands(page: Page, start: int, figures: Figures) -> tuple[Operand, ...]:
    new, old = _labels(figures.statement.claim)
    return (
        _operand(page, start, new, figures.new, figures.statement.new),
        _operand(page, start, old, figures.old, figures.statement.old),
    )


def _operand(page: Page, start: int, label: str, number: Number, span: Span) -> Operand:
    return Operand(
        label=label,
        value=number.value,
        page=page.number,
        box=_box(page, start, span).ratios(),
        unit=PERCENT if number.is_percent else "",
    )


def _box(page: Page, start: int, span: Span) -> Box:
    """Of a span in the sentence that begins at `start`."""
    return page.text.boxes_in(start + span[0], start + span[1])[0]


def _labels(claim: Claim) -> tuple[str, str]:
    return ("Part", "Whole") if claim is Claim.SHARE else ("New figure", "Old figure")


def _formula(figures: Figures, recomputed: Recomputed, locale: NumberLocale) -> str:
    new, old = figures.new.printed, figures.old.printed
    steps = {
        Claim.PERCENT_CHANGE: f"({new} − {old}) ÷ {old}",
        Claim.AMOUNT_CHANGE: f"{new} − {old}",
        Claim.POINT_CHANGE: f"{new} − {old}",
        Claim.SHARE: f"{new} ÷ {old}",
        Claim.MULTIPLE: f"{new} ÷ {old}",
    }
    step = steps[figures.statement.claim]
    computed, stated = (_said(figures, value, locale) for value in (recomputed.value, figures.stated.value))
    return f"{step} = {computed}, printed {stated}"


def _said(figures: Figures, value: Decimal, locale: NumberLocale) -> str:
    """`value` with the unit of the statement."""
    claim = figures.statement.claim
    if claim is Claim.POINT_CHANGE:
        return f"{figure(value, locale)} {figures.statement.detail}"
    if claim is Claim.MULTIPLE:
        return f"{figure(value, locale)} times"
    return figure(value, locale, percent=claim in _IN_PERCENT)


def _description(figures: Figures, recomputed: Recomputed, locale: NumberLocale) -> str:
    stated, computed = (_said(figures, value, locale) for value in (figures.stated.value, recomputed.value))
    new, old = figures.new.printed, figures.old.printed
    if figures.statement.claim is Claim.SHARE:
        return f"The sentence says that {new} is {stated} of {old}; it is {computed}."
    if figures.statement.claim is Claim.MULTIPLE:
        return f"The sentence says “{figures.statement.detail}”; {new} is {computed} {old}."
    return f"The sentence states a change of {stated}; from {old} to {new} the change is {computed}."

"""Two figures for one thing as the two sides of a finding, each with its place."""

from __future__ import annotations

import re
from decimal import Decimal

from aspera.domain.comparison.figures import is_off_by_one, tolerance
from aspera.domain.fact_reading.labels import normal_label
from aspera.domain.finding import Computation, Operand, Quotation, Severity
from aspera.domain.observation import Fact

_LABEL = re.compile(r"[^\d$€£]+")
_EDGES = " \n.:,;*†"
_DASHES = " —–-.…("
"""What stands between a label and its figure: dashes of empty columns, dots of leaders, a bracket."""
_SIGN = re.compile(r"([$€£]) ")
_MAGNITUDES = ("", "thousands", "millions", "billions")
_HIGH, _MEDIUM = Decimal("0.05"), Decimal("0.005")


def quotation(fact: Fact, document_id: str = "") -> Quotation:
    return Quotation(page=fact.page, quote=fact.quote, near=fact.box, document_id=document_id)


def severity(first: Fact, second: Fact) -> Severity:
    """By the share of the larger amount that the two are apart."""
    one, other = abs(first.value), abs(second.value)
    share = abs(one - other) / max(one, other)
    if share < _MEDIUM or is_off_by_one(first, second):
        return Severity.LOW
    return Severity.HIGH if share >= _HIGH else Severity.MEDIUM


def computation(
    first: Fact, second: Fact, places: tuple[str, str] = ("", ""), documents: tuple[str, str] = ("", "")
) -> Computation:
    """Both values with their places; the first is the printed one, the second stands for it.
    `places` are how the two are told apart in words, by page when they are empty."""
    printed, recomputed = abs(first.value), abs(second.value)
    one, other = (place or f"page {fact.page}" for fact, place in zip((first, second), places, strict=True))
    return Computation(
        formula=f"{plain(first)} ({one}) ≠ {plain(second)} ({other})",
        operands=(_operand(first, documents[0]), _operand(second, documents[1])),
        printed=printed,
        recomputed=recomputed,
        difference=printed - recomputed,
        tolerance=tolerance(first, second),
    )


def plain(fact: Fact) -> str:
    """The number as it stands on the page, on one line, its sign beside it."""
    return _SIGN.sub(r"\1", " ".join(fact.printed.split())).replace(" %", "%")


def magnitude(fact: Fact) -> str:
    """ "thousands" for a figure of a table that counts in thousands, "" for one in units."""
    return _MAGNITUDES[min(3, max(0, fact.precision.adjusted() // 3))]


def stated(fact: Fact, other: Fact) -> str:
    """The number, with its table's magnitude where the other place does not count as the table does."""
    if fact.source == "table" != other.source and (counted := magnitude(fact)):
        return f"{plain(fact)} (in {counted})"
    return plain(fact)


def times(count: int, thing: str) -> str:
    """“1 line”, “3 lines”."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def printed_label(*facts: Fact) -> str:
    """The label as a table prints it, in quotes, where the quote of one of the facts begins with it."""
    for fact in facts:
        printed = _LABEL.match(fact.quote)
        if printed and normal_label(printed[0]) == fact.label:
            return f"“{' '.join(printed[0].rstrip(_DASHES).strip(_EDGES).split())}”"
    return f"“{facts[0].label}”"


def _operand(fact: Fact, document_id: str) -> Operand:
    return Operand(
        label=fact.label,
        value=abs(fact.value),
        page=fact.page,
        box=fact.box.ratios(),
        document_id=document_id,
    )

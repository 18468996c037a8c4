"""What proves a finding besides the sentence itself: rows of a table, a note, another sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aspera.domain.finding import Computation, Operand, Quotation
from aspera.domain.observation import Fact


@dataclass(frozen=True, slots=True)
class Proof:
    """`says` is a sentence for people."""

    says: str
    quotations: tuple[Quotation, ...]
    computation: Computation | None = None


def quoted(facts: Iterable[Fact]) -> tuple[Quotation, ...]:
    return tuple(Quotation(page=fact.page, quote=fact.quote, near=fact.box) for fact in facts)


def operand(year: int, fact: Fact) -> Operand:
    return Operand(label=f"{fact.label} {year}", value=fact.value, page=fact.page, box=fact.box.ratios())

"""What an agent says, and what is shown of it.

An agent emits `Proposal`s. The evidence verifier turns a proposal whose every quotation is
proven into a `Finding`; the rest is dropped and counted.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from aspera.domain.geometry import Box


class Severity(StrEnum):
    CRITICAL = "CRITICAL"
    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"

    @property
    def rank(self) -> int:
        """0 for CRITICAL, 3 for LOW."""
        return list(Severity).index(self)


class Value(BaseModel):
    """Base of all values that cross a boundary: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Ratio = Annotated[float, Field(ge=0, le=1)]
RatioBox = tuple[Ratio, Ratio, Ratio, Ratio]
"""Left, top, width, height as page ratios."""


class Quotation(Value):
    """Words that an agent claims stand on a page. `near` tells two equal quotes apart."""

    page: Annotated[int, Field(ge=1)]
    quote: Annotated[str, Field(min_length=1)]
    near: Box | None = None


class Operand(Value):
    """One number of a computation, with the place it was read from."""

    label: str
    value: Decimal
    page: Annotated[int, Field(ge=1)]
    box: RatioBox | None = None


class Computation(Value):
    """A recomputation in exact decimals. `formula` is written for people and names the operands'
    values; `difference` = printed - recomputed; |difference| > tolerance is why it is shown."""

    formula: str
    operands: tuple[Operand, ...]
    printed: Decimal
    recomputed: Decimal
    difference: Decimal
    tolerance: Decimal


class Absence(Value):
    """Why we say that something is not there: what was searched for, and where."""

    queries: tuple[str, ...]
    pages_searched: tuple[int, ...]


class Proposal(Value):
    """A finding before its evidence is verified. Either quotations or an absence, or both."""

    agent_type: str
    rule: str
    severity: Severity
    category: str
    title: str
    description: str
    quotations: tuple[Quotation, ...] = ()
    computation: Computation | None = None
    absence: Absence | None = None
    anchor: str = ""
    """Tells two findings of one rule apart when their first quotations are equal."""

    @property
    def cited_pages(self) -> frozenset[int]:
        """The pages that are needed to verify it."""
        operands = self.computation.operands if self.computation else ()
        return frozenset({q.page for q in self.quotations} | {o.page for o in operands})


class Evidence(Value):
    """A quotation that was found: `boxes` mark its words, line by line."""

    page: Annotated[int, Field(ge=1)]
    quote: str
    boxes: tuple[RatioBox, ...]
    verified: bool


class Finding(Value):
    """A proven finding. `confidence` stays null until it is measured to rank findings."""

    finding_id: str
    agent_type: str
    rule: str
    severity: Severity
    category: str
    title: str
    description: str
    confidence: Ratio | None = None
    evidence: tuple[Evidence, ...]
    computation: Computation | None = None
    absence: Absence | None = None

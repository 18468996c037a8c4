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
    """Base of all values that cross a boundary: frozen, no unknown fields. A validator is built when the
    first value is made: a function that starts cold needs few of them. So a default that is a value
    itself is made by `model_construct`."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


Ratio = Annotated[float, Field(ge=0, le=1)]
RatioBox = tuple[Ratio, Ratio, Ratio, Ratio]
"""Left, top, width, height as page ratios."""


class Quotation(Value):
    """Words that an agent claims stand on a page. `near` tells two equal quotes apart; an empty
    `document_id` means the document that the finding is about."""

    page: Annotated[int, Field(ge=1)]
    quote: Annotated[str, Field(min_length=1)]
    near: Box | None = None
    document_id: str = ""


class Operand(Value):
    """One number of a computation, with the place it was read from: a page of the document that
    the finding is about when `document_id` is empty."""

    label: str
    value: Decimal
    page: Annotated[int, Field(ge=1)]
    box: RatioBox | None = None
    document_id: str = ""
    unit: str = ""
    """"%" for a percentage; else nothing, or what the value is counted in."""


class Mark(StrEnum):
    """What a cell of an excerpt has to do with the computation."""

    NONE = ""
    OPERAND = "operand"
    RESULT = "result"
    """The printed number that was recomputed."""
    SUSPECT = "suspect"
    """The number that is likely the wrong one; it may be the result itself."""


class ExcerptCell(Value):
    """A cell as printed. `sign` is "+" or "−" where a number enters a sum; `note` says what a
    suspected number should read."""

    text: str
    mark: Mark = Mark.NONE
    sign: str = ""
    note: str = ""


class ExcerptRow(Value):
    """`left_out` counts the rows of the table between the row before and this one; `is_result` marks
    the row of the number that was recomputed."""

    label: str
    cells: tuple[ExcerptCell, ...]
    left_out: int = 0
    is_result: bool = False


class Excerpt(Value):
    """The part of a table that a computation is about; each row has a cell for each column."""

    page: Annotated[int, Field(ge=1)]
    columns: tuple[str, ...]
    rows: tuple[ExcerptRow, ...]


class Computation(Value):
    """A recomputation in exact decimals. `formula` is written for people and names the operands'
    values; `difference` = printed - recomputed; |difference| > tolerance is why it is shown.
    `result` is the printed number with its place. `suspect` is the number that is likely the wrong
    one, as printed, and `repaired` what it should read; without `repaired` it is right itself, but
    was left out of the sum or counted twice. `unit` ("%" or nothing) belongs to printed, recomputed,
    difference and tolerance."""

    formula: str
    operands: tuple[Operand, ...]
    printed: Decimal
    recomputed: Decimal
    difference: Decimal
    tolerance: Decimal
    result: Operand | None = None
    suspect: Operand | None = None
    repaired: Decimal | None = None
    unit: str = ""
    excerpt: Excerpt | None = None


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
        """The pages of its own document that are needed to verify it."""
        return frozenset(page for document_id, page in self.cited_places if not document_id)

    @property
    def cited_places(self) -> frozenset[tuple[str, int]]:
        """All pages that are needed to verify it, with the document's id ("" for its own)."""
        operands = self.computation.operands if self.computation else ()
        quoted = frozenset((quotation.document_id, quotation.page) for quotation in self.quotations)
        return quoted | {(operand.document_id, operand.page) for operand in operands}


class Evidence(Value):
    """A quotation that was found: `boxes` mark its words, line by line. `document_id` and
    `filename` are empty unless it stands in another document than the one the finding is about."""

    page: Annotated[int, Field(ge=1)]
    quote: str
    boxes: tuple[RatioBox, ...]
    verified: bool
    document_id: str = ""
    filename: str = ""


class Finding(Value):
    """A proven finding. `confidence` stays null until it is measured to rank findings; `also` names
    the rules of other agents, "agent rule", that say the same."""

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
    also: tuple[str, ...] = ()

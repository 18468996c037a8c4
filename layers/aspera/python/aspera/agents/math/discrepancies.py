"""What is said about one wrong number of a table, before its evidence is gathered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from aspera.agents.math.derivations import Place
from aspera.domain.finding import Severity

PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """`printed` is the place of the number that was recomputed from those at `operands`;
    |printed - recomputed| > tolerance. `culprit` is the number that is likely the wrong one, where
    one stands out; it should read `repaired`, or is right but left out or counted twice if that is
    None. `signs` say how the operands enter a sum; none where they do not."""

    rule: str
    category: str
    severity: Severity
    title: str
    description: str
    formula: str
    printed: Place
    operands: Sequence[Place]
    recomputed: Decimal
    tolerance: Decimal
    culprit: Place | None = None
    repaired: Decimal | None = None
    signs: Sequence[int] = ()
    unit: str = ""
    """PERCENT where the printed number is a percentage."""

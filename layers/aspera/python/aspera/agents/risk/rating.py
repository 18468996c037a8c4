"""Impact times likelihood, each 1–5, with modifiers for what stands near.

Bands: 1–4 LOW, 5–9 MEDIUM, 10–16 HIGH, above CRITICAL.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from aspera.agents.risk.taxonomy import Kind
from aspera.domain.finding import Severity

_LIKELIHOOD = {Kind.CRITICAL: 5, Kind.EVENT: 5, Kind.PROCEEDING: 3, Kind.EXPOSURE: 3}
_IMPACT_BY_SHARE = ((Decimal("0.005"), 4), (Decimal("0.0005"), 3), (Decimal("0.00005"), 2), (Decimal(0), 1))
"""Share of revenue from which an impact holds; 0.5 % of revenue is in the range of audit materiality."""
_WEIGHED = frozenset((Kind.EVENT, Kind.PROCEEDING))
"""Kinds whose amount is a loss; an exposure's amount is not."""
_SMALL = Decimal(1_000_000)
_MITIGATION = re.compile(
    r"\b(?:insur(?:ed|ance)|hedg(?:e[sd]?|ing)|mitigat\w+|indemnif\w+|indemnity|waive[rd]s?|remediated|accrued|"
    r"reserved|recovered|resolved|dismissed|not (?:expected to be )?material|immaterial|insignificant)\b",
    re.IGNORECASE,
)
_UNCOVERED = re.compile(
    r"\b(?:uninsured|not (?:fully |adequately )?(?:insured|covered)|no insurance|"
    r"in excess of (?:our )?insurance|"
    r"(?:cannot|unable to|not possible to) (?:be )?(?:reasonably )?(?:estimate|predict|determine)\w*)",
    re.IGNORECASE,
)
_CREDIT, _SURCHARGE = -2, 1
_HIGHEST, _HIGHEST_OF_OTHERS = 25, 16
_BANDS = ((17, Severity.CRITICAL), (10, Severity.HIGH), (5, Severity.MEDIUM))


@dataclass(frozen=True, slots=True)
class Rating:
    """Only what is always critical may be rated CRITICAL; the rest ends at 16."""

    impact: int
    likelihood: int
    modifier: int
    is_critical: bool

    @property
    def score(self) -> int:
        most = _HIGHEST if self.is_critical else _HIGHEST_OF_OTHERS
        return min(most, max(1, self._uncapped))

    @property
    def is_capped(self) -> bool:
        return self._uncapped > self.score

    @property
    def _uncapped(self) -> int:
        return self.impact * self.likelihood + self.modifier

    @property
    def severity(self) -> Severity:
        return next((band for least, band in _BANDS if self.score >= least), Severity.LOW)


def rate(kind: Kind, impact: int, amount: Decimal | None, revenue: Decimal | None, modifier: int) -> Rating:
    """`impact` holds where the amount of a loss cannot be set against `revenue`; an amount raises
    it by one level at most, and lowers it as far as it goes."""
    if kind in _WEIGHED and amount is not None:
        impact = min(impact + 1, _impact_of(amount, revenue) or impact)
    return Rating(impact, _LIKELIHOOD[kind], modifier, kind is Kind.CRITICAL)


def _impact_of(amount: Decimal, revenue: Decimal | None) -> int | None:
    if revenue:
        return next(level for least, level in _IMPACT_BY_SHARE if amount / revenue >= least)
    return 1 if amount < _SMALL else None


def modifier(text: str) -> int:
    """What the sentence and its neighbours say about cover."""
    if _UNCOVERED.search(text):
        return _SURCHARGE
    return _CREDIT if _MITIGATION.search(text) else 0

"""Impact times likelihood, each 1–5, with modifiers for what stands near.

Bands: 1–4 LOW, 5–9 MEDIUM, 10–16 HIGH, above CRITICAL.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from aspera.agents.risk.amounts import spelled
from aspera.agents.risk.benchmarks import MATERIAL, Benchmark
from aspera.agents.risk.likelihood import Likelihood
from aspera.agents.risk.taxonomy import Kind
from aspera.domain.finding import Severity

_IMPACT_BY_SHARE = ((Decimal(1), 4), (Decimal("0.1"), 3), (Decimal("0.01"), 2), (Decimal(0), 1))
"""Share of the material amount from which an impact holds."""
_LOSSES = frozenset((Kind.EVENT, Kind.PROCEEDING))
"""Kinds whose amount is a loss; an exposure's amount is one only when it is provided for."""
_SMALL = Decimal(1_000_000)
_MITIGATION = re.compile(
    r"\b(?:insur(?:ed|ance)|hedg(?:e[sd]?|ing)|mitigat\w+|indemnif\w+|indemnity|waive[rd]s?|remediated|"
    r"recovered|resolved|dismissed|not (?:expected to be )?material|immaterial|insignificant)\b",
    re.IGNORECASE,
)
_UNCOVERED = re.compile(
    r"\b(?:uninsured|not (?:fully |adequately )?(?:insured|covered)|no insurance|"
    r"in excess of (?:our )?insurance|"
    r"(?:cannot|unable to|not possible to) (?:be )?(?:reasonably )?(?:estimate|predict|determine)\w*)",
    re.IGNORECASE,
)
_CREDIT, _SURCHARGE = -2, 1
_HIGHEST, _HIGHEST_OF_OTHERS, _HIGHEST_OF_SMALL = 25, 16, 9
_SMALL_SHARE = Decimal("0.25")
"""A loss below this share of the material amount is small for the company, however certain."""
_BANDS = ((17, Severity.CRITICAL), (10, Severity.HIGH), (5, Severity.MEDIUM))


@dataclass(frozen=True, slots=True)
class Rating:
    """Only what is always critical may be rated CRITICAL; the rest ends at 16, a small loss at 9.
    `why` says what the impact rests on."""

    impact: int
    likelihood: Likelihood
    modifier: int
    is_critical: bool
    is_small: bool = False
    why: str = ""

    @property
    def score(self) -> int:
        return min(self.most, max(1, self._uncapped))

    @property
    def most(self) -> int:
        if self.is_critical:
            return _HIGHEST
        return _HIGHEST_OF_SMALL if self.is_small else _HIGHEST_OF_OTHERS

    @property
    def is_capped(self) -> bool:
        return self._uncapped > self.score

    @property
    def _uncapped(self) -> int:
        return self.impact * self.likelihood.level + self.modifier

    @property
    def severity(self) -> Severity:
        return next((band for least, band in _BANDS if self.score >= least), Severity.LOW)


@dataclass(frozen=True, slots=True)
class Loss:
    """What is known of a statement before it is weighed. `impact` holds where `amount` cannot be
    set against a benchmark."""

    kind: Kind
    impact: int
    amount: Decimal | None
    likelihood: Likelihood
    modifier: int


def rate(loss: Loss, benchmark: Benchmark | None) -> Rating:
    """An amount raises the impact by one level at most, and lowers it as far as it goes."""
    impact, why = loss.impact, "no amount that can be weighed, so as is usual for its class"
    is_small = False
    if loss.kind is Kind.CRITICAL:
        why = "always grave, whatever the amount"
    elif loss.amount is not None and _is_loss(loss):
        weighed, why = _weigh(loss.amount, benchmark)
        impact = min(impact + 1, weighed or impact)
        is_small = benchmark is not None and loss.amount < _SMALL_SHARE * benchmark.material
    return Rating(impact, loss.likelihood, loss.modifier, loss.kind is Kind.CRITICAL, is_small, why)


def _is_loss(loss: Loss) -> bool:
    return loss.kind in _LOSSES or loss.likelihood is Likelihood.BOOKED


def _weigh(amount: Decimal, benchmark: Benchmark | None) -> tuple[int | None, str]:
    """The impact that the amount has by itself, if it can be told, and in words how large it is."""
    if benchmark is None:
        plain = f"{spelled(amount)}, and no statement to set it against"
        return (1 if amount < _SMALL else None), plain
    share = amount / benchmark.material
    level = next(level for least, level in _IMPACT_BY_SHARE if share >= least)
    return level, (
        f"{spelled(amount)} is {_percent(amount / benchmark.value)} % of {benchmark.measure} "
        f"({spelled(benchmark.value)}, page {benchmark.page}); "
        f"{_percent(MATERIAL[benchmark.measure])} % counts as material"
    )


def _percent(share: Decimal) -> str:
    """Two digits that count: `0.5`, `0.22`, `7.2`, `12`."""
    percent = 100 * share
    if percent < Decimal("0.01"):
        return "less than 0.01"
    text = f"{percent:,.0f}" if percent >= 10 else f"{percent:.2g}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def modifier(text: str) -> int:
    """What the sentence and its neighbours say about cover."""
    if _UNCOVERED.search(text):
        return _SURCHARGE
    return _CREDIT if _MITIGATION.search(text) else 0

"""From statements to one finding a class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aspera.agents.risk.benchmarks import Benchmark
from aspera.agents.risk.examination import GENERAL
from aspera.agents.risk.rating import Rating, rate
from aspera.agents.risk.statement import Statement
from aspera.agents.risk.taxonomy import Kind, RiskClass, taxonomy

_MOST_RISKS = 15
_READABLE = 45
"""Words up to which a quotation is read at a glance."""


@dataclass(frozen=True, slots=True)
class Risk:
    """A class of risk with its specific statements, the best evidence first. `general` counts the
    further sentences that only say what may happen."""

    risk_class: RiskClass
    statements: tuple[Statement, ...]
    rating: Rating
    general: int

    @property
    def is_critical(self) -> bool:
        return self.statements[0].kind is Kind.CRITICAL


def assess(
    statements: Iterable[Statement], benchmark: Benchmark | None, counts: Mapping[str, int]
) -> Sequence[Risk]:
    """The gravest risks first."""
    by_class: dict[str, list[Statement]] = {}
    for statement in statements:
        by_class.setdefault(statement.risk_class, []).append(statement)
    risks = [_risk(id, group, benchmark, counts) for id, group in by_class.items()]
    order = list(taxonomy().classes)
    return sorted(risks, key=lambda risk: (-risk.rating.score, order.index(risk.risk_class.id)))


def worth_showing(risks: Iterable[Risk]) -> Sequence[Risk]:
    """The first fifteen; what is critical is never left out."""
    return [risk for place, risk in enumerate(risks) if place < _MOST_RISKS or risk.is_critical]


def _risk(
    id: str, group: Sequence[Statement], benchmark: Benchmark | None, counts: Mapping[str, int]
) -> Risk:
    rated = sorted(
        ((rate(statement.loss, benchmark), statement) for statement in _distinct(group)),
        key=lambda pair: _rank(*pair),
    )
    return Risk(
        risk_class=taxonomy().classes[id],
        statements=tuple(statement for _, statement in rated),
        rating=rated[0][0],
        general=counts.get(f"{GENERAL}{id}", 0),
    )


def _rank(rating: Rating, statement: Statement) -> tuple[bool, int, bool, int, int]:
    """Critical before grave, then what reads easily, then what names most facts."""
    is_long = len(statement.quote.split()) > _READABLE
    is_other = statement.kind is not Kind.CRITICAL
    return is_other, -rating.score, is_long, -len(statement.facts), statement.page


def _distinct(group: Iterable[Statement]) -> list[Statement]:
    """Each sentence once, where it stands first."""
    return list({" ".join(s.quote.lower().split()): s for s in reversed(list(group))}.values())[::-1]

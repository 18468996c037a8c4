"""This year's risks, short enough to be kept for the report of next year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aspera.agents.risk.assessment import Risk
from aspera.agents.risk.examination import GENERAL, NAMED
from aspera.agents.risk.taxonomy import RiskClass, taxonomy
from aspera.domain.risk_change import RiskObservation, StatementKind


def register(risks: Iterable[Risk], counts: Mapping[str, int]) -> tuple[RiskObservation, ...]:
    """One observation for each class that the report speaks of, in the order of the taxonomy."""
    specific = {risk.risk_class.id: _specific(risk) for risk in risks}
    unspecific = (
        _unspecific(risk_class, counts.get(f"{GENERAL}{id}", 0))
        for id, risk_class in taxonomy().classes.items()
        if counts.get(f"{NAMED}{id}") and id not in specific
    )
    spoken_of = specific | {item.risk_class: item for item in unspecific}
    return tuple(spoken_of[id] for id in taxonomy().classes if id in spoken_of)


def _specific(risk: Risk) -> RiskObservation:
    best = risk.statements[0]
    return RiskObservation(
        risk_class=risk.risk_class.id,
        title=risk.risk_class.title,
        category=risk.risk_class.topic,
        kind=StatementKind(best.kind.value),
        likelihood=risk.rating.likelihood.level,
        score=risk.rating.score,
        page=best.page,
        quote=best.quote,
        box=best.box,
        general=risk.general,
    )


def _unspecific(risk_class: RiskClass, general: int) -> RiskObservation:
    return RiskObservation(
        risk_class=risk_class.id,
        title=risk_class.title,
        category=risk_class.topic,
        kind=StatementKind.GENERAL if general else StatementKind.NAMED,
        general=general,
    )

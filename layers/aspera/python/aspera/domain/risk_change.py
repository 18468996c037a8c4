"""What an earlier report of the same company said of its risks, and what is different now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from aspera.domain.finding import Proposal, Quotation, Severity, Value
from aspera.domain.geometry import Box

_STRONGER_BY = 4
"""Points of 25 by which a risk must be rated higher for it to count: one level of impact or likelihood."""


class StatementKind(StrEnum):
    """The gravest thing that a report says of a class of risk."""

    CRITICAL = "critical"
    EVENT = "event"
    PROCEEDING = "proceeding"
    EXPOSURE = "exposure"
    GENERAL = "general"
    """Only what may happen."""
    NAMED = "named"
    """Its words stand there, and no risk is stated."""


_SPECIFIC = frozenset(
    (StatementKind.CRITICAL, StatementKind.EVENT, StatementKind.PROCEEDING, StatementKind.EXPOSURE)
)
_LASTING = _SPECIFIC - {StatementKind.EVENT}
"""What stays until it is said how it ended; an event of last year is simply past."""
_ARISEN = _SPECIFIC - {StatementKind.EXPOSURE}
"""What was not there when a report says only that it may happen; an exposure may only not have been
measured."""


class RiskObservation(Value):
    """One class of risk as one report speaks of it. `likelihood` 1–5; `score` of 25; `general`
    counts sentences that only say what may happen. Only what is specific is quoted."""

    risk_class: str
    title: str
    category: str
    kind: StatementKind
    likelihood: int = 0
    score: int = 0
    page: int = 0
    quote: str = ""
    box: Box | None = None
    general: int = 0

    @property
    def is_specific(self) -> bool:
        return self.kind in _SPECIFIC


class ChangeKind(StrEnum):
    NEW = "new"
    STRONGER = "stronger"
    DROPPED = "dropped"


class RiskChange(Value):
    """`why` says in a sentence what differs."""

    kind: ChangeKind
    now: RiskObservation | None
    before: RiskObservation | None
    why: str


def risk_changes(now: Iterable[RiskObservation], before: Iterable[RiskObservation]) -> Sequence[RiskChange]:
    """In the order of `now`, then what was dropped in the order of `before`. Each class of risk
    stands at most once in either. Nothing is new when nothing is known of before."""
    current, earlier = _by_class(now), _by_class(before)
    if not earlier:
        return ()
    found = [_changed(item, earlier.get(id)) for id, item in current.items()]
    dropped = (_dropped(item, current.get(id)) for id, item in earlier.items())
    return tuple(change for change in (*found, *dropped) if change is not None)


def _by_class(observations: Iterable[RiskObservation]) -> Mapping[str, RiskObservation]:
    return {observation.risk_class: observation for observation in observations}


def _changed(now: RiskObservation, before: RiskObservation | None) -> RiskChange | None:
    if not now.is_specific:
        return None
    if before is None:
        return _change(ChangeKind.NEW, now, before, "nothing about it was found in the earlier report")
    if before.kind is StatementKind.NAMED:
        why = "the words stand in the earlier report, and nothing like it is stated there"
        return _change(ChangeKind.NEW, now, before, why) if now.kind is StatementKind.CRITICAL else None
    if not before.is_specific:
        if now.kind not in _ARISEN:
            return None
        why = "the earlier report only says what may happen; now it is stated as a fact"
        return _change(ChangeKind.STRONGER, now, before, why)
    if now.likelihood > before.likelihood:
        why = f"likelihood {now.likelihood} of 5, and {before.likelihood} in the earlier report"
        return _change(ChangeKind.STRONGER, now, before, why)
    if now.score >= before.score + _STRONGER_BY:
        why = f"rated {now.score} of 25, and {before.score} in the earlier report"
        return _change(ChangeKind.STRONGER, now, before, why)
    return None


def _dropped(before: RiskObservation, now: RiskObservation | None) -> RiskChange | None:
    if before.kind not in _LASTING or now is not None:
        return None
    why = "nothing about it was found in this report, nor how it ended"
    return _change(ChangeKind.DROPPED, None, before, why)


def _change(
    kind: ChangeKind, now: RiskObservation | None, before: RiskObservation | None, why: str
) -> RiskChange:
    return RiskChange(kind=kind, now=now, before=before, why=why)


def propose_changes(
    changes: Iterable[RiskChange], earlier_document: str, filename: str, agent: str = "risk"
) -> Iterator[Proposal]:
    """A finding for each; `earlier_document` is the id of the document that `before` stands in,
    `filename` what it is called. What is always critical is HIGH here, since the finding on the
    risk itself is CRITICAL."""
    for change in changes:
        risk = change.now or change.before
        assert risk is not None, "a change has a now or a before"
        yield Proposal(
            agent_type=agent,
            rule=f"{risk.risk_class}-{change.kind.value}",
            severity=_severity(change, risk),
            category=risk.category,
            title=f"{risk.title}: {_HEADLINES[change.kind]}",
            description=(
                f"{change.why[0].upper()}{change.why[1:]}. {_CHECKS[change.kind]} "
                f"The earlier report is {filename}."
            ),
            quotations=tuple(_quotations(change, earlier_document)),
            anchor=earlier_document,
        )


_HEADLINES = {
    ChangeKind.NEW: "new against the earlier report",
    ChangeKind.STRONGER: "stronger than in the earlier report",
    ChangeKind.DROPPED: "in the earlier report, and not in this one",
}
_CHECKS = {
    ChangeKind.NEW: "Check when it arose, and whether it should have been disclosed before.",
    ChangeKind.STRONGER: "Check what has happened since, and whether the provision follows it.",
    ChangeKind.DROPPED: "Check how it ended, or why it is no longer disclosed.",
}


def _severity(change: RiskChange, risk: RiskObservation) -> Severity:
    if risk.kind is StatementKind.CRITICAL:
        return Severity.HIGH
    return Severity.LOW if change.kind is ChangeKind.DROPPED else Severity.MEDIUM


def _quotations(change: RiskChange, earlier_document: str) -> Iterator[Quotation]:
    for risk, document_id in ((change.now, ""), (change.before, earlier_document)):
        if risk is not None and risk.is_specific:
            yield Quotation(page=risk.page, quote=risk.quote, near=risk.box, document_id=document_id)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.finding import Severity
from aspera.domain.geometry import Box
from aspera.domain.risk_change import (
    ChangeKind,
    RiskObservation,
    StatementKind,
    propose_changes,
    risk_changes,
)


def risk(kind: StatementKind, score: int = 9, likelihood: int = 3, id: str = "R-CYB-SEC") -> RiskObservation:
    return RiskObservation(
        risk_class=id,
        title="Cyber attack, data breach",
        category="cyber",
        kind=kind,
        likelihood=likelihood,
        score=score,
        page=16,
        quote="In May we discovered a cybersecurity incident.",
        box=Box(1, 2, 3, 4),
    )


OTHER = risk(StatementKind.GENERAL, id="R-EXT-MAC")
EVENT = risk(StatementKind.EVENT, 15, 5)
PENDING = risk(StatementKind.PROCEEDING)
GENERAL = risk(StatementKind.GENERAL, 0, 0)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ([EVENT], [OTHER], [ChangeKind.NEW]),
        ([EVENT], [GENERAL], [ChangeKind.STRONGER]),
        ([EVENT], [PENDING], [ChangeKind.STRONGER]),
        ([risk(StatementKind.EVENT, 16, 5)], [risk(StatementKind.EVENT, 12, 5)], [ChangeKind.STRONGER]),
        ([], [PENDING], [ChangeKind.DROPPED]),
        ([EVENT], [EVENT], []),
        ([EVENT], [risk(StatementKind.NAMED)], []),
        ([risk(StatementKind.CRITICAL)], [risk(StatementKind.NAMED)], [ChangeKind.NEW]),
        ([risk(StatementKind.EXPOSURE)], [GENERAL], []),
        ([GENERAL], [EVENT], []),
        ([GENERAL], [PENDING], []),
        ([], [EVENT], []),
        ([], [GENERAL], []),
        ([EVENT], [], []),
    ],
    ids=[
        "not a word of it before",
        "only what may happen before",
        "pending before",
        "rated a level higher",
        "pending before and not a word of it now",
        "the same",
        "its words stood there before",
        "its words stood there before and it is grave now",
        "an exposure may only not have been measured",
        "weaker",
        "pending before and still spoken of",
        "an event is past",
        "general before",
        "nothing known of before",
    ],
)
def test_what_is_new_stronger_or_dropped(
    now: list[RiskObservation], before: list[RiskObservation], expected: list[ChangeKind]
) -> None:
    assert [change.kind for change in risk_changes(now, before)] == expected


def test_a_change_quotes_both_reports() -> None:
    (proposal,) = propose_changes(risk_changes([EVENT], [PENDING]), "earlier", "old.pdf")
    assert proposal.rule == "R-CYB-SEC-stronger"
    assert [(q.document_id, q.page) for q in proposal.quotations] == [("", 16), ("earlier", 16)]
    assert proposal.description.endswith("The earlier report is old.pdf.")
    assert "likelihood 5 of 5, and 3 in the earlier report" in proposal.description.lower()


def test_what_only_may_happen_is_not_quoted() -> None:
    (proposal,) = propose_changes(risk_changes([EVENT], [GENERAL]), "earlier", "old.pdf")
    assert [q.document_id for q in proposal.quotations] == [""]


def test_what_was_always_critical_and_is_gone_weighs_more() -> None:
    gone = risk(StatementKind.CRITICAL, 25, 5)
    severities = [
        next(propose_changes(risk_changes([OTHER], [before]), "e", "old.pdf")).severity
        for before in (gone, PENDING)
    ]
    assert severities == [Severity.HIGH, Severity.LOW]


RISKS = st.builds(
    risk,
    st.sampled_from(StatementKind),
    st.integers(1, 25),
    st.integers(1, 5),
    st.sampled_from(("R-A", "R-B", "R-C")),
)


@given(st.lists(RISKS, max_size=4), st.lists(RISKS, max_size=4))
def test_every_change_can_be_proposed_and_nothing_changes_against_itself(
    now: list[RiskObservation], before: list[RiskObservation]
) -> None:
    changes = risk_changes(now, before)
    assert all(proposal.quotations for proposal in propose_changes(changes, "e", "old.pdf"))
    assert len({(c.kind, (c.now or c.before).risk_class) for c in changes}) == len(changes)
    assert risk_changes(now, now) == ()

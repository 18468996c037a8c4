from __future__ import annotations

from aspera.domain.finding import Evidence, Proposal, Severity
from aspera.domain.ranking import as_finding, rank


def proposal(**changes) -> Proposal:
    fields = dict(
        agent_type="math", rule="M1", severity=Severity.LOW, category="c", title="t", description="d"
    )
    return Proposal(**(fields | changes))


def evidence(page: int) -> tuple[Evidence, ...]:
    return (Evidence(page=page, quote="Total 12", boxes=((0.1, 0.1, 0.2, 0.02),), verified=True),)


def test_an_id_depends_on_document_agent_rule_and_place_only() -> None:
    one = as_finding("d", proposal(title="worded so"), evidence(3))
    two = as_finding("d", proposal(title="worded otherwise", severity=Severity.HIGH), evidence(3))
    assert one.finding_id == two.finding_id
    others = [
        as_finding("e", proposal(), evidence(3)),
        as_finding("d", proposal(agent_type="risk"), evidence(3)),
        as_finding("d", proposal(rule="M2"), evidence(3)),
        as_finding("d", proposal(), evidence(4)),
        as_finding("d", proposal(anchor="column 2"), evidence(3)),
    ]
    assert len({one.finding_id, *(o.finding_id for o in others)}) == 6


def test_the_worst_comes_first_and_nothing_comes_twice() -> None:
    low = as_finding("d", proposal(), evidence(1))
    high = as_finding("d", proposal(rule="M2", severity=Severity.HIGH), evidence(9))
    assert rank([low, high, low]) == [high, low]


def test_a_finding_has_no_confidence_until_it_is_measured() -> None:
    assert as_finding("d", proposal(), ()).confidence is None

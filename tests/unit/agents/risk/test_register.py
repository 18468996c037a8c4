from __future__ import annotations

from aspera.domain.risk_change import StatementKind, risk_changes
from tests.drawing import page_of
from tests.unit.agents.risk.test_agent import conclude, profile

THEN = """
A cyber attack could harm our business and our reputation.

Our directors take part in training on privacy every year.
"""
NOW = """
In May 2023 we suffered a ransomware attack that stopped our order system for nine days.

A recession could reduce demand for our products.
"""


def test_a_report_remembers_what_it_says_of_each_class() -> None:
    register = conclude([page_of(THEN)], profile()).risks
    assert {risk.risk_class: risk.kind for risk in register} == {
        "R-CYB-SEC": StatementKind.GENERAL,
        "R-CYB-PRIV": StatementKind.NAMED,
    }


def test_a_specific_statement_is_remembered_with_its_place() -> None:
    register = conclude([page_of(NOW, 7)], profile()).risks
    (attack,) = (risk for risk in register if risk.is_specific)
    assert (attack.risk_class, attack.kind, attack.page) == ("R-CYB-SEC", StatementKind.EVENT, 7)
    assert attack.likelihood == 5 and attack.score > 0 and "ransomware" in attack.quote


def test_what_became_true_is_told_from_what_was_only_feared() -> None:
    before, now = (conclude([page_of(text)], profile()).risks for text in (THEN, NOW))
    assert [change.kind.value for change in risk_changes(now, before)] == ["stronger"]

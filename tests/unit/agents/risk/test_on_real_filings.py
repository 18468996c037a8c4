"""Risks of real filings: what they weigh, and what changed between two of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from aspera.agents.risk import RiskAgent
from aspera.domain.observation import Conclusion, Material
from aspera.domain.profiling.profile import profile
from aspera.domain.risk_change import ChangeKind, risk_changes
from tests.sample_pages import read_pages

pytestmark = pytest.mark.samples


@cache
def conclusion(path: Path) -> Conclusion:
    count, pages = read_pages(path)
    about = profile("d", path.name, count, pages[:8])
    agent = RiskAgent()
    return agent.conclude(agent.examine(Material(about, [page for page in pages if page.words])), about)


def test_a_booked_liability_is_weighed_against_the_report_s_own_profit(samples: Path) -> None:
    proposals = conclusion(samples / "financebench/pdfs/BOEING_2018_10K.pdf").proposals
    (pollution,) = (proposal for proposal in proposals if proposal.rule == "R-ENV-POL")
    assert "555 million is 4.8 % of pre-tax profit (11.6 billion, page 50)" in pollution.description
    assert "likelihood 5 (a provision is booked)" in pollution.description


def test_what_came_true_between_two_filings_is_told(samples: Path) -> None:
    before, now = (
        conclusion(samples / f"financebench/pdfs/BOEING_{year}_10K.pdf").risks for year in (2018, 2022)
    )
    changes = {(change.kind, change.now.risk_class) for change in risk_changes(now, before) if change.now}
    assert changes >= {
        (ChangeKind.NEW, "R-LEG-COR"),
        (ChangeKind.STRONGER, "R-OPS-OHS"),
        (ChangeKind.STRONGER, "R-CYB-SEC"),
    }


def test_nothing_is_new_in_the_same_filing(samples: Path) -> None:
    risks = conclusion(samples / "financebench/pdfs/BOEING_2022_10K.pdf").risks
    assert risks and risk_changes(risks, risks) == ()

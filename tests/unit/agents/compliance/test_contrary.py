from __future__ import annotations

import pytest

from aspera.agents.compliance import ComplianceAgent
from aspera.domain.document import DocumentKind
from aspera.domain.framework import Framework, Requirement, StatusRules
from aspera.domain.observation import Conclusion, Material
from aspera.domain.requirement_assessment import RequirementStatus
from tests.drawing import page_of
from tests.unit.agents.compliance.filings import profile_of

COPIES = Requirement(
    id="copies",
    title="copies may be made",
    signals=("may make copies",),
    contrary=("no copies at all",),
    contrary_unless_found=("shall not copy",),
)
FRAMEWORK = Framework(
    id="house", name="House", title="House", rules=StatusRules(metrics="none"), requirements=(COPIES,)
)


def conclude(*texts: str) -> Conclusion:
    pages = [page_of(text, number) for number, text in enumerate(texts, start=1)]
    profile = profile_of(pages, kind=DocumentKind.CONTRACT, frameworks=("house",))
    agent = ComplianceAgent(lambda name: FRAMEWORK)
    return agent.conclude(agent.examine(Material(profile, pages)), profile)


@pytest.mark.parametrize(
    ("texts", "status"),
    [
        (["The recipient may make copies of the papers for its own use."], RequirementStatus.PRESENT),
        (["The recipient shall not copy the papers that it was given."], RequirementStatus.CONTRARY),
        (
            [
                "The recipient shall not copy the papers, with exceptions below.",
                "It may make copies of the plans for its lawyers.",
            ],
            RequirementStatus.PRESENT,
        ),
        (
            [
                "It may make copies of the plans for its lawyers.",
                "There shall be no copies at all of the papers.",
            ],
            RequirementStatus.CONTRARY,
        ),
        (["Nothing is said about it in this paper, nor in any other."], RequirementStatus.MISSING),
    ],
)
def test_the_opposite_is_told_from_silence(texts: list[str], status: RequirementStatus) -> None:
    assert conclude(*texts).assessments[0].requirements[0].status is status


def test_the_opposite_is_quoted_in_its_finding() -> None:
    (proposal,) = conclude("The recipient shall not copy the papers that it was given.").proposals
    assert proposal.title == "Says the opposite of House copies: copies may be made"
    assert proposal.quotations[0].quote == "The recipient shall not copy the papers that it was given."


def test_what_was_searched_for_only_in_part_is_not_called_missing() -> None:
    slow = Requirement(id="slow", title="t", signals=(r"climate.{0,200}ab\w*.{0,200}risk\w*.{0,200}board",))
    framework = FRAMEWORK.model_copy(update={"requirements": (slow,)})
    pages = [page_of("climate abrisk " * 2000 + "x" * 500 + " boar d board")]
    profile = profile_of(pages, frameworks=("house",))
    agent = ComplianceAgent(lambda name: framework)
    conclusion = agent.conclude(agent.examine(Material(profile, pages)), profile)
    assert conclusion.proposals == ()
    assert "cut short" in conclusion.assessments[0].requirements[0].reason
    assert "of slow on 1 page" in conclusion.statistics["House, patterns cut short"]

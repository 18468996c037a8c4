"""The compliance agent: each required disclosure is present, there in part, or missing.

It reports what was not found and where it looked; whether a law is kept is not for it to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import ClassVar

from aspera.agents.compliance import model_pass
from aspera.agents.compliance.checklist import Checklist
from aspera.agents.compliance.gate import obstacle, off_topic
from aspera.agents.compliance.matrix import claim_matrix
from aspera.agents.compliance.proposals import propose
from aspera.agents.compliance.statistics import summarise, tell_cuts
from aspera.agents.compliance.verdicts import assess_all
from aspera.agents.compliance.version import outvoted
from aspera.domain.answer import Answer
from aspera.domain.document import Profile
from aspera.domain.finding import Proposal
from aspera.domain.framework import Framework
from aspera.domain.inquiry import Inquiry, ModelRequest
from aspera.domain.observation import Conclusion, Material, Mention, Observations
from aspera.domain.questions import Question
from aspera.domain.requirement_assessment import FrameworkClaim
from aspera.ports.agents import Verdict


class ComplianceAgent:
    """Searches for the requirements of the frameworks that the profile names."""

    name: ClassVar[str] = "compliance"
    revision: ClassVar[str] = "3"

    def __init__(self, frameworks: Callable[[str], Framework]) -> None:
        """`frameworks` gives a framework by its id."""
        self._frameworks = frameworks
        self._checklists: dict[str, Checklist] = {}

    def examine(self, material: Material) -> Observations:
        """One mention at most a requirement and page, and counts of topic and condition signals."""
        checklists = [
            self._checklist(name)
            for name in material.profile.frameworks
            if not obstacle(self._frameworks(name), material.profile)
        ]
        mentions: list[Mention] = []
        counts: Counter[str] = Counter()
        for page in material.pages:
            for checklist in checklists:
                found, counted = checklist.search(page)
                mentions.extend(found)
                counts.update(counted)
        pages = tuple(page.number for page in material.pages)
        return Observations(mentions=tuple(mentions), counts=dict(sorted(counts.items())), pages=pages)

    def conclude(self, observations: Observations, profile: Profile) -> Conclusion:
        if not profile.frameworks:
            return Conclusion(statistics={"frameworks": f"none applies to a document of kind {profile.kind}"})
        proposals: list[Proposal] = []
        statistics: dict[str, str] = {}
        matrices: list[FrameworkClaim] = []
        frameworks = [self._frameworks(name) for name in profile.frameworks]
        eligible = [framework for framework in frameworks if not obstacle(framework, profile)]
        for framework in frameworks:
            reason = (
                obstacle(framework, profile)
                or outvoted(framework, eligible, observations.counts, profile)
                or off_topic(framework, observations.counts)
            )
            if reason:
                statistics[framework.title] = f"not assessed: {reason}"
                matrices.append(claim_matrix(framework, (), observations.pages, f"not assessed: {reason}"))
                continue
            assessments = assess_all(framework, observations, profile)
            statistics.update(summarise(framework, assessments))
            statistics.update(tell_cuts(framework, observations.counts))
            matrices.append(claim_matrix(framework, assessments, observations.pages))
            said = (propose(framework, item, profile, observations.pages) for item in assessments)
            proposals.extend(proposal for proposal in said if proposal is not None)
        return Conclusion(proposals=tuple(proposals), statistics=statistics, assessments=tuple(matrices))

    @property
    def inquiries(self) -> Sequence[Inquiry]:
        return (model_pass.inquiry(),)

    def questions(self, material: Material, observed: Observations) -> Sequence[ModelRequest]:
        return [question.request for question in self._asked(material, observed)]

    def judge(
        self, material: Material, observed: Observations, answers: Sequence[tuple[ModelRequest, Answer]]
    ) -> Verdict:
        return model_pass.judge(self._asked(material, observed), material, answers)

    def _asked(self, material: Material, observed: Observations) -> list[Question[model_pass.Doubt]]:
        frameworks = [self._frameworks(name) for name in material.profile.frameworks]
        eligible = [framework for framework in frameworks if not obstacle(framework, material.profile)]
        chosen = [f for f in eligible if not outvoted(f, eligible, observed.counts, material.profile)]
        return model_pass.questions(chosen, material, observed)

    def _checklist(self, name: str) -> Checklist:
        if name not in self._checklists:
            self._checklists[name] = Checklist(self._frameworks(name))
        return self._checklists[name]

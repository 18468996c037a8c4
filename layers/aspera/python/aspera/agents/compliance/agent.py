"""The compliance agent: each required disclosure is present, there in part, or missing.

It reports what was not found and where it looked; whether a law is kept is not for it to say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from aspera.agents.compliance.assessment import Assessment, Status, assess
from aspera.agents.compliance.checklist import Checklist, condition_key, mention_key
from aspera.agents.compliance.gate import obstacle, off_topic, too_little
from aspera.agents.compliance.proposals import propose
from aspera.agents.compliance.statistics import summarise
from aspera.domain.document import Profile
from aspera.domain.finding import Proposal
from aspera.domain.framework import Framework
from aspera.domain.observation import Conclusion, Material, Mention, Observations


class ComplianceAgent:
    """Searches for the requirements of the frameworks that the profile names."""

    name: ClassVar[str] = "compliance"
    revision: ClassVar[str] = "1"

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
        for name in profile.frameworks:
            framework = self._frameworks(name)
            reason = obstacle(framework, profile) or off_topic(framework, observations.counts)
            if reason:
                statistics[framework.title] = f"not assessed: {reason}"
                continue
            assessments = _assess_all(framework, observations, profile)
            statistics.update(summarise(framework, assessments))
            said = (propose(framework, item, profile, observations.pages) for item in assessments)
            proposals.extend(proposal for proposal in said if proposal is not None)
        return Conclusion(proposals=tuple(proposals), statistics=statistics)

    def _checklist(self, name: str) -> Checklist:
        if name not in self._checklists:
            self._checklists[name] = Checklist(self._frameworks(name))
        return self._checklists[name]


def _assess_all(framework: Framework, observations: Observations, profile: Profile) -> Sequence[Assessment]:
    by_key: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in observations.mentions:
        by_key[mention.key].append(mention)
    conditions = {
        requirement.id: observations.counts.get(condition_key(framework, requirement.id), 0) > 0
        for requirement in framework.requirements
    }
    assessments = [
        assess(
            framework,
            requirement,
            by_key[mention_key(framework, requirement)],
            conditions,
            profile.fiscal_year,
        )
        for requirement in framework.requirements
    ]
    present = sum(assessment.status is Status.PRESENT for assessment in assessments)
    doubt = too_little(framework, present, len(observations.pages), profile)
    return [_doubted(assessment, doubt) for assessment in assessments] if doubt else assessments


def _doubted(assessment: Assessment, doubt: str) -> Assessment:
    """Where the search was too thin, what it did not find, or only in part, is not asserted."""
    if assessment.status not in (Status.MISSING, Status.PARTIAL):
        return assessment
    return replace(assessment, status=Status.NOT_ASSERTED, reason=doubt)

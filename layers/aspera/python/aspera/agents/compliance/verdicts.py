"""From all that was seen of a document to the status of every requirement of a framework."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from aspera.agents.compliance.assessment import Assessment, Circumstances, assess
from aspera.agents.compliance.checklist import condition_key, cut_key, mention_key
from aspera.agents.compliance.content_index import read_index, vote_numbering
from aspera.agents.compliance.gate import too_little
from aspera.agents.compliance.model_reading import BY_MODEL, with_reading
from aspera.agents.compliance.strength import PROVING
from aspera.domain.document import Profile
from aspera.domain.framework import Framework
from aspera.domain.observation import Mention, Observations
from aspera.domain.requirement_assessment import RequirementStatus as Status


def assess_all(framework: Framework, observations: Observations, profile: Profile) -> Sequence[Assessment]:
    """In the framework's order."""
    by_key: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in observations.mentions:
        by_key[mention.key].append(mention)
    every = {item.id: by_key[mention_key(framework, item)] for item in framework.requirements}
    mentions = {name: [m for m in found if m.strength not in BY_MODEL] for name, found in every.items()}
    circumstances = _circumstances(framework, observations, profile, mentions)
    assessments = [
        assess(framework, requirement, mentions[requirement.id], circumstances)
        for requirement in framework.requirements
    ]
    present = sum(assessment.status is Status.PRESENT for assessment in assessments)
    doubt = too_little(framework, present, len(observations.pages), profile)
    by_rules = [_doubted(assessment, doubt) for assessment in assessments] if doubt else assessments
    return [with_reading(framework, assessment, every[assessment.requirement.id]) for assessment in by_rules]


def _circumstances(
    framework: Framework,
    observations: Observations,
    profile: Profile,
    mentions: Mapping[str, Sequence[Mention]],
) -> Circumstances:
    counts = observations.counts
    names = [requirement.id for requirement in framework.requirements]
    index = read_index(framework, observations.mentions) if framework.indexed else {}
    found = {name: [item.page for item in mentions[name] if item.strength in PROVING] for name in names}
    numbering = vote_numbering(index, found)
    return Circumstances(
        fiscal_year=profile.fiscal_year,
        conditions_met={name: counts.get(condition_key(framework, name), 0) > 0 for name in names},
        index=index,
        cited={name: numbering.pages_of(row) for name, row in index.items()},
        cut_short=frozenset(
            name
            for name in names
            if any(key.startswith(cut_key(framework, f" {name}", "")) for key in counts)
        ),
    )


def _doubted(assessment: Assessment, doubt: str) -> Assessment:
    """Where the search was too thin, what it did not find, or only in part, is not asserted."""
    if assessment.status not in (Status.MISSING, Status.PARTIAL):
        return assessment
    return replace(assessment, status=Status.NOT_ASSERTED, reason=doubt)

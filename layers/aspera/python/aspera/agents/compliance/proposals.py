"""What is said of a requirement that is missing, or there only in part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aspera.agents.compliance.assessment import Assessment
from aspera.agents.compliance.matrix import quote
from aspera.agents.compliance.model_reading import is_read, notice
from aspera.domain.document import Profile
from aspera.domain.finding import Absence, Proposal, Severity
from aspera.domain.framework import Framework, Requirement
from aspera.domain.model_proposals import by_model
from aspera.domain.requirement_assessment import RequirementStatus as Status
from aspera.domain.run import format_ranges

AGENT = "compliance"


def propose(
    framework: Framework, assessment: Assessment, profile: Profile, pages: Sequence[int]
) -> Proposal | None:
    """`pages` are those that were searched. None when there is nothing to say."""
    if assessment.status is Status.MISSING:
        return _missing(framework, assessment, profile, pages)
    if assessment.status is Status.PARTIAL:
        partial = _partial(framework, assessment, pages)
        return partial.model_copy(update={"rule": by_model(partial.rule)}) if is_read(assessment) else partial
    if assessment.status is Status.PRESENT:
        return notice(framework, assessment, AGENT)
    return _contrary(framework, assessment) if assessment.status is Status.CONTRARY else None


def _missing(
    framework: Framework, assessment: Assessment, profile: Profile, pages: Sequence[int]
) -> Proposal:
    requirement = assessment.requirement
    phrases = requirement.search_phrases
    searched = ", ".join(f"“{phrase}”" for phrase in phrases).replace('"', "")
    unseen = profile.pages - len(pages)
    is_certain = requirement.core and profile.kind in framework.rules.certain_kinds and not unseen
    sentences = [
        f"Nothing that answers it was found on {_pages(pages)}, outside of contents and indexes.",
        f"Searched for its usual wordings, and for {searched}.",
        f"{_count(unseen, 'page')} without readable text could not be searched." if unseen else "",
        *_terms(requirement),
    ]
    return Proposal(
        agent_type=AGENT,
        rule=f"{framework.id}.{requirement.id}",
        severity=Severity.HIGH if is_certain else framework.rules.missing,
        category=framework.title,
        title=f"No disclosure found for {framework.name} {requirement.name}: {requirement.title}",
        description=" ".join(filter(None, sentences)),
        absence=Absence(queries=phrases, pages_searched=tuple(pages)),
    )


def _partial(framework: Framework, assessment: Assessment, pages: Sequence[int]) -> Proposal:
    requirement, mention = assessment.requirement, assessment.mention
    absence = Absence(queries=requirement.search_phrases, pages_searched=tuple(pages))
    sentences = [
        f"{assessment.reason[0].upper()}{assessment.reason[1:]}.",
        f"Searched on {_pages(pages)}.",
        *_terms(requirement),
    ]
    return Proposal(
        agent_type=AGENT,
        rule=f"{framework.id}.{requirement.id}",
        severity=framework.rules.partial,
        category=framework.title,
        title=f"Disclosed only in part: {framework.name} {requirement.name}, {requirement.title}",
        description=" ".join(sentences),
        quotations=(quote(mention),) if mention else (),
        absence=None if mention else absence,
        anchor=requirement.id,
    )


def _contrary(framework: Framework, assessment: Assessment) -> Proposal:
    requirement = assessment.requirement
    return Proposal(
        agent_type=AGENT,
        rule=f"{framework.id}.{requirement.id}",
        severity=framework.rules.contrary,
        category=framework.title,
        title=f"Says the opposite of {framework.name} {requirement.name}: {requirement.title}",
        description=" ".join(["The quoted words contradict it.", *_terms(requirement)]),
        quotations=(quote(assessment.mention),) if assessment.mention else (),
        anchor=requirement.id,
    )


def _terms(requirement: Requirement) -> Iterator[str]:
    if requirement.expects:
        yield f"It would be met by: {requirement.expects}"
    if requirement.reference:
        yield f"Reference: {requirement.reference}."


def _pages(pages: Sequence[int]) -> str:
    return f"{'page' if len(pages) == 1 else 'pages'} {format_ranges(pages)}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"

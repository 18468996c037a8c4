"""What a language model's reading makes of an assessment by the rules.

It makes present, or partial, what the rules left open, and nothing worse. A gap that it closes is
still told, as a matter to look at: a model can be talked into anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aspera.agents.compliance.assessment import Assessment, lacking_figures
from aspera.agents.compliance.matrix import quote
from aspera.agents.compliance.strength import READ, READ_IN_PART, best
from aspera.domain.finding import Proposal, Severity
from aspera.domain.framework import Framework
from aspera.domain.model_proposals import by_model
from aspera.domain.observation import Mention
from aspera.domain.requirement_assessment import RequirementStatus as Status

BY_MODEL = (READ, READ_IN_PART)
READ_SO = "a language model read it so, no rule did: please read the quoted words"
_READ_IN_PART = "a language model found some of it in the quoted words, no rule did"
_OPEN = (Status.MISSING, Status.PARTIAL, Status.NOT_ASSERTED)
_GAPS = (Status.MISSING, Status.PARTIAL)


def with_reading(framework: Framework, assessment: Assessment, mentions: Sequence[Mention]) -> Assessment:
    """`mentions` of the requirement, by rules and by a model."""
    if assessment.status not in _OPEN:
        return assessment
    read = best(mention for mention in mentions if mention.strength == READ)
    if read is not None and not lacking_figures(framework, assessment.requirement, mentions):
        instead = assessment.status if assessment.status in _GAPS else None
        return replace(assessment, status=Status.PRESENT, reason=READ_SO, mention=read, instead=instead)
    partly = best(mention for mention in mentions if mention.strength in BY_MODEL)
    if partly is not None and assessment.status is Status.MISSING:
        return replace(assessment, status=Status.PARTIAL, reason=_READ_IN_PART, mention=partly)
    return assessment


def is_read(assessment: Assessment) -> bool:
    """Whether what it rests on was found by a model only."""
    return assessment.mention is not None and assessment.mention.strength in BY_MODEL


def notice(framework: Framework, assessment: Assessment, agent: str) -> Proposal | None:
    """What is said of a gap that only a model's reading closes."""
    requirement, mention = assessment.requirement, assessment.mention
    if assessment.instead is None or mention is None:
        return None
    return Proposal(
        agent_type=agent,
        rule=by_model(f"{framework.id}.{requirement.id}"),
        severity=Severity.LOW,
        category=framework.title,
        title=f"Please check: {framework.name} {requirement.name}, {requirement.title}",
        description=(
            f"The rules call it {assessment.instead.value}; a language model takes the quoted words for the "
            "answer. The words are proven, the reading is not."
        ),
        quotations=(quote(mention),),
        anchor=requirement.id,
    )

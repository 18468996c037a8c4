"""The compliance matrix of one framework, as the agent claims it."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.agents.compliance.assessment import Assessment
from aspera.agents.compliance.strength import INDEX
from aspera.domain.finding import Quotation
from aspera.domain.framework import Framework
from aspera.domain.observation import Mention
from aspera.domain.requirement_assessment import FrameworkClaim, RequirementClaim


def claim_matrix(
    framework: Framework, assessments: Sequence[Assessment], pages: Sequence[int], note: str = ""
) -> FrameworkClaim:
    """`note` says why there are no assessments, or what else people have to know."""
    return FrameworkClaim(
        framework=framework.id,
        name=framework.name,
        title=framework.title,
        version=framework.version,
        caveat=framework.caveat,
        note=note,
        pages_searched=tuple(pages),
        requirements=tuple(map(_claim, assessments)),
    )


def _claim(assessment: Assessment) -> RequirementClaim:
    requirement = assessment.requirement
    return RequirementClaim(
        requirement=requirement.id,
        name=requirement.name,
        title=requirement.title,
        topic=requirement.topic,
        reference=requirement.reference,
        status=assessment.status,
        reason=assessment.reason,
        expects=requirement.expects,
        quotation=_evidence(assessment.mention),
    )


def quote(mention: Mention) -> Quotation:
    return Quotation(page=mention.page, quote=mention.quote, near=mention.box)


def _evidence(mention: Mention | None) -> Quotation | None:
    """A row of the contents or of an index proves nothing, so it is not quoted."""
    return quote(mention) if mention is not None and mention.strength != INDEX else None

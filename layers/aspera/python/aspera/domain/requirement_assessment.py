"""The compliance matrix: what became of every requirement of a framework.

It says what was found and where it was searched for, never that a law is kept. A claim is what
the agent says; it becomes an assessment when its quotation has been verified.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from enum import StrEnum

from aspera.domain.finding import Evidence, Quotation, Value


class RequirementStatus(StrEnum):
    PRESENT = "present"
    PARTIAL = "partial"
    MISSING = "missing"
    CONTRARY = "contrary"
    """The document says the opposite of what is asked for."""
    NOT_APPLICABLE = "not applicable"
    NOT_ASSERTED = "not asserted"
    """It was not found, or only in part, and it is not certain that it has to be there."""


GAPS = (RequirementStatus.MISSING, RequirementStatus.PARTIAL, RequirementStatus.CONTRARY)


class _Requirement(Value):
    """`reason` says why it has the status; `expects` what would meet the requirement."""

    requirement: str
    name: str
    title: str
    topic: str = ""
    reference: str = ""
    status: RequirementStatus
    reason: str = ""
    expects: str = ""


class RequirementClaim(_Requirement):
    """What the agent says."""

    quotation: Quotation | None = None


class RequirementAssessment(_Requirement):
    """What is shown; whatever is present has evidence."""

    evidence: Evidence | None = None


class _Framework(Value):
    """`note` says which version was chosen, or why nothing was assessed (then there are no
    requirements). `pages_searched` counts from 1."""

    framework: str
    name: str
    title: str
    version: str = ""
    caveat: str = ""
    note: str = ""
    pages_searched: tuple[int, ...] = ()


class FrameworkClaim(_Framework):
    """What the agent says."""

    requirements: tuple[RequirementClaim, ...] = ()


class FrameworkAssessment(_Framework):
    """What is shown. `verdict` is one line for people; `unproven` counts requirements that were
    not shown as present because their quotation does not stand on its page."""

    requirements: tuple[RequirementAssessment, ...] = ()
    verdict: str
    unproven: int = 0


def prove(
    claim: FrameworkClaim, locate: Callable[[Quotation], Evidence | None], found_after_all: Collection[str]
) -> FrameworkAssessment:
    """`locate` verifies a quotation; `found_after_all` are the requirements called missing that a
    second search found words of."""
    proven = [_prove(item, locate, item.requirement in found_after_all) for item in claim.requirements]
    unproven = sum(
        before.status is not after.status and before.quotation is not None
        for before, after in zip(claim.requirements, proven, strict=True)
    )
    return FrameworkAssessment(
        **claim.model_dump(exclude={"requirements"}),
        requirements=tuple(proven),
        verdict=verdict(proven, claim.note),
        unproven=unproven,
    )


def verdict(requirements: Sequence[_Requirement], note: str) -> str:
    """“3 gaps found in scope: 2 missing, 1 partial”; what was not assessed is said to be so."""
    if not requirements:
        return note
    counts = Counter(item.status for item in requirements)
    gaps = sum(counts[status] for status in GAPS)
    told = ", ".join(f"{counts[status]} {status.value}" for status in GAPS if counts[status])
    found = (
        f"{gaps} gap{'' if gaps == 1 else 's'} found in scope: {told}" if gaps else "no gaps found in scope"
    )
    doubtful = counts[RequirementStatus.NOT_ASSERTED]
    if not gaps and doubtful > len(requirements) // 2:
        return f"not decided: {doubtful} of {len(requirements)} requirements could not be judged"
    return f"{found}; {doubtful} could not be decided" if doubtful else found


def _prove(
    claim: RequirementClaim, locate: Callable[[Quotation], Evidence | None], is_there_after_all: bool
) -> RequirementAssessment:
    evidence = locate(claim.quotation) if claim.quotation else None
    status, reason = claim.status, claim.reason
    if status is RequirementStatus.MISSING and is_there_after_all:
        status = RequirementStatus.NOT_ASSERTED
        reason = "no passage was recognised, but a second search found words of it"
    elif evidence is None and status is RequirementStatus.PRESENT:
        status, reason = RequirementStatus.PARTIAL, "the passage found could not be verified on its page"
    elif evidence is None and status is RequirementStatus.CONTRARY:
        status, reason = RequirementStatus.NOT_ASSERTED, "the passage found could not be verified on its page"
    fields = claim.model_dump(exclude={"quotation", "status", "reason"})
    return RequirementAssessment(**fields, status=status, reason=reason, evidence=evidence)

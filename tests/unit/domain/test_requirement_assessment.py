from __future__ import annotations

import pytest

from aspera.domain.finding import Evidence, Quotation
from aspera.domain.requirement_assessment import (
    FrameworkAssessment,
    FrameworkClaim,
    RequirementClaim,
    RequirementStatus,
    prove,
)

QUOTATION = Quotation(page=3, quote="The board oversees climate matters.")
EVIDENCE = Evidence(page=3, quote=QUOTATION.quote, boxes=(), verified=True)
PRESENT, PARTIAL, MISSING = RequirementStatus.PRESENT, RequirementStatus.PARTIAL, RequirementStatus.MISSING
CONTRARY, DOUBTFUL = RequirementStatus.CONTRARY, RequirementStatus.NOT_ASSERTED


def claim(
    status: RequirementStatus, name: str = "a", quotation: Quotation | None = QUOTATION
) -> RequirementClaim:
    return RequirementClaim(requirement=name, name=name, title="t", status=status, quotation=quotation)


def proven(
    *claims: RequirementClaim, is_found: bool = True, after_all: tuple[str, ...] = ()
) -> FrameworkAssessment:
    framework = FrameworkClaim(framework="f", name="F", title="F", note="not assessed", requirements=claims)
    return prove(framework, lambda quotation: EVIDENCE if is_found else None, after_all)


def test_what_is_present_shows_its_evidence() -> None:
    (item,) = proven(claim(PRESENT)).requirements
    assert (item.status, item.evidence) == (PRESENT, EVIDENCE)


@pytest.mark.parametrize(("status", "becomes"), [(PRESENT, PARTIAL), (CONTRARY, DOUBTFUL)])
def test_what_cannot_be_verified_is_not_shown_as_found_and_counted(
    status: RequirementStatus, becomes: RequirementStatus
) -> None:
    matrix = proven(claim(status), is_found=False)
    assert (matrix.requirements[0].status, matrix.unproven) == (becomes, 1)


def test_what_a_second_search_finds_is_not_missing() -> None:
    matrix = proven(claim(MISSING, "a", None), claim(MISSING, "b", None), after_all=("a",))
    assert [item.status for item in matrix.requirements] == [DOUBTFUL, MISSING]
    assert matrix.unproven == 0


@pytest.mark.parametrize(
    ("statuses", "verdict"),
    [
        ((), "not assessed"),
        ((PRESENT,), "no gaps found in scope"),
        ((PRESENT, MISSING), "1 gap found in scope: 1 missing"),
        ((PARTIAL, MISSING, CONTRARY), "3 gaps found in scope: 1 missing, 1 partial, 1 contrary"),
        ((PRESENT, PRESENT, DOUBTFUL), "no gaps found in scope; 1 could not be decided"),
        ((PRESENT, DOUBTFUL, DOUBTFUL), "not decided: 2 of 3 requirements could not be judged"),
    ],
)
def test_the_verdict_speaks_of_gaps_and_never_of_compliance(
    statuses: tuple[RequirementStatus, ...], verdict: str
) -> None:
    assert proven(*map(claim, statuses)).verdict == verdict

from __future__ import annotations

from aspera.bootstrap import bind
from aspera.domain.finding import Absence, Quotation
from aspera.domain.outcome import AgentOutcome, AgentStatus
from aspera.domain.plan import AgentConclusion
from aspera.domain.requirement_assessment import FrameworkClaim, RequirementClaim, RequirementStatus
from aspera.use_cases.prove_assessments import prove_assessments
from aspera.use_cases.stored_outcome import read_assessments
from tests.unit.use_cases.conftest import RepeatingAgent

OUTCOME = AgentOutcome(agent_type="compliance", status=AgentStatus.COMPLETE)


def claim(name: str, status: RequirementStatus, quote: str = "") -> RequirementClaim:
    quotation = Quotation(page=1, quote=quote) if quote else None
    return RequirementClaim(requirement=name, name=name, title="t", status=status, quotation=quotation)


def test_the_matrix_is_verified_and_stored(world) -> None:
    world.store_pages()
    claims = (
        claim("a", RequirementStatus.PRESENT, "The board oversees the climate strategy."),
        claim("b", RequirementStatus.PRESENT, "The board oversees nothing of the kind."),
        claim("c", RequirementStatus.MISSING),
        claim("d", RequirementStatus.MISSING),
    )
    missing = (
        RepeatingAgent()
        .proposal(1, "x")
        .model_copy(
            update={"quotations": (), "absence": Absence(queries=("x",), pages_searched=(1,)), "rule": "f.c"}
        )
    )
    conclusion = AgentConclusion(
        outcome=OUTCOME,
        proposals=(missing,),
        assessments=(FrameworkClaim(framework="f", name="F", title="F", requirements=claims),),
    )
    bind(prove_assessments, world)(world.run, [conclusion], [])
    (matrix,) = read_assessments(world.run, world.objects)
    assert [item.status.value for item in matrix.requirements] == [
        "present",
        "partial",
        "not asserted",
        "missing",
    ]
    assert matrix.requirements[0].evidence and matrix.requirements[0].evidence.verified
    assert matrix.unproven == 1


def test_before_the_findings_are_consolidated_there_is_no_matrix(world) -> None:
    assert read_assessments(world.run, world.objects) == ()

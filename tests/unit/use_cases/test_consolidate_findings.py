from __future__ import annotations

from aspera.bootstrap import bind
from aspera.domain.finding import Absence
from aspera.domain.outcome import AgentOutcome, AgentStatus
from aspera.domain.plan import AgentConclusion
from aspera.use_cases.conclude_agent import conclusion_key
from aspera.use_cases.consolidate_findings import consolidate_findings
from aspera.use_cases.plan_analysis import plan_analysis
from tests.unit.use_cases.conftest import RepeatingAgent
from tests.unit.use_cases.test_analysing import index


def absent(world, query: str):
    """What is left of a claim that `query` is nowhere in the document."""
    world.store_pages()
    index(world)
    bind(plan_analysis, world)(world.run)
    proposal = (
        RepeatingAgent()
        .proposal(1, "x")
        .model_copy(update={"quotations": (), "absence": Absence(queries=(query,), pages_searched=(1, 2, 3))})
    )
    outcome = AgentOutcome(agent_type="math", status=AgentStatus.COMPLETE)
    conclusion = AgentConclusion(outcome=outcome, proposals=(proposal,))
    world.objects.put(conclusion_key(world.run, "math"), conclusion.model_dump_json().encode())
    bind(consolidate_findings, world)(world.run)
    return world.findings.list("doc")


def test_a_claim_of_absence_stays_when_a_second_search_finds_nothing(world) -> None:
    (finding,) = absent(world, "scenario resilience")
    assert finding.absence and finding.absence.pages_searched == (1, 2, 3)


def test_a_claim_of_absence_dies_when_a_second_search_finds_it(world) -> None:
    assert not absent(world, "board climate")


def test_words_in_quotes_have_to_stand_together(world) -> None:
    assert absent(world, '"climate board"')


def test_a_phrase_that_stands_there_kills_the_claim(world) -> None:
    assert not absent(world, '"board oversees the climate" strategy')

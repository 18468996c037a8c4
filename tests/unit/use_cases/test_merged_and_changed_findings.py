"""Consolidation across agents and across years."""

from __future__ import annotations

from collections.abc import Iterable

from aspera.bootstrap import bind
from aspera.domain.comparison.record import ComparedRun, Comparison, ComparisonPlan
from aspera.domain.document import DocumentKind
from aspera.domain.finding import Proposal, Quotation, Severity
from aspera.domain.outcome import AgentOutcome, AgentStatus
from aspera.domain.page_codec import encode_pages
from aspera.domain.plan import AgentConclusion, Plan
from aspera.domain.risk_change import RiskObservation, StatementKind
from aspera.domain.run import Run
from aspera.ports.text_extraction import PageBatch
from aspera.use_cases.conclude_agent import conclusion_key
from aspera.use_cases.consolidate_findings import OUTCOMES, consolidate_findings
from aspera.use_cases.plan_analysis import plan_analysis
from aspera.use_cases.stored_comparison import comparison_key
from tests.drawing import page_of
from tests.unit.use_cases.conftest import RepeatingAgent, World

TARGET = "We will reduce our emissions by half until the year 2030."
BREACH = "The covenant was breached in September 2024 and the banks waived it."


def proposal(agent: str, rule: str, quote: str, title: str, severity: Severity) -> Proposal:
    return Proposal(
        agent_type=agent,
        rule=rule,
        severity=severity,
        category="c",
        title=title,
        description="d",
        quotations=(Quotation(page=1, quote=quote),),
    )


def store(
    world: World, run: Run, agent: str, *proposals: Proposal, risks: Iterable[RiskObservation] = ()
) -> None:
    outcome = AgentOutcome(agent_type=agent, status=AgentStatus.COMPLETE)
    conclusion = AgentConclusion(outcome=outcome, proposals=proposals, risks=tuple(risks))
    world.objects.put(conclusion_key(run, agent), conclusion.model_dump_json().encode())


def world_of(*agents: str) -> World:
    return World(agents={agent: RepeatingAgent() for agent in agents})


def test_what_two_agents_say_of_one_passage_is_one_finding_and_the_counts_say_so() -> None:
    world = world_of("greenwashing", "compliance")
    world.store_pages([page_of(TARGET, 1)])
    bind(plan_analysis, world)(world.run)
    part = "Disclosed only in part: ESRS 2023 E1-4, Climate targets"
    store(world, world.run, "greenwashing", proposal("greenwashing", "F02", TARGET, "t", Severity.HIGH))
    store(world, world.run, "compliance", proposal("compliance", "E1-4", TARGET, part, Severity.MEDIUM))
    bind(consolidate_findings, world)(world.run)
    (finding,) = world.findings.list("doc")
    assert (finding.agent_type, finding.also) == ("greenwashing", ("compliance E1-4",))
    outcomes = OUTCOMES.validate_json(world.objects.get(world.run.key("outcomes.json")))
    counts = {o.agent_type: (o.findings, o.merged, o.dropped) for o in outcomes}
    assert counts == {"greenwashing": (1, 0, 0), "compliance": (0, 1, 0)}


def observation(kind: StatementKind, likelihood: int) -> RiskObservation:
    return RiskObservation(
        risk_class="R-FIN-LIQ",
        title="Liquidity, refinancing, covenants",
        category="financial",
        kind=kind,
        likelihood=likelihood,
        score=5 * likelihood,
        page=1,
        quote=BREACH if kind is StatementKind.CRITICAL else "",
    )


def with_an_earlier_report(earlier_year: int) -> World:
    """A report of 2024 with a breach, and one of `earlier_year` that only says what may happen."""
    world = world_of("risk")
    earlier = Run(
        document_id="old",
        run_id="r0",
        owner="ann",
        filename="old.pdf",
        object_key="",
        options=world.run.options,
    )
    world.store_pages([page_of(BREACH, 1)])
    bind(plan_analysis, world)(world.run)
    plan = Plan.model_validate_json(world.objects.get(world.run.key("plan.json")))
    for run, year in ((world.run, 2024), (earlier, earlier_year)):
        about = plan.profile.model_copy(update={"fiscal_year": year, "kind": DocumentKind.TEN_K})
        dated = plan.model_copy(update={"profile": about})
        world.objects.put(run.key("plan.json"), dated.model_dump_json().encode())
    world.objects.put("old-batch", encode_pages([page_of("Our covenants could be breached one day.", 1)]))
    batch = PageBatch(key="old-batch", first=1, last=1, read=1, blank=0, by_ocr=0, words=7, tables=0)
    world.pages.add(earlier, batch)
    store(world, world.run, "risk", risks=[observation(StatementKind.CRITICAL, 5)])
    store(world, earlier, "risk", risks=[observation(StatementKind.GENERAL, 0)])
    compared = ComparedRun(document_id="old", run_id="r0", filename="old.pdf")
    comparison = Comparison(plan=ComparisonPlan(compared=(compared,)), proposals=())
    world.objects.put(comparison_key(world.run), comparison.model_dump_json().encode())
    return world


def test_what_was_feared_last_year_and_has_happened_is_told() -> None:
    world = with_an_earlier_report(2023)
    bind(consolidate_findings, world)(world.run)
    (finding,) = world.findings.list("doc")
    assert finding.rule == "R-FIN-LIQ-stronger"
    assert "now it is stated as a fact" in finding.description


def test_a_report_of_the_same_year_is_no_earlier_one() -> None:
    world = with_an_earlier_report(2024)
    bind(consolidate_findings, world)(world.run)
    assert world.findings.list("doc") == []

"""Verify every quotation, drop what is not proven, merge what says the same, rank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import TypeAdapter

from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Finding, Proposal, Value
from aspera.domain.outcome import AgentOutcome, AgentStatus
from aspera.domain.page import Page
from aspera.domain.plan import AgentConclusion, Plan
from aspera.domain.ranking import as_finding, rank
from aspera.domain.run import Run
from aspera.ports.agent_executions import AgentExecution, AgentExecutions
from aspera.ports.clock import Clock
from aspera.ports.findings import Findings
from aspera.ports.objects import Objects
from aspera.ports.pages import Pages
from aspera.ports.search_index import SearchFilter, SearchIndex
from aspera.use_cases.conclude_agent import conclusion_key

FINDINGS = TypeAdapter(tuple[Finding, ...])
OUTCOMES = TypeAdapter(tuple[AgentOutcome, ...])


class Consolidated(Value):
    findings: int
    dropped: int


def consolidate_findings(
    run: Run,
    *,
    objects: Objects,
    pages: Pages,
    search_index: SearchIndex,
    findings: Findings,
    agent_executions: AgentExecutions,
    clock: Clock,
) -> Consolidated:
    plan = Plan.model_validate_json(objects.get(run.key("plan.json")))
    conclusions = [_conclusion(run, agent, objects) for agent in plan.agents]
    verifier = EvidenceVerifier(_cited_pages(run, conclusions, pages))
    proven: list[Finding] = []
    outcomes: list[AgentOutcome] = []
    for conclusion in conclusions:
        kept = list(_proven(run, conclusion.proposals, verifier, search_index))
        dropped = len(conclusion.proposals) - len(kept)
        proven.extend(kept)
        outcomes.append(conclusion.outcome.model_copy(update={"findings": len(kept), "dropped": dropped}))
    ranked = rank(proven)
    objects.put(run.key("findings.json"), FINDINGS.dump_json(tuple(ranked)))
    objects.put(run.key("outcomes.json"), OUTCOMES.dump_json(tuple(outcomes)))
    findings.replace(run.document_id, ranked)
    for outcome in outcomes:
        agent_executions.record(_execution(run, outcome, clock.now()))
    return Consolidated(findings=len(ranked), dropped=sum(outcome.dropped for outcome in outcomes))


def _conclusion(run: Run, agent: str, objects: Objects) -> AgentConclusion:
    key = conclusion_key(run, agent)
    if objects.exists(key):
        return AgentConclusion.model_validate_json(objects.get(key))
    outcome = AgentOutcome(agent_type=agent, status=AgentStatus.FAILED, reason="did not finish")
    return AgentConclusion(outcome=outcome, proposals=())


def _cited_pages(run: Run, conclusions: Iterable[AgentConclusion], pages: Pages) -> dict[int, Page]:
    proposals = [proposal for conclusion in conclusions for proposal in conclusion.proposals]
    cited = sorted(frozenset().union(*(proposal.cited_pages for proposal in proposals)))
    return {page.number: page for number in cited for page in pages.read(run, number, number)}


def _proven(
    run: Run, proposals: Sequence[Proposal], verifier: EvidenceVerifier, search_index: SearchIndex
) -> Iterable[Finding]:
    for proposal in proposals:
        evidence = verifier.verify(proposal)
        if evidence is None or _is_there_after_all(run, proposal, search_index):
            continue
        yield as_finding(run.document_id, proposal, evidence)


def _is_there_after_all(run: Run, proposal: Proposal, search_index: SearchIndex) -> bool:
    """The second search for something that is said to be absent: all words of one query in one
    passage. A hit kills the claim."""
    if proposal.absence is None or proposal.quotations:
        return False
    within = SearchFilter(owner=run.owner, document_ids=(run.document_id,), kind="text")
    return any(search_index.matches(query.split(), within, limit=1) for query in proposal.absence.queries)


def _execution(run: Run, outcome: AgentOutcome, now: int) -> AgentExecution:
    return AgentExecution(
        execution_id=f"{run.run_id}-{outcome.agent_type}",
        document_id=run.document_id,
        timestamp=now,
        outcome=outcome,
    )

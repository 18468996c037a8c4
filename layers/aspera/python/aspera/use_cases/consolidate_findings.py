"""Verify every quotation, drop what is not proven, merge what says the same, rank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from aspera.calibration.loader import calibration
from aspera.domain.comparison.record import ComparedRun
from aspera.domain.confidence import with_confidence
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Finding, Proposal, Value
from aspera.domain.merging import merge_findings
from aspera.domain.outcome import AgentOutcome, AgentStatus
from aspera.domain.page import Page
from aspera.domain.plan import AgentConclusion, Plan
from aspera.domain.ranking import as_finding, rank
from aspera.domain.run import Run
from aspera.domain.search_words import phrases
from aspera.ports.agent_executions import AgentExecution, AgentExecutions
from aspera.ports.clock import Clock
from aspera.ports.findings import Findings
from aspera.ports.objects import Objects
from aspera.ports.pages import Pages
from aspera.ports.search_index import SearchFilter, SearchIndex
from aspera.use_cases.compared_evidence import (
    pages_elsewhere,
    read_comparison,
    with_comparison,
    with_filenames,
)
from aspera.use_cases.compared_risks import with_risk_changes
from aspera.use_cases.conclude_agent import conclusion_key
from aspera.use_cases.prove_assessments import prove_assessments
from aspera.use_cases.stored_outcome import FINDINGS, OUTCOMES


class Consolidated(Value):
    findings: int
    dropped: int
    severities: dict[str, int]


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
    comparison = read_comparison(run, objects)
    compared = comparison.plan.compared if comparison else ()
    conclusions = [
        with_risk_changes(run, with_comparison(conclusion, comparison), plan.profile, comparison, objects)
        for conclusion in (_conclusion(run, agent, objects) for agent in plan.agents)
    ]
    proposals = [proposal for conclusion in conclusions for proposal in conclusion.proposals]
    elsewhere = pages_elsewhere(proposals, compared, run.owner, pages)
    verifier = EvidenceVerifier(_cited_pages(run, proposals, pages), elsewhere)
    proven = [tuple(_proven(run, c.proposals, compared, verifier, search_index)) for c in conclusions]
    ranked = with_confidence(merge_findings(rank(chain.from_iterable(proven))), calibration())
    outcomes = [_outcome(c, kept, ranked) for c, kept in zip(conclusions, proven, strict=True)]
    objects.put(run.key("findings.json"), FINDINGS.dump_json(tuple(ranked)))
    objects.put(run.key("outcomes.json"), OUTCOMES.dump_json(tuple(outcomes)))
    prove_assessments(run, conclusions, chain.from_iterable(proven), objects=objects, pages=pages)
    findings.replace(run.document_id, ranked)
    for outcome in outcomes:
        agent_executions.record(_execution(run, outcome, clock.now()))
    return Consolidated(
        findings=len(ranked),
        dropped=sum(outcome.dropped for outcome in outcomes),
        severities=dict(Counter(finding.severity.value for finding in ranked)),
    )


def _outcome(
    conclusion: AgentConclusion, proven: Sequence[Finding], shown: Sequence[Finding]
) -> AgentOutcome:
    own = sum(finding.agent_type == conclusion.outcome.agent_type for finding in shown)
    counts = {
        "findings": own,
        "merged": len({finding.finding_id for finding in proven}) - own,
        "dropped": len(conclusion.proposals) - len(proven),
    }
    return conclusion.outcome.model_copy(update=counts)


def _conclusion(run: Run, agent: str, objects: Objects) -> AgentConclusion:
    key = conclusion_key(run, agent)
    if objects.exists(key):
        return AgentConclusion.model_validate_json(objects.get(key))
    outcome = AgentOutcome(agent_type=agent, status=AgentStatus.FAILED, reason="did not finish")
    return AgentConclusion(outcome=outcome, proposals=())


def _cited_pages(run: Run, proposals: Iterable[Proposal], pages: Pages) -> dict[int, Page]:
    cited = sorted(frozenset().union(*(proposal.cited_pages for proposal in proposals)))
    return {page.number: page for number in cited for page in pages.read(run, number, number)}


def _proven(
    run: Run,
    proposals: Sequence[Proposal],
    compared: Sequence[ComparedRun],
    verifier: EvidenceVerifier,
    search_index: SearchIndex,
) -> Iterable[Finding]:
    for proposal in proposals:
        evidence = verifier.verify(proposal)
        if evidence is None or _is_there_after_all(run, proposal, search_index):
            continue
        yield as_finding(run.document_id, proposal, with_filenames(evidence, compared))


def _is_there_after_all(run: Run, proposal: Proposal, search_index: SearchIndex) -> bool:
    """The second search for something that is said to be absent: all words and quoted phrases of one
    query in one passage. A hit kills the claim."""
    if proposal.absence is None or proposal.quotations:
        return False
    within = SearchFilter(owner=run.owner, document_ids=(run.document_id,), kind="text")
    return any(search_index.matches(phrases(query), within, limit=1) for query in proposal.absence.queries)


def _execution(run: Run, outcome: AgentOutcome, now: int) -> AgentExecution:
    return AgentExecution(
        execution_id=f"{run.run_id}-{outcome.agent_type}",
        document_id=run.document_id,
        timestamp=now,
        outcome=outcome,
    )

"""Set analysed documents against each other, whoever they are of, and prove both sides."""

from __future__ import annotations

from collections.abc import Sequence

from aspera.domain.comparison.comparable import DocumentFacts
from aspera.domain.comparison.proposals import compare
from aspera.domain.comparison.record import AGENT, ComparedRun, ComparisonPlan, described
from aspera.domain.errors import InvalidInput, NotFound
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Finding, Proposal
from aspera.domain.outcome import AgentOutcome, AgentStatus, Analysis
from aspera.domain.ranking import as_finding, rank
from aspera.domain.run import Run, last_run
from aspera.ports.documents import Documents
from aspera.ports.objects import Objects
from aspera.ports.pages import Pages
from aspera.use_cases.compared_evidence import pages_elsewhere, with_filenames
from aspera.use_cases.read_analysis import read_analysis
from aspera.use_cases.stored_comparison import read_facts


def compare_analyses(
    document_ids: Sequence[str], owner: str, *, documents: Documents, objects: Objects, pages: Pages
) -> Sequence[Analysis]:
    """One analysis for each document but the first, by year and then as given: its findings are
    those against all documents before it, and nothing else. InvalidInput when a document was
    analysed without the consistency agent; a stranger's document is NotFound."""
    runs = {identity: last_run(documents.get(identity, owner)) for identity in dict.fromkeys(document_ids)}
    facts = sorted((_facts(run, objects) for run in runs.values()), key=_year)
    results = []
    for position, own in enumerate(facts[1:], start=1):
        run = runs[own.identity.document_id]
        analysis = read_analysis(run.document_id, owner, documents=documents, objects=objects)
        results.append(_compared(analysis, run, own, facts[:position], pages))
    return results


def _facts(run: Run, objects: Objects) -> DocumentFacts:
    try:
        return read_facts(run, objects)
    except NotFound as error:
        raise InvalidInput(
            f"{run.filename} was analysed without the consistency agent; there is nothing to compare"
        ) from error


def _year(facts: DocumentFacts) -> int:
    return facts.identity.fiscal_year or 0


def _compared(
    analysis: Analysis, run: Run, own: DocumentFacts, others: Sequence[DocumentFacts], pages: Pages
) -> Analysis:
    plan = ComparisonPlan(compared=tuple(map(_compared_run, others)))
    proposals = [proposal for other in others for proposal in compare(own, other)]
    findings = _proven(run, proposals, plan, pages)
    strangers = [other.identity.filename for other in others if not own.identity.is_kin(other.identity)]
    outcome = AgentOutcome(
        agent_type=AGENT,
        status=AgentStatus.COMPLETE,
        findings=len(findings),
        dropped=len(proposals) - len(findings),
        statistics=described(plan)
        | ({"not known to be of the same company": ", ".join(strangers)} if strangers else {}),
    )
    return analysis.model_copy(update={"agents": (outcome,), "findings": tuple(rank(findings))})


def _compared_run(facts: DocumentFacts) -> ComparedRun:
    identity = facts.identity
    return ComparedRun(document_id=identity.document_id, run_id=identity.run_id, filename=identity.filename)


def _proven(run: Run, proposals: Sequence[Proposal], plan: ComparisonPlan, pages: Pages) -> Sequence[Finding]:
    cited = sorted(frozenset().union(*(proposal.cited_pages for proposal in proposals)))
    mine = {page.number: page for number in cited for page in pages.read(run, number, number)}
    verifier = EvidenceVerifier(mine, pages_elsewhere(proposals, plan.compared, run.owner, pages))
    return [
        as_finding(run.document_id, proposal, with_filenames(evidence, plan.compared))
        for proposal in proposals
        if (evidence := verifier.verify(proposal)) is not None
    ]

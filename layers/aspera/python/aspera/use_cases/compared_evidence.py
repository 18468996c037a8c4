"""What a comparison adds to a run's findings: its proposals, and the other documents' pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from aspera.domain.comparison.record import AGENT, ComparedRun, Comparison, described
from aspera.domain.finding import Evidence, Proposal
from aspera.domain.page import Page
from aspera.domain.plan import AgentConclusion
from aspera.domain.run import Run
from aspera.ports.objects import Objects
from aspera.ports.pages import Pages
from aspera.use_cases.stored_comparison import compared_run, comparison_key


def read_comparison(run: Run, objects: Objects) -> Comparison | None:
    """None when the run was compared with nothing."""
    key = comparison_key(run)
    return Comparison.model_validate_json(objects.get(key)) if objects.exists(key) else None


def with_comparison(conclusion: AgentConclusion, comparison: Comparison | None) -> AgentConclusion:
    """The consistency agent's conclusion with what the comparison proposes; any other as it is."""
    outcome = conclusion.outcome
    if comparison is None or outcome.agent_type != AGENT or not comparison.plan.compared:
        return conclusion
    statistics = outcome.statistics | described(comparison.plan)
    return AgentConclusion(
        outcome=outcome.model_copy(update={"statistics": statistics}),
        proposals=(*conclusion.proposals, *comparison.proposals),
    )


def pages_elsewhere(
    proposals: Iterable[Proposal], compared: Sequence[ComparedRun], owner: str, pages: Pages
) -> Mapping[tuple[str, int], Page]:
    """The pages of the compared runs that the proposals cite. Those of any other document are not
    read, so nothing can be proven by them."""
    runs = {other.document_id: compared_run(other, owner) for other in compared}
    cited = frozenset().union(*(proposal.cited_places for proposal in proposals))
    return {
        (document_id, number): page
        for document_id, number in sorted(cited)
        if document_id in runs
        for page in pages.read(runs[document_id], number, number)
    }


def with_filenames(evidence: Sequence[Evidence], compared: Sequence[ComparedRun]) -> tuple[Evidence, ...]:
    """The evidence, what stands in another document with that one's file name."""
    names = {other.document_id: other.filename for other in compared}
    return tuple(
        item.model_copy(update={"filename": names.get(item.document_id, "")}) if item.document_id else item
        for item in evidence
    )

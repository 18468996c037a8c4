"""What the risks of a run are set against: those of the year before, as its run has stored them."""

from __future__ import annotations

from collections.abc import Iterator

from aspera.domain.comparison.record import ComparedRun, Comparison
from aspera.domain.document import Profile
from aspera.domain.plan import AgentConclusion, Plan
from aspera.domain.risk_change import propose_changes, risk_changes
from aspera.domain.run import Run
from aspera.ports.objects import Objects
from aspera.use_cases.conclude_agent import conclusion_key
from aspera.use_cases.stored_comparison import compared_run

_AGENT = "risk"


def with_risk_changes(
    run: Run, conclusion: AgentConclusion, own: Profile, comparison: Comparison | None, objects: Objects
) -> AgentConclusion:
    """The risk agent's conclusion with what is new, stronger or gone since the latest earlier report
    of the same kind and company, among the runs that the comparison has fixed; any other as it is."""
    if conclusion.outcome.agent_type != _AGENT or comparison is None or own.fiscal_year is None:
        return conclusion
    earlier = max(_earlier(run, own, comparison, objects), key=lambda pair: pair[0], default=None)
    if earlier is None:
        return conclusion
    _, other, stored = earlier
    changes = risk_changes(conclusion.risks, stored.risks)
    return conclusion.model_copy(
        update={
            "proposals": (*conclusion.proposals, *propose_changes(changes, other.document_id, other.filename))
        }
    )


def _earlier(
    run: Run, own: Profile, comparison: Comparison, objects: Objects
) -> Iterator[tuple[int, ComparedRun, AgentConclusion]]:
    """Financial year, run and conclusion of each earlier report of the same kind."""
    for other in comparison.plan.compared:
        theirs = compared_run(other, run.owner)
        key = conclusion_key(theirs, _AGENT)
        if not (objects.exists(key) and objects.exists(theirs.key("plan.json"))):
            continue
        profile = Plan.model_validate_json(objects.get(theirs.key("plan.json"))).profile
        year = profile.fiscal_year
        if profile.kind is own.kind and year is not None and year < (own.fiscal_year or 0):
            yield year, other, AgentConclusion.model_validate_json(objects.get(key))

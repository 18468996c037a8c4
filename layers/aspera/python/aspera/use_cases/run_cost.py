"""What a run did cost, against what was expected."""

from __future__ import annotations

from aspera.domain.cost import Cost, make_cost, model_line, page_line
from aspera.domain.errors import NotFound
from aspera.domain.outcome import Analysis, Coverage
from aspera.domain.plan import Plan
from aspera.domain.run import Run
from aspera.ports.language_model import ModelAccess
from aspera.ports.objects import Objects
from aspera.use_cases.model_passes import read_passes


def run_cost(run: Run, coverage: Coverage, *, model_access: ModelAccess | None, objects: Objects) -> Cost:
    """A line for the pages, and one for each agent that asked a model."""
    pages = page_line(coverage.pages_read, coverage.pages_by_ocr)
    if model_access is None:
        return make_cost([pages])
    plan = Plan.model_validate_json(objects.get(run.key("plan.json")))
    passes = {
        agent: read_passes(run, agent, [shard.first_page for shard in plan.shards(agent)], objects)
        for agent in plan.agents
    }
    lines = [model_line(agent, done) for agent, done in passes.items() if done.questions]
    unasked = sum(done.unasked for done in passes.values())
    return make_cost([pages, *lines], model_access.prices.dated, unasked)


def left_questions(run: Run, objects: Objects) -> bool:
    """Whether the run has ended and left questions to a model unasked."""
    try:
        analysis = Analysis.model_validate_json(objects.get(run.key("analysis.json")))
    except NotFound:
        return False
    return analysis.cost.unasked > 0

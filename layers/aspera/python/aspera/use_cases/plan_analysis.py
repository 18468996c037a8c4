"""Find out what the document is, and who looks at which pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aspera.domain.document import Profile
from aspera.domain.page import Page
from aspera.domain.plan import Assignment, Plan, shard_ranges
from aspera.domain.profiling.profile import profile
from aspera.domain.run import Run
from aspera.ports.documents import Documents
from aspera.ports.objects import Objects
from aspera.ports.pages import Pages

if TYPE_CHECKING:
    from aspera.frameworks.catalogue import Catalogue

_FIRST_PAGES = 8
_SAMPLED_BATCHES = 4


def plan_analysis(
    run: Run, *, pages: Pages, objects: Objects, documents: Documents, frameworks: Catalogue
) -> Plan:
    document = documents.get(run.document_id, run.owner)
    found = profile(run.document_id, run.filename, document.pages, _sample(run, pages))
    named = tuple(member for name in run.options.frameworks for member in frameworks.expand(name))
    found = found.model_copy(update={"frameworks": named or frameworks.applied_to(found.kind)})
    plan = _plan(run, found, pages)
    objects.put(run.key("plan.json"), plan.model_dump_json().encode())
    documents.put(document.model_copy(update={"language": found.language, "kind": found.kind}))
    return plan


def _sample(run: Run, pages: Pages) -> Sequence[Page]:
    """The first pages, and some from batches spread over the rest."""
    batches = pages.batches(run)
    first = batches[0].first if batches else 1
    sample = list(pages.read(run, first, first + _FIRST_PAGES - 1))
    for batch in batches[1 :: max(1, len(batches) // _SAMPLED_BATCHES)]:
        sample.extend(pages.read(run, max(batch.first, first + _FIRST_PAGES), batch.first + 1))
    return [page for page in sample if page.words]


def _plan(run: Run, found: Profile, pages: Pages) -> Plan:
    readable = [
        number
        for batch in pages.batches(run)
        if batch.read
        for number in range(batch.first, batch.last + 1)
        if run.options.wants(number)
    ]
    agents = run.options.agents
    assignments = [
        Assignment(agent=agent, first_page=first, last_page=last)
        for first, last in shard_ranges(readable)
        for agent in agents
    ]
    return Plan(profile=found, agents=agents, assignments=tuple(assignments))

"""Set a document's facts against those of the owner's earlier documents of the same company."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from aspera.domain.comparison.comparable import DocumentIdentity
from aspera.domain.comparison.document_facts import document_facts
from aspera.domain.comparison.facts_codec import encode_facts
from aspera.domain.comparison.proposals import compare
from aspera.domain.comparison.record import AGENT, Comparison, ComparisonPlan, plan_comparison
from aspera.domain.document import Document, DocumentStatus
from aspera.domain.finding import Value
from aspera.domain.observation import Observations, merge
from aspera.domain.observation_codec import decode_observations
from aspera.domain.plan import Plan
from aspera.domain.run import Run, last_run
from aspera.ports.documents import Documents
from aspera.ports.objects import Objects
from aspera.use_cases.find_document import every_document
from aspera.use_cases.stored_comparison import compared_run, comparison_key, facts_key, read_facts

MOST_CONSIDERED = 100
"""Documents of the owner, the newest first, that may be of the same company."""
_FINISHED = (DocumentStatus.COMPLETE, DocumentStatus.PARTIAL)


class ComparedDocuments(Value):
    """`problem` is empty; the state machine puts an error's name there when it was not done."""

    documents: int
    proposals: int
    problem: str = ""


def compare_documents(run: Run, *, objects: Objects, documents: Documents) -> ComparedDocuments:
    """Stores the run's facts for later comparisons, and what the comparison proposes. Without the
    consistency agent there are no facts, and nothing is compared."""
    plan = Plan.model_validate_json(objects.get(run.key("plan.json")))
    if AGENT not in plan.agents:
        return ComparedDocuments(documents=0, proposals=0)
    own = document_facts(_observed(run, objects), plan.profile, run.run_id)
    objects.put(facts_key(run), encode_facts(own))
    objects.put(_identity_key(run), own.identity.model_dump_json().encode())
    planned = _fixed_plan(run, own.identity, objects, documents)
    proposals = [
        proposal
        for other in planned.compared
        for proposal in compare(own, read_facts(compared_run(other, run.owner), objects))
    ]
    comparison = Comparison(plan=planned, proposals=tuple(proposals))
    objects.put(comparison_key(run), comparison.model_dump_json().encode())
    return ComparedDocuments(documents=len(planned.compared), proposals=len(proposals))


def _identity_key(run: Run) -> str:
    return run.key("facts", "identity.json")


def _observed(run: Run, objects: Objects) -> Observations:
    keys = objects.list(run.key("observations", AGENT) + "/")
    return merge(decode_observations(objects.get(key)) for key in keys)


def _fixed_plan(run: Run, own: DocumentIdentity, objects: Objects, documents: Documents) -> ComparisonPlan:
    key = run.key("facts", "plan.json")
    if not objects.exists(key):
        document = documents.get(run.document_id, run.owner)
        plan = plan_comparison(own, document, _others(run, objects, documents))
        objects.put(key, plan.model_dump_json().encode())
    return ComparisonPlan.model_validate_json(objects.get(key))


def _others(run: Run, objects: Objects, documents: Documents) -> Iterator[tuple[Document, DocumentIdentity]]:
    """The owner's other documents that have facts."""
    for document in islice(every_document(run.owner, documents=documents), MOST_CONSIDERED):
        if document.document_id == run.document_id or document.status not in _FINISHED:
            continue
        key = _identity_key(last_run(document))
        if objects.exists(key):
            yield document, DocumentIdentity.model_validate_json(objects.get(key))

"""Where a run's facts and its comparison are stored."""

from __future__ import annotations

from aspera.domain.comparison.comparable import DocumentFacts
from aspera.domain.comparison.facts_codec import decode_facts
from aspera.domain.comparison.record import ComparedRun
from aspera.domain.run import Options, Run
from aspera.ports.objects import Objects


def read_facts(run: Run, objects: Objects) -> DocumentFacts:
    """What a run has stored. NotFound when it was made without the consistency agent."""
    return decode_facts(objects.get(facts_key(run)))


def facts_key(run: Run) -> str:
    return run.key("facts", "facts.bin")


def comparison_key(run: Run) -> str:
    return run.key("facts", "comparison.json")


def compared_run(other: ComparedRun, owner: str) -> Run:
    """For reading what the other run stored; only ever the same owner's."""
    return Run(
        document_id=other.document_id,
        run_id=other.run_id,
        owner=owner,
        filename=other.filename,
        object_key="",
        options=Options(agents=()),
    )

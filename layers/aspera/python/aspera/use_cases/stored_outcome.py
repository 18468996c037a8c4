"""How a run's findings, its agents' outcomes and its assessments are stored."""

from __future__ import annotations

from pydantic import ConfigDict, TypeAdapter

from aspera.domain.finding import Finding
from aspera.domain.outcome import AgentOutcome
from aspera.domain.requirement_assessment import FrameworkAssessment
from aspera.domain.run import Run
from aspera.ports.objects import Objects

_WHEN_USED = ConfigDict(defer_build=True)
FINDINGS = TypeAdapter(tuple[Finding, ...], config=_WHEN_USED)
OUTCOMES = TypeAdapter(tuple[AgentOutcome, ...], config=_WHEN_USED)
ASSESSMENTS = TypeAdapter(tuple[FrameworkAssessment, ...], config=_WHEN_USED)


def read_assessments(run: Run, objects: Objects) -> tuple[FrameworkAssessment, ...]:
    """None before the findings are consolidated."""
    key = run.key("assessments.json")
    return ASSESSMENTS.validate_json(objects.get(key)) if objects.exists(key) else ()

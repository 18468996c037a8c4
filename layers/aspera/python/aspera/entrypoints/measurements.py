"""What is measured of a use case's result."""

from __future__ import annotations

from collections.abc import Iterator

from aspera.domain.plan import AgentResult
from aspera.ports.telemetry import Measurement
from aspera.use_cases.complete_document import Completed
from aspera.use_cases.consolidate_findings import Consolidated


def measurements_of(result: object) -> Iterator[Measurement]:
    match result:
        case Completed():
            yield Measurement(name="DocumentsProcessed", value=1, unit="Count")
        case AgentResult(agent=agent, milliseconds=time):
            dimensions = {"AgentType": agent}
            yield Measurement(
                name="AgentExecutionTime", value=time, unit="Milliseconds", dimensions=dimensions
            )
        case Consolidated(severities=severities):
            for severity, count in severities.items():
                dimensions = {"Severity": severity}
                yield Measurement(name="FindingsBySeverity", value=count, unit="Count", dimensions=dimensions)

"""What is measured of a use case's result. Results are told apart by the names of their classes: a
function that starts cold is not to import the use cases of all others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from aspera.ports.telemetry import Measurement


def measurements_of(result: object) -> Iterator[Measurement]:
    measure = _MEASURES.get(type(result).__name__)
    if measure is not None:
        yield from measure(result)


def _completed(result: Any) -> Iterator[Measurement]:
    yield Measurement(name="DocumentsProcessed", value=1, unit="Count")


def _agent_result(result: Any) -> Iterator[Measurement]:
    dimensions = {"AgentType": result.agent}
    yield Measurement(
        name="AgentExecutionTime", value=result.milliseconds, unit="Milliseconds", dimensions=dimensions
    )


def _consolidated(result: Any) -> Iterator[Measurement]:
    for severity, count in result.severities.items():
        dimensions = {"Severity": severity}
        yield Measurement(name="FindingsBySeverity", value=count, unit="Count", dimensions=dimensions)


_MEASURES: Mapping[str, Callable[[Any], Iterator[Measurement]]] = {
    "AgentResult": _agent_result,
    "Completed": _completed,
    "Consolidated": _consolidated,
}

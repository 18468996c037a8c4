"""What is measured of a use case's result, and of an answer to somebody who waits. Results are told apart
by the names of their classes: a function that starts cold is not to import the use cases of all others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from aspera.ports.telemetry import Measurement


@contextmanager
def answering(name: str, ports: Any, document_id: str = "", context: Any = None) -> Iterator[None]:
    """While the function `name` answers somebody who waits: logged and traced under the request's id, and
    its time is APILatency. `context` is Lambda's, or None."""
    if ports.telemetry is None:
        yield
        return
    identity = {"correlation_id": getattr(context, "aws_request_id", ""), "document_id": document_id}
    started = ports.clock.elapsed()
    with ports.telemetry.invocation(name, identity, context):
        yield
        milliseconds = 1000 * (ports.clock.elapsed() - started)
        ports.telemetry.measure(Measurement(name="APILatency", value=milliseconds, unit="Milliseconds"))


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

"""What an operator sees of the functions: logs, traces and metrics. Never a document's text."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Literal, Protocol

from aspera.domain.finding import Value


class Measurement(Value):
    """One value of a metric. `dimensions` besides Environment, which every one has."""

    name: str
    value: float
    unit: Literal["Count", "Milliseconds", "Percent"]
    dimensions: dict[str, str] = {}


class Telemetry(Protocol):
    def invocation(
        self, function: str, identity: Mapping[str, str], context: Any
    ) -> AbstractContextManager[None]:
        """While it is open everything that is logged carries `identity` (correlation_id,
        document_id), and the time is traced. An exception is logged by its name only, and passes.
        `context` is Lambda's, or None."""

    def measure(self, measurement: Measurement) -> None: ...

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from aspera.adapters.memory.clock import ManualClock
from aspera.domain.plan import AgentResult
from aspera.entrypoints.measurements import answering, measurements_of
from aspera.ports.telemetry import Measurement
from aspera.use_cases.complete_document import Completed
from aspera.use_cases.consolidate_findings import Consolidated


def test_each_result_says_what_is_measured_of_it() -> None:
    results = [
        Completed(document_id="d", run_id="r", status="COMPLETE"),
        AgentResult(agent="math", first_page=1, last_page=2, milliseconds=40),
        Consolidated(findings=3, dropped=0, severities={"HIGH": 2, "LOW": 1}),
        None,
    ]
    measured = [m for result in results for m in measurements_of(result)]
    assert [(m.name, m.value, m.dimensions) for m in measured] == [
        ("DocumentsProcessed", 1, {}),
        ("AgentExecutionTime", 40, {"AgentType": "math"}),
        ("FindingsBySeverity", 2, {"Severity": "HIGH"}),
        ("FindingsBySeverity", 1, {"Severity": "LOW"}),
    ]


class Watching:
    def __init__(self) -> None:
        self.calls: list[tuple[str, Mapping[str, str]]] = []
        self.measured: list[Measurement] = []

    @contextmanager
    def invocation(self, function: str, identity: Mapping[str, str], context: Any) -> Iterator[None]:
        self.calls.append((function, identity))
        yield

    def measure(self, measurement: Measurement) -> None:
        self.measured.append(measurement)


def test_the_time_of_an_answer_is_measured_under_the_id_of_its_request() -> None:
    clock, telemetry = ManualClock(), Watching()
    ports = SimpleNamespace(clock=clock, telemetry=telemetry)
    with answering("answer_query", ports, "d1", SimpleNamespace(aws_request_id="r-1")):
        clock.advance(0.25)
    assert telemetry.calls == [("answer_query", {"correlation_id": "r-1", "document_id": "d1"})]
    assert telemetry.measured == [Measurement(name="APILatency", value=250, unit="Milliseconds")]


def test_where_nobody_watches_an_answer_is_just_given() -> None:
    answers = []
    with answering("answer_query", SimpleNamespace(telemetry=None)):
        answers.append("an answer")
    assert answers == ["an answer"]

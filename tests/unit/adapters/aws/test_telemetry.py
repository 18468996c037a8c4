from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from aspera.adapters.aws.telemetry import PowertoolsTelemetry
from aspera.domain.errors import Defect
from aspera.ports.telemetry import Measurement

IDENTITY = {"correlation_id": "d1-r1", "document_id": "d1"}
CONTEXT = SimpleNamespace(aws_request_id="r-1")


@pytest.fixture
def logged() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """What is logged. Powertools keeps the stream that the process's first logger was made with."""
    PowertoolsTelemetry("prod")
    handler = next(h for h in logging.getLogger("aspera").handlers if isinstance(h, logging.StreamHandler))
    before, handler.stream = handler.stream, io.StringIO()
    yield lambda: [json.loads(line) for line in handler.stream.getvalue().splitlines()]
    handler.stream = before


def test_what_our_modules_log_carries_the_ids(logged: Callable[[], list[dict[str, Any]]]) -> None:
    with PowertoolsTelemetry("prod").invocation("run_agent", IDENTITY, CONTEXT):
        logging.getLogger("aspera.adapters.aws.progress").warning("event %d was not pushed", 3)
    logging.getLogger("aspera").warning("later")
    inside, later = logged()
    assert inside["message"] == "event 3 was not pushed"
    assert {**IDENTITY, "function": "run_agent", "request_id": "r-1"}.items() <= inside.items()
    assert "correlation_id" not in later


def test_of_an_exception_only_the_name_is_logged(logged: Callable[[], list[dict[str, Any]]]) -> None:
    with pytest.raises(Defect), PowertoolsTelemetry("prod").invocation("run_agent", IDENTITY, None):
        raise Defect("a sentence of a confidential document")
    (line,) = logged()
    assert line["error"] == "Defect" and "confidential" not in str(line)


def test_a_metric_has_its_dimensions(capsys: pytest.CaptureFixture[str]) -> None:
    measured = Measurement(
        name="AgentExecutionTime", value=12, unit="Milliseconds", dimensions={"AgentType": "math"}
    )
    PowertoolsTelemetry("prod").measure(measured)
    line = json.loads(capsys.readouterr().out)
    (told,) = line["_aws"]["CloudWatchMetrics"]
    assert told["Namespace"] == "ASPERA" and told["Dimensions"] == [["Environment", "AgentType"]]
    assert (line["Environment"], line["AgentType"], line["AgentExecutionTime"]) == ("prod", "math", [12.0])

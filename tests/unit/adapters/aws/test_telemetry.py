from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from aspera.adapters.aws.telemetry import PowertoolsTelemetry
from aspera.domain.errors import Defect
from aspera.ports.telemetry import Measurement

IDENTITY = {"correlation_id": "d1-r1", "document_id": "d1"}
CONTEXT = SimpleNamespace(aws_request_id="r-1")


@pytest.fixture
def telemetry(capsys: pytest.CaptureFixture[str]) -> Iterator[PowertoolsTelemetry]:
    """Powertools keeps the stream that the process's first logger was made with."""
    made = PowertoolsTelemetry("prod")
    (handler,) = (h for h in logging.getLogger("aspera").handlers if isinstance(h, logging.StreamHandler))
    before = handler.setStream(sys.stdout)
    yield made
    handler.setStream(before or sys.__stdout__)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_what_our_modules_log_carries_the_ids(
    telemetry: PowertoolsTelemetry, capsys: pytest.CaptureFixture[str]
) -> None:
    with telemetry.invocation("run_agent", IDENTITY, CONTEXT):
        logging.getLogger("aspera.adapters.aws.progress").warning("event %d was not pushed", 3)
    logging.getLogger("aspera").warning("later")
    inside, later = lines(capsys)
    assert inside["message"] == "event 3 was not pushed"
    assert {**IDENTITY, "function": "run_agent", "request_id": "r-1"}.items() <= inside.items()
    assert "correlation_id" not in later


def test_of_an_exception_only_the_name_is_logged(
    telemetry: PowertoolsTelemetry, capsys: pytest.CaptureFixture[str]
) -> None:
    with (
        pytest.raises(Defect),
        telemetry.invocation("run_agent", IDENTITY, None),
    ):
        raise Defect("a sentence of a confidential document")
    (line,) = lines(capsys)
    assert line["error"] == "Defect" and "confidential" not in str(line)


def test_a_metric_has_its_dimensions(
    telemetry: PowertoolsTelemetry, capsys: pytest.CaptureFixture[str]
) -> None:
    measured = Measurement(
        name="AgentExecutionTime", value=12, unit="Milliseconds", dimensions={"AgentType": "math"}
    )
    telemetry.measure(measured)
    (line,) = lines(capsys)
    (told,) = line["_aws"]["CloudWatchMetrics"]
    assert told["Namespace"] == "ASPERA" and told["Dimensions"] == [["Environment", "AgentType"]]
    assert (line["Environment"], line["AgentType"], line["AgentExecutionTime"]) == ("prod", "math", [12.0])

"""What operators see of the functions: each metric as its function prints it, under the very dimensions
that dashboards and alarms look for."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Callable, Iterator
from secrets import token_hex
from typing import Any

import pytest
import yaml

from aspera.adapters.aws.telemetry import PowertoolsTelemetry
from tests.engines.laptop import read_locally
from tests.engines.stack import ROOT, Stack, set_environment, stack
from tests.engines.tables import TemplateLoader
from tests.engines.textract_answers import blocks_of

EXAMPLE = ROOT / "examples" / "nordhafen_annual_report_2024.pdf"
ENVIRONMENT = "aspera-prod"
Dimensions = frozenset[tuple[str, str]]


def work(aws: Stack, pages: Any) -> None:
    """Everything that is measured happens once at least."""
    aws.services.blocks, aws.services.pages = blocks_of(pages), len(pages)
    aws.upload("ada", "report-1", EXAMPLE.name, EXAMPLE.read_bytes())
    aws.pump()
    question = f"climate {token_hex(6)}"
    for _ in range(2):
        asked = {"type": "Query", "field": "search", "arguments": {"query": question}}
        answer = aws.invoke("answer_query", asked | {"document": None, "owner": "ada", "groups": []})
        assert "data" in answer, answer


def metrics(printed: str) -> dict[tuple[str, Dimensions], list[float]]:
    """Values by metric and dimensions, from lines in CloudWatch's embedded metric format."""
    found: dict[tuple[str, Dimensions], list[float]] = {}
    for line in printed.splitlines():
        if line.startswith('{"_aws"'):
            said = json.loads(line)
            (told,) = said["_aws"]["CloudWatchMetrics"]
            (names,), (metric,) = told["Dimensions"], told["Metrics"]
            assert told["Namespace"] == "ASPERA"
            dimensions = frozenset((name, said[name]) for name in names)
            found.setdefault((metric["Name"], dimensions), []).extend(said[metric["Name"]])
    return found


def looked_for() -> set[tuple[str, Dimensions]]:
    """Metrics of functions with their dimensions, from the dashboards; those of log filters have none."""
    text = (ROOT / "infrastructure" / "observability.yaml").read_text()
    resources = yaml.load(text, Loader=TemplateLoader)["Resources"]
    bodies = [one["Properties"]["DashboardBody"] for one in resources.values() if "Dashboard" in one["Type"]]
    rows = re.findall(r'\["ASPERA", "(\w+)", ([^\]]+)\]', json.dumps(bodies).replace('\\"', '"'))
    found = set()
    for name, rest in rows:
        parts = json.loads(f"[{rest}]".replace("${Environment}", ENVIRONMENT))
        found.add((name, frozenset(zip(parts[::2], parts[1::2], strict=True))))
    return found


def test_what_dashboards_look_for_is_what_the_functions_print(
    capfd: pytest.CaptureFixture[str], tmp_path: Any
) -> None:
    pages = read_locally(EXAMPLE, tmp_path)
    with set_environment({"ASPERA_ENVIRONMENT": ENVIRONMENT}), stack() as aws:
        capfd.readouterr()
        work(aws, pages)
        printed = metrics(capfd.readouterr().out)
    wanted = looked_for()
    assert {name for name, _ in wanted} == {
        *("DocumentsProcessed", "AgentExecutionTime", "FindingsBySeverity", "APILatency", "CacheHitRate")
    }
    # A severity that no finding of the example has is not printed.
    assert {one for one in wanted - printed.keys() if one[0] != "FindingsBySeverity"} == set()
    assert printed.keys() <= wanted
    here = ("Environment", ENVIRONMENT)
    assert printed["DocumentsProcessed", frozenset([here])] == [1.0]
    assert printed["CacheHitRate", frozenset([here])] == [0.0, 100.0]
    assert len(printed["APILatency", frozenset([here])]) == 2
    assert sum(sum(values) for (name, _), values in printed.items() if name == "FindingsBySeverity") > 0


def test_a_failure_is_logged_under_its_document_and_execution(logged: Callable[[], list[Any]]) -> None:
    with stack() as aws:
        aws.upload("ada", "broken-1", "report.pdf", b"%PDF-1.7 and then nothing of use")
        aws.pump()
    failed = [line for line in logged() if line["message"] == "failed"]
    assert failed and all(line["document_id"] == "broken-1" for line in failed)
    assert all(line["correlation_id"].startswith("broken-1-") for line in failed)


@pytest.fixture
def logged() -> Iterator[Callable[[], list[Any]]]:
    """What is logged. Powertools keeps the stream that the process's first logger was made with."""
    PowertoolsTelemetry("dev")
    handler = next(h for h in logging.getLogger("aspera").handlers if isinstance(h, logging.StreamHandler))
    before, handler.stream = handler.stream, io.StringIO()
    yield lambda: [json.loads(line) for line in handler.stream.getvalue().splitlines()]
    handler.stream = before

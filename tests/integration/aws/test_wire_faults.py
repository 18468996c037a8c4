"""Faults at the wire before every service, one after the other: throttled, failing, cut off, slow,
truncated, done twice. The findings stay those of a laptop, and no status sticks."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from aspera.bootstrap import current_ports
from aspera.bootstrap.aws_ports import AwsPorts
from aspera.domain.document import DocumentStatus
from aspera.domain.run import last_run
from tests.engines.faulty_websocket import faulty_websocket
from tests.engines.faulty_wire import FAULTS, faulty_wire
from tests.engines.laptop import laptop_findings, read_locally
from tests.engines.running import port_of
from tests.engines.stack import ROOT, Stack, set_environment, stack
from tests.engines.textract_answers import blocks_of

EXAMPLE = ROOT / "examples" / "nordhafen_annual_report_2024.pdf"
WIRES = {
    "DynamoDB": ("AWS_ENDPOINT_URL_DYNAMODB", "json", 4),
    "S3": ("AWS_ENDPOINT_URL_S3", "s3", 4),
    "Step Functions": ("AWS_ENDPOINT_URL_SFN", "json", 2),
    "Textract": ("AWS_ENDPOINT_URL_TEXTRACT", "json", 3),
    "Titan": ("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", "rest", 4),
    "AppSync": ("ASPERA_API_ENDPOINT", "appsync", 2),
    "OpenSearch": ("ASPERA_SEARCH_ENDPOINT", "opensearch", 3),
    "OpenSearch Classic": ("ASPERA_SEARCH_ENDPOINT", "opensearch", 3),
}
"""The variable that says where it is, its protocol, and how many requests go by between two faults."""
SOON = 2
"""Documents that are analysed while there are faults: enough for each to be met."""


@pytest.fixture(scope="module")
def aws() -> Iterator[Stack]:
    with stack() as made:
        yield made


@pytest.fixture(autouse=True)
def connect_anew(aws: Stack) -> Iterator[None]:
    yield
    aws.start_cold()


@contextmanager
def faults_before(service: str) -> Iterator[Counter[str]]:
    if service == "Neptune":
        with faulty_websocket(port_of("gremlin"), every=2) as socket:
            yield from at("ASPERA_GRAPH_ENDPOINT", socket.url, socket.faults.met)
        return
    variable, words, every = WIRES[service]
    generation = "classic" if service == "OpenSearch Classic" else "nextgen"
    with faulty_wire(os.environ[variable], every, words=words) as wire:
        path = "/graphql" if service == "AppSync" else ""
        with set_environment({"ASPERA_SEARCH_GENERATION": generation}):
            yield from at(variable, wire.url + path, wire.met)


def at(variable: str, url: str, met: Counter[str]) -> Iterator[Counter[str]]:
    with set_environment({variable: url}):
        yield met


@pytest.mark.parametrize("service", [*WIRES, "Neptune"])
def test_faults_at_the_wire_change_no_finding(aws: Stack, service: str, tmp_path: Path) -> None:
    aws.services.result_size = 100
    expected: dict[str, bytes] = {}
    files: dict[str, bytes] = {}
    for number in range(SOON):
        file = tmp_path / f"report {number}.pdf"
        file.write_bytes(EXAMPLE.read_bytes() + f"\n% {service} {number}".encode())
        blocks = blocks_of(read_locally(file, tmp_path / f"reading {number}"))
        findings, document_id = laptop_findings(file, blocks, tmp_path / f"laptop {number}")
        expected[document_id], files[document_id] = findings, file.read_bytes()
        aws.services.blocks, aws.services.pages = blocks, max(block["Page"] for block in blocks)
    with faults_before(service) as met:
        aws.start_cold()
        for document_id, data in files.items():
            aws.upload("ada", document_id, "report.pdf", data)
            aws.pump()
        assert met.keys() == set(FAULTS), met
    aws.start_cold()
    for document_id, findings in expected.items():
        assert_complete(document_id, findings)


def assert_complete(document_id: str, findings: bytes) -> None:
    ports = current_ports()
    assert isinstance(ports, AwsPorts)
    document = ports.documents.get(document_id, "ada")
    assert document.status is DocumentStatus.COMPLETE, document.reason
    assert ports.objects.get(last_run(document).key("findings.json")) == findings
    numbers = [event.sequence for event in ports.events.after(document_id, 0)]
    assert numbers == list(range(1, len(numbers) + 1))
    executions = ports.agent_executions.list(document_id)
    assert len(executions) == len(ports.agents)
    found = [finding.finding_id for finding in ports.findings.list(document_id)]
    assert len(found) == len(set(found)) == findings.count(b'"finding_id"')

"""What goes wrong on AWS: every Retry and every Catch of the state machine, and faults at the wire."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aspera.bootstrap import current_ports
from aspera.bootstrap.aws_ports import AwsPorts
from aspera.domain.document import Document, DocumentStatus
from aspera.domain.errors import Defect, Unavailable
from aspera.domain.run import last_run
from tests.engines.faulty_wire import FAULTS, faulty_wire
from tests.engines.laptop import laptop_findings, read_locally
from tests.engines.stack import ROOT, Stack, set_environment, stack
from tests.engines.textract_answers import blocks_of

EXAMPLE = ROOT / "examples" / "nordhafen_annual_report_2024.pdf"
MACHINE = json.loads((ROOT / "statemachines/document_analysis.asl.json").read_text())
MESSAGE = "The board oversees the climate strategy of Nordhafen AG, number {}.\n"


@pytest.fixture(scope="module")
def aws() -> Iterator[Stack]:
    with stack() as made:
        yield made


def tasks(machine: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, state in machine["States"].items():
        if state["Type"] == "Task":
            yield name, state
        for inner in [*state.get("Branches", []), *filter(None, [state.get("ItemProcessor")])]:
            yield from tasks(inner)


TASKS = dict(tasks(MACHINE))


def function_of(state: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in state).lstrip("_")


def analyse(aws: Stack, number: int) -> tuple[Document, list[str]]:
    """A small text's document and the states that were entered."""
    document_id = f"text-{number}"
    aws.upload("ada", document_id, "report.txt", MESSAGE.format(number).encode())
    aws.pump()
    execution = next(e for e in aws.executions() if e["name"].startswith(f"{document_id}-"))
    history = aws.aws("stepfunctions").get_execution_history(
        executionArn=execution["executionArn"], maxResults=1000
    )
    entered = [
        event["stateEnteredEventDetails"]["name"]
        for event in history["events"]
        if "stateEnteredEventDetails" in event
    ]
    return document(document_id), entered


def document(document_id: str) -> Document:
    ports = current_ports()
    assert isinstance(ports, AwsPorts)
    return ports.documents.get(document_id, "ada")


def test_what_is_unavailable_once_is_tried_again_in_every_state(aws: Stack) -> None:
    refused: set[str] = set()

    def refuse_once(function: str, event: Any) -> None:
        if function in map(function_of, TASKS) and function not in refused:
            refused.add(function)
            raise Unavailable("not now")

    aws.before = refuse_once
    aws.invoked.clear()
    done, entered = analyse(aws, 1)
    assert done.status is DocumentStatus.COMPLETE
    assert "FailDocument" not in entered
    calls = Counter(function for function, _ in aws.invoked)
    assert refused == {function_of(state) for state in TASKS} - {"fail_document"}
    assert all(calls[function] >= 2 for function in refused)


@pytest.mark.parametrize("number, state", list(enumerate(TASKS, start=100)))
def test_a_defect_in_any_state_leaves_no_document_processing(aws: Stack, number: int, state: str) -> None:
    def always_wrong(function: str, event: Any) -> None:
        broken = function_of(state) if state != "FailDocument" else "register_document"
        if function == broken or (state == "FailDocument" and function == "fail_document"):
            raise Defect("a promise was broken")

    aws.before = always_wrong
    done, entered = analyse(aws, number)
    caught = [catch["Next"] for catch in TASKS[state].get("Catch", ())]
    assert set(caught) <= set(entered)
    if state == "FailDocument":
        done = settled(aws, done)
    assert done.status in (DocumentStatus.FAILED, DocumentStatus.PARTIAL), done
    assert done.reason


def settled(aws: Stack, failed: Document) -> Document:
    """EventBridge tells how the execution ended; moto's Step Functions does not."""
    assert failed.status is DocumentStatus.PROCESSING
    run = next(e["run"] for _, e in reversed(aws.invoked) if e.get("run", {}).get("document_id"))
    detail = {"status": "FAILED", "error": "Defect", "cause": "", "input": json.dumps({"run": run})}
    aws.aws("sqs").send_message(QueueUrl=aws.queues["executions"], MessageBody=json.dumps({"detail": detail}))
    aws.before = lambda function, event: None
    aws.pump()
    return document(failed.document_id)


def test_every_catch_of_the_machine_is_one_of_those() -> None:
    """Catches of tasks are visited above; those of Parallel by tasks that have none of their own."""
    without = {state for state, task in TASKS.items() if not task.get("Catch")}
    assert without == {"ChunkDocument", "PlanAnalysis", "FailDocument"}
    assert all(task.get("Retry") for task in TASKS.values())


def test_textract_s_and_bedrock_s_faults_are_lived_through(aws: Stack, tmp_path: Path) -> None:
    aws.before = lambda function, event: None
    pages = read_locally(EXAMPLE, tmp_path)
    aws.services.blocks, aws.services.pages = blocks_of(pages), len(pages)
    operations = ("StartDocumentAnalysis", "GetDocumentAnalysis", "invoke", "graphql")
    aws.services.faults = {operation: [400, 500, 500] for operation in operations}
    aws.upload("ada", "faults-1", "report.pdf", EXAMPLE.read_bytes())
    aws.pump()
    assert document("faults-1").status is DocumentStatus.COMPLETE
    assert not any(aws.services.faults.values())


def test_a_notification_comes_twice_and_late(aws: Stack, tmp_path: Path) -> None:
    aws.before = lambda function, event: None
    pages = read_locally(EXAMPLE, tmp_path)
    aws.services.blocks, aws.services.pages = blocks_of(pages), len(pages)
    once = aws.services.notify
    told: list[dict[str, Any]] = []

    def twice(message: dict[str, Any]) -> None:
        told.append(message)
        once(message)
        once(message)

    aws.services.notify = twice
    aws.upload("ada", "twice-1", "report.pdf", EXAMPLE.read_bytes() + b"\n% twice")
    aws.pump()
    once(told[0])
    aws.pump()
    aws.services.notify = once
    assert document("twice-1").status is DocumentStatus.COMPLETE


def test_a_notification_of_an_unknown_job_goes_back_to_the_queue(aws: Stack) -> None:
    body = json.dumps({"Message": json.dumps({"JobId": "j", "JobTag": "0" * 64, "Status": "SUCCEEDED"})})
    report = aws.invoke("complete_extraction", {"Records": [record("m1", body)]})
    assert report == {"batchItemFailures": [{"itemIdentifier": "m1"}]}


def test_one_bad_message_fails_alone(aws: Stack) -> None:
    unknown = json.dumps({"Message": json.dumps({"JobId": "j", "JobTag": "0" * 64, "Status": "FAILED"})})
    records = [record("m1", unknown), record("m2", "no JSON"), record("m3", '{"Message": "{}"}')]
    report = aws.invoke("complete_extraction", {"Records": records})
    assert report == {"batchItemFailures": [{"itemIdentifier": "m1"}]}


def record(message_id: str, body: str) -> dict[str, Any]:
    return {"messageId": message_id, "body": body, "eventSource": "aws:sqs", "attributes": {}}


@pytest.mark.parametrize("service", ["DYNAMODB", "S3"])
def test_faults_at_the_wire_change_no_finding(aws: Stack, service: str, tmp_path: Path) -> None:
    aws.before = lambda function, event: None
    data = EXAMPLE.read_bytes() + f"\n% {service}".encode()
    file = tmp_path / "report.pdf"
    file.write_bytes(data)
    blocks = blocks_of(read_locally(file, tmp_path / "reading"))
    expected, document_id = laptop_findings(file, blocks, tmp_path / "laptop")
    aws.services.blocks, aws.services.pages = blocks, max(block["Page"] for block in blocks)
    variable = f"AWS_ENDPOINT_URL_{service}"
    with faulty_wire(os.environ[variable], every=4) as wire, set_environment({variable: wire.url}):
        aws.start_cold()
        aws.upload("ada", document_id, "report.pdf", data)
        aws.pump()
        assert wire.met.keys() == set(FAULTS), wire.met
    aws.start_cold()
    done = document(document_id)
    assert done.status is DocumentStatus.COMPLETE, done.reason
    ports = current_ports()
    assert ports.objects.get(last_run(done).key("findings.json")) == expected
    numbers = [event.sequence for event in ports.events.after(document_id, 0)]
    assert numbers == list(range(1, len(numbers) + 1))

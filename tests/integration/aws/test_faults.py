"""What goes wrong between functions: every Retry and every Catch of the state machine is visited, and
no status sticks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from aspera.bootstrap import bind, current_ports
from aspera.bootstrap.aws_ports import AwsPorts
from aspera.domain.document import Document, DocumentStatus
from aspera.domain.errors import Defect, Unavailable
from aspera.use_cases.agent_progress import agent_progress
from tests.engines.laptop import read_locally
from tests.engines.stack import ROOT, LambdaError, Stack, stack
from tests.engines.textract_answers import blocks_of
from tests.engines.visits import states_of, visited, written

EXAMPLE = ROOT / "examples" / "nordhafen_annual_report_2024.pdf"
MACHINES = [json.loads(file.read_text()) for file in sorted((ROOT / "statemachines").glob("*.asl.json"))]
MESSAGE = "The board oversees the climate strategy of Nordhafen AG, number {}.\n"
STATES = {name: state for machine in MACHINES for name, state in states_of(machine)}
TASKS = [name for name, state in STATES.items() if state["Type"] == "Task"]
ERRORS = sorted(
    {error for name in TASKS for retry in STATES[name]["Retry"] for error in retry["ErrorEquals"]}
)
ENDED = (DocumentStatus.COMPLETE, DocumentStatus.PARTIAL, DocumentStatus.FAILED)

Fault = Callable[[str], None]
"""Called with a function's name before it runs; may raise."""


@pytest.fixture(scope="module")
def aws() -> Iterator[Stack]:
    with stack() as made:
        yield made


def function_of(state: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in state).lstrip("_")


def raised(error: str) -> Exception:
    return Unavailable("not now") if error == "Unavailable" else LambdaError(error)


def once_in_every_state(error: str) -> Fault:
    met: set[str] = set()

    def refuse(function: str) -> None:
        if function not in met:
            met.add(function)
            raise raised(error)

    return refuse


def always_in(state: str, then: Fault = lambda function: None) -> Fault:
    def refuse(function: str) -> None:
        if function == function_of(state):
            raise Defect("a promise was broken")
        then(function)

    return refuse


def once_in_the_last_state(error: str) -> Fault:
    refuse = once_in_every_state(error)
    return always_in("RegisterDocument", refuse)


def documents_with_faults() -> dict[str, Fault]:
    """For each error that is waited for: a document that meets it once in every state, and one that
    fails and meets it in FailDocument. For each state: a document that it never works for."""
    faults: dict[str, Fault] = {}
    for number, error in enumerate(ERRORS):
        faults[f"retried-{number}"] = once_in_every_state(error)
        faults[f"retried-failing-{number}"] = once_in_the_last_state(error)
    for state in TASKS:
        if state != "FailDocument":
            faults[f"caught-{state}"] = always_in(state)
    broken = always_in("FailDocument")
    return faults | {"caught-FailDocument": always_in("RegisterDocument", broken)}


def document(document_id: str) -> Document:
    ports = current_ports()
    assert isinstance(ports, AwsPorts)
    return ports.documents.get(document_id, "ada")


def tell_of_ends(aws: Stack) -> int:
    """EventBridge tells how executions failed; moto's Step Functions does not."""
    told = 0
    for history in aws.histories():
        last = history[-1].get("executionFailedEventDetails")
        if last is not None:
            given = history[0]["executionStartedEventDetails"]["input"]
            detail = {"status": "FAILED", "error": last["error"], "cause": last["cause"], "input": given}
            body = json.dumps({"detail-type": "Step Functions Execution Status Change", "detail": detail})
            aws.aws("sqs").send_message(QueueUrl=aws.queues["executions"], MessageBody=body)
            told += 1
    aws.pump()
    return told


def test_every_retry_and_every_catch_is_visited_and_no_status_sticks(aws: Stack) -> None:
    faults = documents_with_faults()

    def meet(function: str, event: Any) -> None:
        document_id = event.get("run", {}).get("document_id", "")
        if document_id in faults and function in map(function_of, TASKS):
            faults[document_id](function)

    aws.before = meet
    for number, document_id in enumerate(faults):
        aws.upload("ada", document_id, "report.txt", MESSAGE.format(number).encode())
    aws.pump(300)
    aws.before = lambda function, event: None

    everything = set().union(*(written(machine) for machine in MACHINES))
    seen = set().union(*map(visited, aws.histories()))
    assert everything and everything - seen == set()

    stuck = [one for one in faults if document(one).status not in ENDED]
    assert stuck == ["caught-FailDocument"], "FailDocument itself failed: only its execution's end tells"
    assert tell_of_ends(aws) > len(ERRORS)
    for document_id in faults:
        ended = document(document_id)
        recovers = document_id in {f"retried-{number}" for number in range(len(ERRORS))}
        assert ended.status in (ENDED[:1] if recovers else ENDED[1:]), ended
        assert bool(ended.reason) is (ended.status is not DocumentStatus.COMPLETE), ended
        agents = tuple(current_ports().agents)
        states = bind(agent_progress, current_ports())(ended, agents)
        assert {state.status for state in states} <= {"COMPLETE", "PARTIAL", "FAILED"}, (document_id, states)


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


def test_notifications_come_twice_late_and_out_of_order(aws: Stack, tmp_path: Path) -> None:
    """Two jobs' ends are told in the other order, each twice, and once more afterwards."""
    aws.before = lambda function, event: None
    pages = read_locally(EXAMPLE, tmp_path)
    aws.services.blocks, aws.services.pages = blocks_of(pages), len(pages)
    tell = aws.services.notify
    held: list[dict[str, Any]] = []
    aws.services.notify = held.append
    for number in (1, 2):
        aws.upload("ada", f"twice-{number}", "report.pdf", EXAMPLE.read_bytes() + b"\n% twice" * number)
        while len(held) < number:
            aws.deliver("uploads")
    aws.services.notify = tell
    for message in [*reversed(held), *held]:
        tell(message)
    aws.pump()
    tell(held[0])
    aws.pump()
    assert [document(f"twice-{number}").status for number in (1, 2)] == [DocumentStatus.COMPLETE] * 2


def test_a_notification_of_an_unknown_job_goes_back_to_the_queue(aws: Stack) -> None:
    body = json.dumps({"Message": json.dumps({"JobId": "j", "JobTag": "0" * 64, "Status": "SUCCEEDED"})})
    report = aws.invoke("complete_extraction", {"Records": [record("m1", body)]})
    assert report == {"batchItemFailures": [{"itemIdentifier": "m1"}]}


def test_one_bad_message_fails_alone(aws: Stack) -> None:
    unknown = json.dumps({"Message": json.dumps({"JobId": "j", "JobTag": "0" * 64, "Status": "FAILED"})})
    records = [record("m1", unknown), record("m2", "no JSON"), record("m3", '{"Message": "{}"}')]
    report = aws.invoke("complete_extraction", {"Records": records})
    assert report == {"batchItemFailures": [{"itemIdentifier": "m1"}]}


def test_uploads_reported_five_times_in_any_order_are_analysed_once_each(aws: Stack) -> None:
    """5,000 of them: tests/unit/use_cases/test_start_analysis.py; here a few, through the engines."""
    aws.before = lambda function, event: None
    sqs, url = aws.aws("sqs"), aws.queues["uploads"]
    names = [f"often-{number}" for number in range(6)]
    for number, name in enumerate(names):
        aws.upload("ada", name, "report.txt", f"Delivered often, number {number}.".encode())
    messages = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
    for _ in range(5):
        messages.reverse()
        for message in messages:
            sqs.send_message(QueueUrl=url, MessageBody=message["Body"])
    aws.pump()
    arn = aws.machine
    started = aws.aws("stepfunctions").list_executions(stateMachineArn=arn)["executions"]
    counts = [sum(one["name"].startswith(f"{name}-") for one in started) for name in names]
    assert counts == [1] * 6
    assert {document(name).status for name in names} == {DocumentStatus.COMPLETE}


def record(message_id: str, body: str) -> dict[str, Any]:
    return {"messageId": message_id, "body": body, "eventSource": "aws:sqs", "attributes": {}}

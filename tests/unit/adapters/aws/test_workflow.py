"""The calls against botocore's model; executions themselves run in tests/engines."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from aspera.adapters.aws.workflow import StepFunctionsCallbacks, StepFunctionsWorkflow
from aspera.domain.errors import NotFound, Unavailable
from aspera.ports.workflow import ExecutionStatus

MACHINE = "arn:aws:states:eu-central-1:123456789012:stateMachine:document-analysis"
EXECUTION = "arn:aws:states:eu-central-1:123456789012:execution:document-analysis:d1-r1"
NOW = datetime.datetime(2026, 11, 20, tzinfo=datetime.UTC)
STARTED = {"executionArn": EXECUTION, "startDate": NOW}


@pytest.fixture
def stub() -> Iterator[Stubber]:
    client = boto3.client(
        "stepfunctions",
        region_name="eu-central-1",
        aws_access_key_id="none",
        aws_secret_access_key="none",
    )
    with Stubber(client) as stub:
        yield stub
        stub.assert_no_pending_responses()


def workflow(stub: Stubber) -> StepFunctionsWorkflow:
    return StepFunctionsWorkflow(stub.client, MACHINE)


def start(stub: Stubber, again: bool = False) -> None:
    workflow(stub).start("d1-r1", {"run": {"document_id": "d1"}}, again)


def expect_start(stub: Stubber, error: str = "", name: str = "d1-r1") -> None:
    asked = {"stateMachineArn": MACHINE, "name": name, "input": '{"run":{"document_id":"d1"}}'}
    if error:
        stub.add_client_error("start_execution", error, expected_params=asked)
    else:
        stub.add_response("start_execution", STARTED, asked)


def expect_description(stub: Stubber, status: str, attempt: str = "", **more: Any) -> None:
    answer = {
        "executionArn": EXECUTION,
        "stateMachineArn": MACHINE,
        "startDate": NOW,
        "status": status,
        **more,
    }
    stub.add_response("describe_execution", answer, {"executionArn": EXECUTION + attempt})


def expect_nothing(stub: Stubber, attempt: str) -> None:
    asked = {"executionArn": EXECUTION + attempt}
    stub.add_client_error("describe_execution", "ExecutionDoesNotExist", expected_params=asked)


def test_an_analysis_is_started_under_its_name(stub: Stubber) -> None:
    expect_start(stub)
    start(stub)


@pytest.mark.parametrize("status", ["RUNNING", "SUCCEEDED", "PENDING_REDRIVE"])
def test_one_that_runs_or_has_succeeded_is_left_alone(stub: Stubber, status: str) -> None:
    expect_start(stub, "ExecutionAlreadyExists")
    expect_description(stub, status)
    start(stub)


@pytest.mark.parametrize("status", ["FAILED", "TIMED_OUT", "ABORTED"])
def test_one_that_ended_badly_is_followed_by_another_attempt(stub: Stubber, status: str) -> None:
    expect_start(stub, "ExecutionAlreadyExists")
    expect_description(stub, status)
    expect_start(stub, "ExecutionAlreadyExists", "d1-r1-2")
    expect_description(stub, status, "-2")
    expect_start(stub, name="d1-r1-3")
    start(stub)


def test_one_that_has_succeeded_is_made_again_when_that_is_asked_for(stub: Stubber) -> None:
    expect_start(stub, "ExecutionAlreadyExists")
    expect_description(stub, "SUCCEEDED")
    expect_start(stub, name="d1-r1-2")
    start(stub, again=True)


def test_the_latest_attempt_is_described(stub: Stubber) -> None:
    expect_description(stub, "FAILED")
    expect_description(stub, "RUNNING", "-2")
    expect_nothing(stub, "-3")
    assert workflow(stub).describe("d1-r1").status is ExecutionStatus.RUNNING


def test_running_executions_are_counted_up_to_a_number(stub: Stubber) -> None:
    one = {"executionArn": EXECUTION, "stateMachineArn": MACHINE, "name": "n", "status": "RUNNING"}
    asked = {"stateMachineArn": MACHINE, "statusFilter": "RUNNING", "maxResults": 50}
    stub.add_response("list_executions", {"executions": [one | {"startDate": NOW}] * 3}, asked)
    assert workflow(stub).running(50) == 3


def test_throttling_is_worth_another_try(stub: Stubber) -> None:
    expect_start(stub, "ThrottlingException")
    with pytest.raises(Unavailable):
        start(stub)


def test_a_description_carries_output_and_reason(stub: Stubber) -> None:
    for description in (
        {"status": "SUCCEEDED", "output": '{"status":"COMPLETE"}'},
        {"status": "TIMED_OUT"},
        {"status": "FAILED", "error": "InvalidInput", "cause": "empty"},
    ):
        expect_description(stub, **description)
        expect_nothing(stub, "-2")
    succeeded, timed_out, failed = (workflow(stub).describe("d1-r1") for _ in range(3))
    assert (succeeded.status, succeeded.output) == (ExecutionStatus.SUCCEEDED, {"status": "COMPLETE"})
    assert (timed_out.status, timed_out.error) == (ExecutionStatus.FAILED, "States.Timeout")
    assert (failed.error, failed.cause) == ("InvalidInput", "empty")


def test_nothing_under_the_name_is_not_found(stub: Stubber) -> None:
    stub.add_client_error("describe_execution", "ExecutionDoesNotExist")
    with pytest.raises(NotFound):
        workflow(stub).describe("d1-r1")


def test_a_task_is_answered_with_its_token(stub: Stubber) -> None:
    stub.add_response("send_task_success", {}, {"taskToken": "t", "output": '{"job_id":"j"}'})
    stub.add_response("send_task_failure", {}, {"taskToken": "t", "error": "x" * 256, "cause": "y" * 32_768})
    callbacks = StepFunctionsCallbacks(stub.client)
    callbacks.succeed("t", {"job_id": "j"})
    callbacks.fail("t", "x" * 300, "y" * 40_000)


@pytest.mark.parametrize("code", ["TaskTimedOut", "TaskDoesNotExist"])
def test_a_task_that_nobody_waits_for_is_not_found(stub: Stubber, code: str) -> None:
    stub.add_client_error("send_task_success", code)
    with pytest.raises(NotFound):
        StepFunctionsCallbacks(stub.client).succeed("t", {})

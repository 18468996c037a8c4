"""The state machine in Step Functions."""

from __future__ import annotations

from typing import Any

import orjson
from botocore.exceptions import ClientError

from aspera.adapters.aws.error_translation import code_of, translated
from aspera.adapters.aws.step_functions_errors import ERRORS
from aspera.domain.errors import AsperaError, InvalidInput, NotFound
from aspera.ports.workflow import Execution, ExecutionStatus

_STATUS = {
    "RUNNING": ExecutionStatus.RUNNING,
    "PENDING_REDRIVE": ExecutionStatus.RUNNING,
    "SUCCEEDED": ExecutionStatus.SUCCEEDED,
    "FAILED": ExecutionStatus.FAILED,
    "TIMED_OUT": ExecutionStatus.FAILED,
    "ABORTED": ExecutionStatus.ABORTED,
}
_MOST_ATTEMPTS = 50
_PAGE = 1000
_LONGEST_ERROR = 256
_LONGEST_CAUSE = 32_768


class StepFunctionsWorkflow:
    """Standard executions: a name is taken for 90 days, so a further attempt has a number behind
    its name. A redrive would not do: what was caught goes on behind the Catch, not at its cause."""

    def __init__(self, client: Any, state_machine_arn: str) -> None:
        self._client = client
        self._arn = state_machine_arn

    def start(self, name: str, state: dict[str, Any], again: bool = False) -> None:
        body = orjson.dumps(state).decode()
        for attempt in range(1, _MOST_ATTEMPTS + 1):
            if self._start(_attempt(name, attempt), body):
                return
            status = self._describe(name, attempt).status
            if status is ExecutionStatus.RUNNING or (status is ExecutionStatus.SUCCEEDED and not again):
                return
        raise InvalidInput(f"{name} was started {_MOST_ATTEMPTS} times already.")

    def describe(self, name: str) -> Execution:
        latest = self._describe(name, 1)
        for attempt in range(2, _MOST_ATTEMPTS + 1):
            try:
                latest = self._describe(name, attempt)
            except NotFound:
                break
        return latest

    def running(self, most: int) -> int:
        with translated(ERRORS, "Step Functions"):
            answer = self._client.list_executions(
                stateMachineArn=self._arn, statusFilter="RUNNING", maxResults=min(most, _PAGE)
            )
        return len(answer["executions"])

    def forget(self, prefix: str) -> None:
        """Step Functions frees a name by itself, 90 days after its execution has ended."""

    def _start(self, name: str, body: str) -> bool:
        """False when the name is taken. It is not while that execution runs with the same input."""
        try:
            with translated(ERRORS, "Step Functions"):
                self._client.start_execution(stateMachineArn=self._arn, name=name, input=body)
        except AsperaError as error:
            if not _is(error, "ExecutionAlreadyExists"):
                raise
            return False
        return True

    def _describe(self, name: str, attempt: int) -> Execution:
        execution = f"{self._arn.replace(':stateMachine:', ':execution:', 1)}:{_attempt(name, attempt)}"
        with translated(ERRORS, "Step Functions"):
            answer = self._client.describe_execution(executionArn=execution)
        timed_out = answer["status"] == "TIMED_OUT"
        return Execution(
            name=name,
            status=_STATUS[answer["status"]],
            output=orjson.loads(answer["output"]) if answer.get("output") else None,
            error=answer.get("error") or ("States.Timeout" if timed_out else ""),
            cause=answer.get("cause", ""),
        )


class StepFunctionsCallbacks:
    """NotFound when nobody waits for the token any more."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def succeed(self, task_token: str, output: dict[str, Any]) -> None:
        with translated(ERRORS, "Step Functions"):
            self._client.send_task_success(taskToken=task_token, output=orjson.dumps(output).decode())

    def fail(self, task_token: str, error: str, cause: str) -> None:
        with translated(ERRORS, "Step Functions"):
            self._client.send_task_failure(
                taskToken=task_token, error=error[:_LONGEST_ERROR], cause=cause[:_LONGEST_CAUSE]
            )


def _attempt(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"


def _is(error: AsperaError, code: str) -> bool:
    return isinstance(error.__cause__, ClientError) and code_of(error.__cause__) == code

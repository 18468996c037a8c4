"""The state machine in Step Functions."""

from __future__ import annotations

from typing import Any

import orjson
from botocore.exceptions import ClientError

from aspera.adapters.aws.error_translation import code_of, translated
from aspera.adapters.aws.step_functions_errors import ERRORS
from aspera.domain.errors import AsperaError
from aspera.ports.workflow import Execution, ExecutionStatus

_STATUS = {
    "RUNNING": ExecutionStatus.RUNNING,
    "PENDING_REDRIVE": ExecutionStatus.RUNNING,
    "SUCCEEDED": ExecutionStatus.SUCCEEDED,
    "FAILED": ExecutionStatus.FAILED,
    "TIMED_OUT": ExecutionStatus.FAILED,
    "ABORTED": ExecutionStatus.ABORTED,
}
_LONGEST_ERROR = 256
_LONGEST_CAUSE = 32_768


class StepFunctionsWorkflow:
    """Standard executions: the name is taken for 90 days, and one that ended badly is redriven
    from the state that failed for 14 days."""

    def __init__(self, client: Any, state_machine_arn: str) -> None:
        self._client = client
        self._arn = state_machine_arn

    def start(self, name: str, state: dict[str, Any]) -> None:
        try:
            with translated(ERRORS, "Step Functions"):
                self._client.start_execution(
                    stateMachineArn=self._arn, name=name, input=orjson.dumps(state).decode()
                )
        except AsperaError as error:
            if not _is(error, "ExecutionAlreadyExists"):
                raise
            self._resume(name)

    def describe(self, name: str) -> Execution:
        with translated(ERRORS, "Step Functions"):
            answer = self._client.describe_execution(executionArn=self._execution_arn(name))
        status = _STATUS[answer["status"]]
        timed_out = answer["status"] == "TIMED_OUT"
        return Execution(
            name=name,
            status=status,
            output=orjson.loads(answer["output"]) if answer.get("output") else None,
            error=answer.get("error") or ("States.Timeout" if timed_out else ""),
            cause=answer.get("cause", ""),
        )

    def forget(self, prefix: str) -> None:
        """Step Functions frees a name by itself, 90 days after its execution has ended."""

    def _resume(self, name: str) -> None:
        if self.describe(name).status in (ExecutionStatus.RUNNING, ExecutionStatus.SUCCEEDED):
            return
        with translated(ERRORS, "Step Functions"):
            self._client.redrive_execution(executionArn=self._execution_arn(name))

    def _execution_arn(self, name: str) -> str:
        return f"{self._arn.replace(':stateMachine:', ':execution:', 1)}:{name}"


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


def _is(error: AsperaError, code: str) -> bool:
    return isinstance(error.__cause__, ClientError) and code_of(error.__cause__) == code

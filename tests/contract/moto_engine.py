"""moto's interpreter of state machines as a library: no mock_aws, no server, no boto3 client."""

from __future__ import annotations

import datetime
import json
import logging
import types
import warnings
from collections.abc import Callable
from typing import Any

from aspera.ports.workflow import TaskCallbacks

_ARN = "arn:aws:states:us-east-1:123456789012"


class MotoCallbacks:
    """SendTaskSuccess and SendTaskFailure for the execution that is running."""

    execution: Any = None

    def succeed(self, task_token: str, output: dict[str, Any]) -> None:
        from moto.stepfunctions.parser.asl.eval.callback.callback import CallbackOutcomeSuccess

        self._notify(task_token, CallbackOutcomeSuccess(callback_id=task_token, output=json.dumps(output)))

    def fail(self, task_token: str, error: str, cause: str) -> None:
        from moto.stepfunctions.parser.asl.eval.callback.callback import CallbackOutcomeFailure

        self._notify(task_token, CallbackOutcomeFailure(callback_id=task_token, error=error, cause=cause))

    def _notify(self, task_token: str, outcome: Any) -> None:
        pool = self.execution.exec_worker.env.callback_pool_manager
        pool.notify(callback_id=task_token, outcome=outcome)


class MotoEngine:
    """Importing it takes seconds and 185 MB: make one for all tests."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from moto.stepfunctions.parser.api import StateMachineType
            from moto.stepfunctions.parser.asl.component.state.exec.state_task import lambda_eval_utils
            from moto.stepfunctions.parser.backend.execution import SyncExecution
        logging.getLogger("moto.stepfunctions").setLevel(logging.CRITICAL)
        self._kind = StateMachineType.STANDARD
        self._execution = SyncExecution
        self._lambda = lambda_eval_utils

    def run(
        self,
        definition: dict[str, Any],
        state: Any,
        make: Callable[[TaskCallbacks], Callable[[str, Any], Any]],
    ) -> tuple[str, Any, list[str]]:
        """Status, output or error, and the names of the states in the order of entering."""
        callbacks = MotoCallbacks()
        functions = make(callbacks)
        self._lambda._invoke_lambda_function = lambda parameters, **_: _invoke(functions, parameters)
        machine = types.SimpleNamespace(
            arn=f"{_ARN}:stateMachine:m", name="m", definition=json.dumps(definition), sm_type=self._kind
        )
        execution = callbacks.execution = self._execution(
            name="e",
            sm_type=self._kind,
            role_arn="arn:aws:iam::123456789012:role/r",
            exec_arn=f"{_ARN}:execution:m:e",
            account_id="123456789012",
            region_name="us-east-1",
            state_machine=machine,
            start_date=datetime.datetime.now(datetime.UTC),
            cloud_watch_logging_session=None,
            activity_store={},
            input_data=json.dumps(state),
        )
        execution.start()
        status = getattr(execution.exec_status, "value", execution.exec_status)
        events = execution.to_history_output()["events"]
        entered = [
            event["stateEnteredEventDetails"]["name"]
            for event in sorted(events, key=lambda event: event["id"])
            if "stateEnteredEventDetails" in event
        ]
        return status, execution.output if status == "SUCCEEDED" else execution.error, entered


def _invoke(functions: Callable[[str, Any], Any], parameters: dict[str, Any]) -> dict[str, Any]:
    event = json.loads(parameters.get("Payload") or b"{}")
    answer = {"StatusCode": 200, "ExecutedVersion": "$LATEST"}
    try:
        return answer | {"Payload": json.loads(json.dumps(functions(parameters["FunctionName"], event)))}
    except Exception as error:
        report = {"errorMessage": str(error), "errorType": type(error).__name__}
        return answer | {"FunctionError": "Unhandled", "Payload": report}

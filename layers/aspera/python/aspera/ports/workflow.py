"""Running the state machine, and answering the tasks that wait for an answer."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Protocol

from aspera.domain.finding import Value


class ExecutionStatus(StrEnum):
    """Step Functions' TIMED_OUT is FAILED here, with the error States.Timeout."""

    RUNNING = "RUNNING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    ABORTED = "ABORTED"
    """Stopped, or interrupted with nobody working on it; starting it again resumes it."""


class Execution(Value):
    """How an execution stands. `output` is set when it SUCCEEDED, `error` and `cause` when it
    FAILED."""

    name: str
    status: ExecutionStatus
    output: Any = None
    error: str = ""
    cause: str = ""


class TaskCallbacks(Protocol):
    """Step Functions' SendTaskSuccess and SendTaskFailure."""

    def succeed(self, task_token: str, output: dict[str, Any]) -> None: ...

    def fail(self, task_token: str, error: str, cause: str) -> None: ...


class Workflow(Protocol):
    def start(self, name: str, state: dict[str, Any], again: bool = False) -> None:
        """Start the analysis under a name. The same name again while it runs, or (unless `again`)
        after it succeeded, starts nothing; after it failed or was interrupted, another attempt is
        made. An adapter that runs it in the caller's thread raises Unavailable while another one
        runs it."""

    def describe(self, name: str) -> Execution:
        """How the latest attempt stands. NotFound when nothing was started under the name."""

    def running(self, most: int) -> int:
        """How many executions run, of whatever name; counted up to `most`."""

    def forget(self, prefix: str) -> None:
        """Free the names that begin with `prefix` for other executions, as far as the service lets
        go of names: Step Functions keeps them for 90 days. InvalidInput while one of them runs."""

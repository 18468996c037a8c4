"""Running the state machine, and answering the tasks that wait for an answer."""

from __future__ import annotations

from typing import Any, Protocol


class TaskCallbacks(Protocol):
    """Step Functions' SendTaskSuccess and SendTaskFailure."""

    def succeed(self, task_token: str, output: dict[str, Any]) -> None: ...

    def fail(self, task_token: str, error: str, cause: str) -> None: ...


class Workflow(Protocol):
    def start(self, name: str, state: dict[str, Any]) -> None:
        """Start the analysis under a name. The same name again while it runs, or after it
        succeeded, starts nothing; after it failed or was interrupted, it resumes."""

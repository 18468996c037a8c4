"""How things go wrong inside a state machine. None of these leaves the interpreter."""

from __future__ import annotations

from collections.abc import Sequence

TERMINAL = frozenset({"States.Runtime", "States.DataLimitExceeded"})
"""Errors that end an execution whatever its Retry and Catch say (Developer Guide, "Error names")."""


class FunctionError(Exception):
    """A function failed: the bare class name of its exception and the text of it, as Lambda
    reports them. `stack_trace` is for people."""

    def __init__(self, error_type: str, message: str, stack_trace: Sequence[str] = ()) -> None:
        super().__init__(f"{error_type}: {message}")
        self.error_type = error_type
        self.message = message
        self.stack_trace = tuple(stack_trace)


class StateError(Exception):
    """A state failed. `also` is a second name under which Retry and Catch may know the error."""

    def __init__(self, error: str, cause: str = "", also: str = "") -> None:
        super().__init__(f"{error}: {cause}")
        self.error = error
        self.cause = cause
        self.also = also or error


class MissingPath(StateError):
    """A path points at nothing."""

    def __init__(self, path: str) -> None:
        super().__init__("States.Runtime", f"The JSONPath '{path}' could not be found in the input")


class Cancelled(Exception):
    """The work is not wanted any more: a sibling failed or the execution was stopped."""


class Expired(Exception):
    """The state machine's TimeoutSeconds are over."""


class Refused(Exception):
    """A definition says something that is not implemented here; `state` is where, once known."""

    def __init__(self, message: str, state: str = "") -> None:
        super().__init__(f"{state}: {message}" if state else message)
        self.state = state

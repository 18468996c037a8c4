"""The context object (`$$`): the fields of it that a replay finds again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from aspera.adapters.local.asl.errors import MissingPath, Refused
from aspera.adapters.local.asl.paths import compile_path, compile_steps, parse
from aspera.adapters.local.asl.scope import Scope

Expression = Callable[[Any, Scope], Any]
"""Computes a JSON value from a state's data and the scope that the state runs in."""

TASK_TOKEN = "$$.Task.Token"


def compile_reference(path: str) -> Expression:
    """A path into the data (`$…`) or into the context object (`$$…`)."""
    if isinstance(path, str) and path.startswith("$$"):
        return _compile_context(path)
    look = compile_path(path)
    return lambda data, scope: look(data)


def timestamp(seconds: float) -> str:
    """ISO 8601 in UTC with milliseconds, as Step Functions writes it."""
    moment = datetime.fromtimestamp(seconds, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _compile_context(path: str) -> Expression:
    steps = parse(path[1:])
    for names, read in _FIELDS.items():
        if tuple(step.key for step in steps[: len(names)]) == names:
            look = compile_steps(path, steps[len(names) :])
            return lambda data, scope: look(read(scope))
    known = ", ".join("$$." + ".".join(names) for names in _FIELDS)
    raise Refused(f"the context path {path!r} is not implemented (there are {known})")


def _item(scope: Scope) -> tuple[int, Any]:
    if scope.item is None:
        raise MissingPath("$$.Map.Item")
    return scope.item


def _token(scope: Scope) -> str:
    if scope.token is None:
        raise MissingPath(TASK_TOKEN)
    return scope.token


_FIELDS: dict[tuple[str, ...], Callable[[Scope], Any]] = {
    ("Execution", "Id"): lambda scope: scope.execution.arn,
    ("Execution", "Name"): lambda scope: scope.execution.name,
    ("Execution", "Input"): lambda scope: scope.execution.input,
    ("Execution", "StartTime"): lambda scope: timestamp(scope.execution.started),
    ("StateMachine", "Name"): lambda scope: scope.execution.machine,
    ("State", "Name"): lambda scope: scope.state,
    ("State", "EnteredTime"): lambda scope: timestamp(scope.entered),
    ("State", "RetryCount"): lambda scope: scope.retries,
    ("Map", "Item", "Index"): lambda scope: _item(scope)[0],
    ("Map", "Item", "Value"): lambda scope: _item(scope)[1],
    ("Task", "Token"): _token,
}

"""From a state machine's task to a use case and back.

The event's fields are the use case's positional parameters, validated by their annotations; its
keyword-only parameters are ports. Errors leave under the four names that the state machine
knows (`domain.errors`), each with one line of text.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from aspera.bootstrap import bind, current_ports
from aspera.domain.errors import AsperaError, InvalidInput, family_of
from aspera.entrypoints.measurements import measurements_of


class LambdaTask:
    """A Lambda handler that calls a use case once."""

    def __init__(self, use_case: Callable[..., Any]) -> None:
        self._use_case = use_case
        self._parameters: dict[str, TypeAdapter[Any]] = {}

    def __call__(self, event: dict[str, Any], context: Any = None) -> Any:
        return self.call(event, "", context)

    def call(self, event: dict[str, Any], correlation_id: str, context: Any) -> Any:
        """One call; by its `correlation_id`, else by the execution's name, operators find it."""
        self.prepare()
        telemetry = current_ports().telemetry
        if telemetry is None:
            result = self._call(event)
        else:
            with telemetry.invocation(self._use_case.__name__, _identity(event, correlation_id), context):
                result = self._call(event)
                for measurement in measurements_of(result):
                    telemetry.measure(measurement)
        return result.model_dump(mode="json") if result is not None else None

    def _call(self, event: dict[str, Any]) -> Any:
        try:
            bound = bind(self._use_case, current_ports())
            return bound(**{name: _decode(name, kind, event) for name, kind in self._parameters.items()})
        except AsperaError as error:
            raise _named(error) from error

    def prepare(self) -> None:
        """Do now what the first event would wait for: make the ports and the parameters' types.
        Opens nothing, so it may be done before a process is forked."""
        if not self._parameters:
            self._parameters = _parameters(self._use_case)
            bind(self._use_case, current_ports())


def lambda_task(use_case: Callable[..., Any]) -> LambdaTask:
    return LambdaTask(use_case)


def _identity(event: dict[str, Any], correlation_id: str) -> dict[str, str]:
    run = event.get("run")
    if not isinstance(run, dict):
        return {"correlation_id": correlation_id}
    document_id = str(run.get("document_id", ""))
    execution = f"{document_id}-{run.get('run_id', '')}"
    return {"correlation_id": correlation_id or execution, "document_id": document_id}


def _parameters(use_case: Callable[..., Any]) -> dict[str, TypeAdapter[Any]]:
    """Only these annotations are looked at: what a port is called is of no use here."""
    annotations = {
        name: parameter.annotation
        for name, parameter in inspect.signature(use_case).parameters.items()
        if parameter.kind is parameter.POSITIONAL_OR_KEYWORD
    }
    holder = SimpleNamespace(__annotations__=annotations)
    return {name: TypeAdapter(kind) for name, kind in get_type_hints(holder, use_case.__globals__).items()}


def _decode(name: str, adapter: TypeAdapter[Any], event: dict[str, Any]) -> Any:
    try:
        return adapter.validate_python(event[name])
    except KeyError:
        raise InvalidInput(f"the event has no {name}") from None
    except ValidationError as error:
        raise InvalidInput(f"{name}: {error.errors()[0]['msg']}") from error


def _named(error: AsperaError) -> AsperaError:
    """The error under the exact class name that Retry and Catch compare with."""
    family = family_of(error)
    return error if type(error) is family else family(str(error))

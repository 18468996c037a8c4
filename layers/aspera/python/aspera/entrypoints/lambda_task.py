"""From a state machine's task to a use case and back.

The event's fields are the use case's positional parameters, validated by their annotations; its
keyword-only parameters are ports. Errors leave under the four names that the state machine
knows (`domain.errors`), each with one line of text.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter, ValidationError

from aspera.bootstrap import bind, current_ports
from aspera.domain.errors import STATE_MACHINE_ERRORS, AsperaError, Defect, InvalidInput

LambdaHandler = Callable[[dict[str, Any], Any], Any]


def lambda_task(use_case: Callable[..., Any]) -> LambdaHandler:
    """A Lambda handler that calls `use_case` once."""
    parameters: dict[str, TypeAdapter[Any]] = {}

    def lambda_handler(event: dict[str, Any], context: Any = None) -> Any:
        if not parameters:
            parameters.update(_parameters(use_case))
        try:
            bound = bind(use_case, current_ports())
            result = bound(**{name: _decode(name, adapter, event) for name, adapter in parameters.items()})
        except AsperaError as error:
            raise _named(error) from error
        return result.model_dump(mode="json") if result is not None else None

    return lambda_handler


def _parameters(use_case: Callable[..., Any]) -> dict[str, TypeAdapter[Any]]:
    signature = inspect.signature(use_case, eval_str=True)
    return {
        name: TypeAdapter(parameter.annotation)
        for name, parameter in signature.parameters.items()
        if parameter.kind is parameter.POSITIONAL_OR_KEYWORD
    }


def _decode(name: str, adapter: TypeAdapter[Any], event: dict[str, Any]) -> Any:
    try:
        return adapter.validate_python(event[name])
    except KeyError:
        raise InvalidInput(f"the event has no {name}") from None
    except ValidationError as error:
        raise InvalidInput(f"{name}: {error.errors()[0]['msg']}") from error


def _named(error: AsperaError) -> AsperaError:
    """The error under the exact class name that Retry and Catch compare with."""
    family = next((kind for kind in STATE_MACHINE_ERRORS if isinstance(error, kind)), Defect)
    return error if type(error) is family else family(str(error))

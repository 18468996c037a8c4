"""What a state makes of its input and result: InputPath, Parameters, ResultSelector, ResultPath,
OutputPath, in this order (Developer Guide, "Processing input and output")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aspera.adapters.local.asl.context import Expression, compile_reference
from aspera.adapters.local.asl.errors import StateError
from aspera.adapters.local.asl.paths import reference_keys
from aspera.adapters.local.asl.scope import Scope
from aspera.adapters.local.asl.templates import compile_template

Place = Sequence[str] | None
"""The keys of a ResultPath; None discards the result."""


@dataclass(frozen=True, slots=True)
class DataFlow:
    """Each None means that the field is not given."""

    input: Expression | None
    parameters: Expression | None
    selector: Expression | None
    place: Place
    output: Expression | None

    def effective(self, data: Any, scope: Scope) -> Any:
        """The input that the state works on."""
        return data if self.input is None else self.input(data, scope)

    def arguments(self, data: Any, scope: Scope) -> Any:
        """The effective input, replaced by Parameters."""
        effective = self.effective(data, scope)
        return effective if self.parameters is None else self.parameters(effective, scope)

    def leave(self, data: Any, result: Any, scope: Scope) -> Any:
        """The state's output: `result` put in its place in the input `data`."""
        if self.selector is not None:
            result = self.selector(result, scope)
        output = put(data, self.place, result)
        return output if self.output is None else self.output(output, scope)

    def through(self, data: Any, scope: Scope) -> Any:
        """The output of a state that has no result: its effective input."""
        effective = self.effective(data, scope)
        return effective if self.output is None else self.output(effective, scope)


def compile_data_flow(state: Mapping[str, Any]) -> DataFlow:
    return DataFlow(
        input=_compile_filter(state, "InputPath"),
        parameters=compile_template(state["Parameters"]) if "Parameters" in state else None,
        selector=compile_template(state["ResultSelector"]) if "ResultSelector" in state else None,
        place=compile_place(state),
        output=_compile_filter(state, "OutputPath"),
    )


def compile_place(fields: Mapping[str, Any]) -> Place:
    path = fields.get("ResultPath", "$")
    return None if path is None else reference_keys(path)


def put(data: Any, place: Place, result: Any) -> Any:
    """`data` with `result` in `place`. `data` itself is not changed: branches share it."""
    if place is None:
        return data
    if not place:
        return result
    if not isinstance(data, dict):
        raise StateError("States.ResultPathMatchFailure", f"there is no field {place[0]!r} to write to")
    key, rest = place[0], place[1:]
    return {**data, key: put(data.get(key, {}), rest, result) if rest else result}


def _compile_filter(state: Mapping[str, Any], field: str) -> Expression | None:
    path = state.get(field, "$")
    if path is None:
        return lambda data, scope: {}
    return None if path == "$" else compile_reference(path)

"""A checked definition, state by state, compiled so that running it is quick."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aspera.adapters.local.asl.choice import compile_rule, is_numeric, is_timestamp
from aspera.adapters.local.asl.context import Expression, compile_reference
from aspera.adapters.local.asl.data_flow import compile_data_flow
from aspera.adapters.local.asl.errors import Refused
from aspera.adapters.local.asl.expressions import compile_expression
from aspera.adapters.local.asl.fan_out import WIDEST, Map, Parallel
from aspera.adapters.local.asl.machine import Machine, State
from aspera.adapters.local.asl.retries import compile_catchers, compile_retriers
from aspera.adapters.local.asl.states import Choice, Fail, Pass, Succeed, Wait
from aspera.adapters.local.asl.task import INVOKE, INVOKE_AND_WAIT, Task, seconds
from aspera.adapters.local.asl.templates import compile_template

Fields = Mapping[str, Any]


def compile_machine(fields: Fields) -> Machine:
    """Refused names the state."""
    return Machine(
        fields["StartAt"],
        {name: _compile_state(name, state) for name, state in fields["States"].items()},
    )


def _compile_state(name: str, state: Fields) -> State:
    compile_fields = _COMPILERS[state["Type"]]
    try:
        return compile_fields(name, state)
    except Refused as error:
        if error.state:
            raise
        raise Refused(str(error), name) from error


def _task(name: str, state: Fields) -> Task:
    if state["Resource"] not in (INVOKE, INVOKE_AND_WAIT):
        raise Refused(f"the Resource {state['Resource']!r} is not implemented")
    waits_for_token = state["Resource"] == INVOKE_AND_WAIT
    if "HeartbeatSeconds" in state and not waits_for_token:
        raise Refused("HeartbeatSeconds is implemented for .waitForTaskToken only")
    function, payload = _call(state.get("Parameters"))
    return Task(
        name=name,
        flow=compile_data_flow({key: state[key] for key in state if key != "Parameters"}),
        function=function,
        payload=payload,
        waits_for_token=waits_for_token,
        timeout=seconds(state.get("TimeoutSeconds")),
        heartbeat=seconds(state.get("HeartbeatSeconds")),
        retriers=compile_retriers(state),
        catchers=compile_catchers(state),
        following=state.get("Next"),
    )


def _call(parameters: Any) -> tuple[str, Expression]:
    if not isinstance(parameters, dict) or not isinstance(parameters.get("FunctionName"), str):
        raise Refused("Parameters need a FunctionName that is a string")
    unknown = parameters.keys() - {"FunctionName", "Payload", "Payload.$"}
    if unknown:
        raise Refused(f"{', '.join(sorted(unknown))} is not implemented in Parameters")
    template = {key: value for key, value in parameters.items() if key != "FunctionName"}
    arguments = compile_template(template or {"Payload": {}})
    return parameters["FunctionName"], lambda data, scope: arguments(data, scope)["Payload"]


def _pass(name: str, state: Fields) -> Pass:
    result: Expression | None = None
    if "Result" in state:
        constant = state["Result"]
        result = lambda data, scope: constant  # noqa: E731
    return Pass(name, compile_data_flow(state), result, state.get("Next"))


def _choice(name: str, state: Fields) -> Choice:
    rules = [(compile_rule(rule), rule["Next"]) for rule in state["Choices"]]
    return Choice(name, compile_data_flow(state), rules, state.get("Default"))


def _wait(name: str, state: Fields) -> Wait:
    return Wait(name, compile_data_flow(state), _wait_until(state), state.get("Next"))


def _wait_until(state: Fields) -> Expression:
    for field in ("SecondsPath", "TimestampPath"):
        if field in state:
            return compile_reference(state[field])
    until = state.get("Seconds", state.get("Timestamp"))
    if not is_timestamp(until) if "Timestamp" in state else not (is_numeric(until) and until >= 0):
        raise Refused(f"cannot wait for {until!r}")
    return lambda data, scope: until


def _succeed(name: str, state: Fields) -> Succeed:
    return Succeed(name, compile_data_flow(state))


def _fail(name: str, state: Fields) -> Fail:
    return Fail(name, _failure(state, "Error"), _failure(state, "Cause"))


def _failure(state: Fields, field: str) -> Expression:
    if f"{field}Path" in state:
        return compile_expression(state[f"{field}Path"])
    constant = state.get(field, "")
    if not isinstance(constant, str):
        raise Refused(f"{field} has to be a string")
    return lambda data, scope: constant


def _parallel(name: str, state: Fields) -> Parallel:
    return Parallel(
        name=name,
        flow=compile_data_flow(state),
        branches=[compile_machine(branch) for branch in state["Branches"]],
        retriers=compile_retriers(state),
        catchers=compile_catchers(state),
        following=state.get("Next"),
    )


def _map(name: str, state: Fields) -> Map:
    width = state.get("MaxConcurrency", 0)
    if isinstance(width, bool) or not isinstance(width, int) or width < 0:
        raise Refused("MaxConcurrency has to be a whole number")
    return Map(
        name=name,
        flow=compile_data_flow(state),
        items=compile_reference(state.get("ItemsPath", "$")),
        selector=compile_template(state["ItemSelector"]) if "ItemSelector" in state else None,
        width=min(width, WIDEST) or WIDEST,
        processor=compile_machine(state["ItemProcessor"]),
        retriers=compile_retriers(state),
        catchers=compile_catchers(state),
        following=state.get("Next"),
    )


_COMPILERS: dict[str, Callable[[str, Fields], State]] = {
    "Task": _task,
    "Pass": _pass,
    "Choice": _choice,
    "Wait": _wait,
    "Succeed": _succeed,
    "Fail": _fail,
    "Parallel": _parallel,
    "Map": _map,
}

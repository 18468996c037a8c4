"""From JSON to something that runs. What is not implemented is refused here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from aspera.adapters.local.asl.checks import all_states, faults, machines
from aspera.adapters.local.asl.compilation import compile_machine
from aspera.adapters.local.asl.errors import Refused
from aspera.adapters.local.asl.machine import Machine
from aspera.domain.errors import InvalidInput

_SUBSTITUTION = re.compile(r"\$\{([^}]*)\}")
_UNUSABLE = frozenset("#/[]")
"""Characters that would make the position of one state look like another's."""

_FILTERS = frozenset({"InputPath", "OutputPath"})
_RESULTS = _FILTERS | {"ResultSelector", "ResultPath", "Retry", "Catch", "Next", "End"}
_STATE_FIELDS: dict[str, frozenset[str]] = {
    "Task": _RESULTS | {"Resource", "Parameters", "TimeoutSeconds", "HeartbeatSeconds"},
    "Parallel": _RESULTS | {"Branches", "Parameters"},
    "Map": _RESULTS | {"ItemProcessor", "ItemsPath", "ItemSelector", "MaxConcurrency"},
    "Pass": _FILTERS | {"Parameters", "Result", "ResultPath", "Next", "End"},
    "Wait": _FILTERS | {"Seconds", "SecondsPath", "Timestamp", "TimestampPath", "Next", "End"},
    "Choice": _FILTERS | {"Choices", "Default"},
    "Succeed": _FILTERS,
    "Fail": frozenset({"Error", "Cause", "ErrorPath", "CausePath"}),
}
_EVERYWHERE = frozenset({"Type", "Comment", "QueryLanguage"})
_MACHINE_FIELDS = frozenset({"StartAt", "States", "Comment", "QueryLanguage"})
_OUTERMOST_FIELDS = _MACHINE_FIELDS | {"TimeoutSeconds", "Version"}
_INNER_FIELDS = _MACHINE_FIELDS | {"ProcessorConfig"}
_ERRORS = frozenset({"States.ALL", "States.HeartbeatTimeout", "States.IntrinsicFailure"}) | {
    "States.NoChoiceMatched",
    "States.ResultPathMatchFailure",
    "States.TaskFailed",
    "States.Timeout",
}
"""The predefined errors that the interpreter raises, as far as they can be caught."""


@dataclass(frozen=True, slots=True)
class Definition:
    """`identity` are bytes that differ when the definition or its substitutions do. `timeout` is
    the state machine's TimeoutSeconds."""

    machine: Machine
    identity: bytes
    timeout: float | None


def load(definition: Mapping[str, Any], substitutions: Mapping[str, str]) -> Definition:
    """InvalidInput names every state and construct that is wrong or not implemented."""
    fields: dict[str, Any] = _substitute(dict(definition), substitutions)
    problems = faults(fields) or list(_unsupported(fields))
    if problems:
        raise InvalidInput("; ".join(problems))
    try:
        machine = compile_machine(fields)
    except Refused as error:
        raise InvalidInput(str(error)) from error
    identity = orjson.dumps(fields, option=orjson.OPT_SORT_KEYS)
    return Definition(machine, identity, fields.get("TimeoutSeconds"))


def _substitute(value: Any, substitutions: Mapping[str, str]) -> Any:
    """`value` with each ${Name} replaced, as DefinitionSubstitutions of a SAM template are."""
    if isinstance(value, str):
        return _SUBSTITUTION.sub(lambda match: _substitution(match[1], substitutions), value)
    if isinstance(value, dict):
        return {key: _substitute(part, substitutions) for key, part in value.items()}
    if isinstance(value, list):
        return [_substitute(part, substitutions) for part in value]
    return value


def _substitution(name: str, substitutions: Mapping[str, str]) -> str:
    if name not in substitutions:
        raise InvalidInput(f"nothing is given for ${{{name}}} in the state machine's definition")
    return substitutions[name]


def _unsupported(definition: dict[str, Any]) -> Iterator[str]:
    for label, machine in machines(definition):
        known = _OUTERMOST_FIELDS if machine is definition else _INNER_FIELDS
        for field in sorted(machine.keys() - known):
            yield f"{label}: {field} is not implemented"
        config = machine.get("ProcessorConfig", {"Mode": "INLINE"})
        if config != {"Mode": "INLINE"}:
            yield f"{label}: ProcessorConfig {config} is not implemented, only Mode INLINE"
        if machine.get("QueryLanguage", "JSONPath") != "JSONPath":
            yield f"{label}: QueryLanguage {machine['QueryLanguage']} is not implemented"
    for name, state in all_states(definition):
        for problem in _unsupported_in(name, state):
            yield f"{name}: {problem}"


def _unsupported_in(name: str, state: dict[str, Any]) -> Iterator[str]:
    if _UNUSABLE.intersection(name):
        yield "a state's name without # / [ ], please"
    if state.get("QueryLanguage", "JSONPath") != "JSONPath":
        yield f"QueryLanguage {state['QueryLanguage']} is not implemented"
    for field in sorted(state.keys() - _STATE_FIELDS[state["Type"]] - _EVERYWHERE):
        yield f"{field} is not implemented in a {state['Type']} state"
    for kind in ("Retry", "Catch"):
        for part in state.get(kind, ()):
            for error in part["ErrorEquals"]:
                if error.startswith("States.") and error not in _ERRORS:
                    yield f"{kind}: the error {error} is not implemented"

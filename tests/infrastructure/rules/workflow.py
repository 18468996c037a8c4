"""The state machine and what it is given."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from infrastructure.assembly import Assembly, Template
from tests.infrastructure.grants import functions_of


def substitutions_and_definition_agree(assembly: Assembly) -> Iterator[str]:
    wanted = set(re.findall(r"\$\{(\w+)\}", json.dumps(assembly.definition)))
    machine = _only(assembly.sources["workflow"], "AWS::Serverless::StateMachine")
    given = set(machine["Properties"]["DefinitionSubstitutions"])
    yield from (f"{name} is in the definition only" for name in sorted(wanted - given))
    yield from (f"{name} is in the template only" for name in sorted(given - wanted))


def states_lead_somewhere(assembly: Assembly) -> Iterator[str]:
    yield from _check_states(assembly.definition)


def _check_states(part: Template) -> Iterator[str]:
    states = part["States"]
    targets = {part["StartAt"]}
    for name, state in states.items():
        here = [state.get("Next"), state.get("Default")]
        here += [one["Next"] for one in [*state.get("Choices", ()), *state.get("Catch", ())]]
        targets |= {target for target in here if target}
        if state["Type"] not in ("Choice", "Succeed", "Fail") and ("Next" in state) == bool(state.get("End")):
            yield f"{name} has either Next or End"
        for inner in [*state.get("Branches", ()), *filter(None, [state.get("ItemProcessor")])]:
            yield from _check_states(inner)
    yield from (f"there is no state {name}" for name in sorted(targets - set(states)))
    yield from (f"nothing leads to {name}" for name in sorted(set(states) - targets))


def every_function_of_the_definition_may_be_called(assembly: Assembly) -> Iterator[str]:
    wanted = {f"!{name}" for name in re.findall(r"\$\{(\w+)\}", json.dumps(assembly.definition))}
    machine = _only(assembly.sources["workflow"], "AWS::Serverless::StateMachine")
    allowed: set[str] = set()
    for statement in machine["Properties"]["Policies"][0]["Statement"]:
        if statement["Action"] == "lambda:InvokeFunction":
            allowed = {f"!{one['Ref']}" for one in statement["Resource"]}
    yield from (f"{name[1:]} is not in the role or not called" for name in sorted(wanted ^ allowed))


def tasks_have_the_time_that_the_state_machine_gives(assembly: Assembly) -> Iterator[str]:
    functions = {
        f"{name.title().replace('_', '')}FunctionArn": one for name, one in functions_of(assembly).items()
    }
    for name, state in _tasks(assembly.definition):
        (called,) = re.findall(r"\$\{(\w+)\}", state["Parameters"]["FunctionName"])
        timeout = functions[called]["Properties"]["Timeout"]
        if timeout > state["TimeoutSeconds"]:
            yield f"{name} gives up before its function does"


def _tasks(part: Template) -> Iterator[tuple[str, Template]]:
    for name, state in part["States"].items():
        if state["Type"] == "Task":
            yield name, state
        for inner in [*state.get("Branches", ()), *filter(None, [state.get("ItemProcessor")])]:
            yield from _tasks(inner)


def _only(template: Template, kind: str) -> Template:
    (found,) = [one for one in template["Resources"].values() if one["Type"] == kind]
    return found

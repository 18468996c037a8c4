"""What is wrong with a definition, without running it. What the checkers of the field look for
(asl-validator, statelint), and what none of them does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from aspera.adapters.local.asl.state_checks import check_state, targets

Fields = dict[str, Any]


def check(definition: Fields) -> list[str]:
    """One sentence a problem, each naming its state; none when all is well. Includes `advice`."""
    return [*faults(definition), *advice(definition)]


def faults(definition: Fields) -> list[str]:
    """What no interpreter could run."""
    problems: list[str] = []
    for label, machine in machines(definition):
        problems += _machine_faults(label, machine)
    names = Counter(name for _, machine in machines(definition) for name in _states(machine))
    problems += [f"{name}: {count} states have this name" for name, count in names.items() if count > 1]
    return problems


def advice(definition: Fields) -> list[str]:
    """What runs and will hurt one day."""
    problems = []
    for name, state in all_states(definition):
        if state.get("Type") == "Choice" and "Default" not in state:
            problems.append(f"{name}: Choice without Default")
        if _waits_for_token(state) and "TimeoutSeconds" not in state:
            problems.append(f"{name}: waits for a task token without TimeoutSeconds")
    return problems


def machines(definition: Fields, label: str = "state machine") -> Iterator[tuple[str, Fields]]:
    """The state machine and every branch and item processor in it, outermost first."""
    yield label, definition
    for name, state in _states(definition).items():
        for index, branch in enumerate(_branches(state)):
            yield from machines(branch, f"{name}, branch {index + 1}")
        for key in ("ItemProcessor", "Iterator"):
            if isinstance(state.get(key), dict):
                yield from machines(state[key], f"{name}, {key}")


def all_states(definition: Fields) -> Iterator[tuple[str, Fields]]:
    for _, machine in machines(definition):
        yield from _states(machine).items()


def _states(machine: Fields) -> dict[str, Fields]:
    states = machine.get("States")
    if not isinstance(states, dict):
        return {}
    return {name: state for name, state in states.items() if isinstance(state, dict)}


def _branches(state: Fields) -> list[Fields]:
    branches = state.get("Branches")
    return [part for part in branches if isinstance(part, dict)] if isinstance(branches, list) else []


def _waits_for_token(state: Fields) -> bool:
    return str(state.get("Resource", "")).endswith(".waitForTaskToken")


def _machine_faults(label: str, machine: Fields) -> Iterator[str]:
    states = _states(machine)
    if not states or len(states) != len(machine["States"]):
        yield f"{label}: States has to be an object of states"
        return
    problems = [
        *_start_faults(label, machine.get("StartAt"), states),
        *(f"{name}: {problem}" for name, state in states.items() for problem in check_state(name, state)),
        *_target_faults(states),
    ]
    yield from problems or _reachability(label, machine["StartAt"], states)


def _start_faults(label: str, start: Any, states: dict[str, Fields]) -> Iterator[str]:
    if not isinstance(start, str) or start not in states:
        yield f"{label}: StartAt names no state: {start!r}"


def _target_faults(states: dict[str, Fields]) -> Iterator[str]:
    for name, state in states.items():
        for field, target in targets(state):
            if not isinstance(target, str) or target not in states:
                yield f"{name}: {field} names no state: {target!r}"


def _reachability(label: str, start: str, states: dict[str, Fields]) -> Iterator[str]:
    """Of a machine whose every transition leads somewhere."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += [target for _, target in targets(states[name])]
    for name in states:
        if name not in reached:
            yield f"{name}: no way leads to this state"
    if not any(_ends(states[name]) for name in reached):
        yield f"{label}: no state ends it"


def _ends(state: Fields) -> bool:
    return "End" in state or state["Type"] in ("Succeed", "Fail")

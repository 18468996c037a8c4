from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aspera.adapters.local.asl.checks import check, faults
from tests.asl import Fields, asking, machine, mapping, parallel, passing, task

ROOT = Path(__file__).resolve().parents[5]
STATE_MACHINES = sorted((ROOT / "statemachines").glob("*.asl.json"))


def retrying(**fields: Any) -> Fields:
    return machine(("A", task("f", Retry=[{"ErrorEquals": ["Boom"], **fields}])))


def retries(*names: list[str]) -> Fields:
    return machine(("A", task("f", Retry=[{"ErrorEquals": each} for each in names])))


def catches(*catchers: Fields) -> Fields:
    return machine(("A", task("f", Catch=list(catchers), End=True)), ("B", passing(End=True)))


def chooses(*rules: Any, **fields: Any) -> Fields:
    choice = {"Type": "Choice", "Choices": list(rules), "Default": "B", **fields}
    return machine(("A", choice), ("B", passing(End=True)))


IS_ONE = {"Variable": "$.x", "NumericEquals": 1, "Next": "B"}
TWO = parallel(machine(("B", passing())), machine(("C", passing())))
UNLIMITED = {key: value for key, value in asking("f", {}).items() if key != "TimeoutSeconds"}


@pytest.mark.parametrize(
    "definition, problem",
    [
        ({}, "state machine: States has to be an object of states"),
        ({"StartAt": "A", "States": {}}, "state machine: States has to be an object of states"),
        ({"StartAt": "A", "States": {"A": 1}}, "state machine: States has to be an object of states"),
        ({"States": {"A": passing(End=True)}}, "state machine: StartAt names no state: None"),
        (machine(("A", passing()), start="B"), "state machine: StartAt names no state: 'B'"),
        (machine(("A", {"Type": "Loop"})), "A: there is no Type 'Loop'"),
        (machine(("A", passing(Next="B"))), "A: Next names no state: 'B'"),
        (chooses(IS_ONE, Default="C"), "A: Default names no state: 'C'"),
        (chooses({**IS_ONE, "Next": "C"}), "A: Choices Next names no state: 'C'"),
        (catches({"ErrorEquals": ["X"], "Next": "C"}), "A: Catch Next names no state: 'C'"),
        ({"StartAt": "A", "States": {"A": passing()}}, "A: needs either Next or End"),
        ({"StartAt": "A", "States": {"A": passing(Next="A", End=True)}}, "A: needs either Next or End"),
        (machine(("A", passing(End=False))), "A: End has to be true"),
        (machine(("A", {"Type": "Succeed", "End": True})), "A: a Succeed state has neither Next nor End"),
        (chooses(IS_ONE, Next="B"), "A: a Choice state has neither Next nor End"),
        (machine(("A", passing(Next="B")), ("B", passing(Next="A"))), "state machine: no state ends it"),
        (machine(("A", passing(End=True)), ("B", passing(End=True))), "B: no way leads to this state"),
        (machine(("A", parallel(machine(("B", passing(Next="B")))))), "A, branch 1: no state ends it"),
        (machine(("A", mapping(machine(("B", passing(Next="C")))))), "B: Next names no state: 'C'"),
        (machine(("A", parallel(machine(("A", passing()))))), "A: 2 states have this name"),
        (machine(("A", TWO), ("C", passing())), "C: 2 states have this name"),
        (machine(("A" * 81, passing())), "A" * 81 + ": a name has 1 to 80 characters"),
        (machine(("A", {"Type": "Task"})), "A: a Task needs a Resource"),
        (machine(("A", {"Type": "Wait", "Seconds": 1, "SecondsPath": "$.s"})), "A: a Wait needs one of Seconds, SecondsPath, Timestamp, TimestampPath"),
        (machine(("A", {"Type": "Fail", "Error": "E", "ErrorPath": "$.e"})), "A: either Error or ErrorPath"),
        (machine(("A", {"Type": "Parallel"})), "A: a Parallel needs Branches"),
        (machine(("A", {"Type": "Map"})), "A: a Map needs an ItemProcessor"),
        (chooses(), "A: a Choice needs Choices"),
        (chooses({"Variable": "$.x", "NumericEquals": 1}), "A: a rule needs Next"),
        (chooses({"Variable": "$.x", "Next": "B"}), "A: a rule needs one operator, not 0: ['Next', 'Variable']"),
        (chooses({**IS_ONE, "IsNull": True}), "A: a rule needs one operator, not 2: ['IsNull', 'Next', 'NumericEquals', 'Variable']"),
        (chooses({"NumericEquals": 1, "Next": "B"}), "A: NumericEquals needs a Variable"),
        (chooses({"Not": IS_ONE, "Next": "B"}), "A: a rule inside of a rule has no Next"),
        (chooses({"And": [], "Next": "B"}), "A: And needs rules"),
        (retries(["States.ALL", "Boom"]), "A: Retry: States.ALL has to stand alone"),
        (retries(["States.ALL"], ["Boom"]), "A: Retry: States.ALL has to stand last"),
        (retries(["Boom"], ["Other", "Boom"]), "A: Retry: Boom is matched before already"),
        (retries([]), "A: Retry needs ErrorEquals with names"),
        (retries(["States.Runtime"]), "A: Retry: States.Runtime ends the execution, it can be neither retried nor caught"),
        (retries(["NotFound", "InvalidInput"]), "A: Retry: NotFound, InvalidInput will not go away by trying again"),
        (retrying(IntervalSeconds=0), "A: Retry: IntervalSeconds has to be a whole number from 1 on"),
        (retrying(MaxAttempts=-1), "A: Retry: MaxAttempts has to be a whole number from 0 on"),
        (retrying(MaxAttempts=True), "A: Retry: MaxAttempts has to be a whole number from 0 on"),
        (retrying(BackoffRate=0.5), "A: Retry: BackoffRate has to be 1.0 or more"),
        (retrying(IntervalSeconds=5, MaxDelaySeconds=5), "A: Retry: MaxDelaySeconds has to be more than IntervalSeconds"),
        (retrying(JitterStrategy="SOME"), "A: Retry: JitterStrategy has to be FULL or NONE"),
        (machine(("A", task("f", Retry={}))), "A: Retry has to be an array of objects"),
        (catches({"ErrorEquals": ["States.ALL"]}), "A: Catch needs Next"),
        (catches({"ErrorEquals": ["States.ALL"], "Next": "B"}, {"ErrorEquals": ["X"], "Next": "B"}), "A: Catch: States.ALL has to stand last"),
        (machine(("A", task("f", TimeoutSeconds=0))), "A: TimeoutSeconds has to be a whole number from 1 on"),
        (machine(("A", asking("f", {}, HeartbeatSeconds=20))), "A: HeartbeatSeconds has to be less than TimeoutSeconds"),
        (machine(("A", {**asking("f", {}), "Parameters": {"FunctionName": "f"}})), "A: waits for a task token, but Parameters do not hand out $$.Task.Token"),
        (machine(("A", task("f", {"t.$": "$$.Task.Token"}))), "A: $$.Task.Token exists in a .waitForTaskToken state only"),
        (machine(("A", UNLIMITED)), "A: waits for a task token without TimeoutSeconds"),
        (machine(("A", {"Type": "Choice", "Choices": [IS_ONE]}), ("B", passing())), "A: Choice without Default"),
    ],
)  # fmt: skip
def test_one_problem_is_found_and_no_other(definition: Fields, problem: str) -> None:
    assert check(definition) == [problem]


def test_advice_keeps_nobody_from_running() -> None:
    assert faults(machine(("A", UNLIMITED))) == []


@pytest.mark.parametrize(
    "definition",
    [
        machine(("A", TWO)),
        chooses(IS_ONE, {"And": [{"Variable": "$.x", "IsPresent": True}], "Next": "B"}),
        retries(["Boom"], ["States.ALL"]),
        retrying(IntervalSeconds=5, MaxDelaySeconds=6, BackoffRate=1, JitterStrategy="NONE"),
        machine(("A", task("f", Retry=[{"ErrorEquals": ["NotFound"], "MaxAttempts": 0}]))),
        machine(("A", mapping(machine(("B", asking("f", {}, HeartbeatSeconds=5)))))),
        machine(("A", passing(Next="B")), ("B", {"Type": "Fail"})),
    ],
)
def test_nothing_is_found_where_nothing_is(definition: Fields) -> None:
    assert check(definition) == []


@pytest.mark.parametrize("path", STATE_MACHINES, ids=lambda path: path.name)
def test_the_products_state_machines_are_in_order(path: Path) -> None:
    assert check(json.loads(path.read_text())) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 3) | st.sampled_from(["A", "B", "Task", "$.x", "States.ALL"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "A B StartAt States Type Next End Choices Default Retry Catch ErrorEquals Branches And Not"
                " ItemProcessor Resource Parameters TimeoutSeconds Variable NumericEquals MaxAttempts".split()
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=25,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["StartAt", "States", "Comment"]), JSON))
def test_anything_can_be_checked(definition: Fields) -> None:
    assert all(isinstance(problem, str) for problem in check(definition))

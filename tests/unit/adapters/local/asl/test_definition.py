from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aspera.adapters.local.asl.definition import load
from aspera.domain.errors import InvalidInput
from tests.asl import INVOKE, Fields, asking, machine, mapping, parallel, passing, task

INNER = machine(("B", passing()))
WHOLE = machine(
    ("A", asking("f", {"x": [1]}, Retry=[{"ErrorEquals": ["Boom"], "MaxAttempts": 2}], ResultPath="$.a")),
    ("B", parallel(machine(("C", task("g"))), Catch=[{"ErrorEquals": ["States.ALL"], "Next": "G"}])),
    (
        "D",
        mapping(
            {**machine(("E", passing(Result=1))), "ProcessorConfig": {"Mode": "INLINE"}}, ItemsPath="$.xs"
        ),
    ),
    (
        "F",
        {
            "Type": "Choice",
            "Choices": [{"Not": {"Variable": "$.x", "IsNull": True}, "Next": "G"}],
            "Default": "G",
        },
    ),
    ("G", {"Type": "Wait", "Seconds": 1, "InputPath": "$", "OutputPath": None}),
    ("H", {"Type": "Fail", "Error": "E", "CausePath": "States.Format('{}', $.x)"}),
)


def state(**fields: Any) -> Fields:
    return machine(("A", {"Type": "Task", "Resource": INVOKE, "Parameters": {"FunctionName": "f"}, **fields}))


@pytest.mark.parametrize(
    "definition, construct",
    [
        (machine(("A", passing())) | {"QueryLanguage": "JSONata"}, "state machine: QueryLanguage JSONata"),
        (machine(("A", passing())) | {"Surprise": 1}, "state machine: Surprise"),
        (machine(("A", passing(QueryLanguage="JSONata"))), "A: QueryLanguage JSONata"),
        (machine(("A", passing(Assign={"x": 1}))), "A: Assign is not implemented in a Pass state"),
        (machine(("A", passing(Output="x"))), "A: Output is not implemented in a Pass state"),
        (state(Arguments={}), "A: Arguments is not implemented in a Task state"),
        (state(Credentials={}), "A: Credentials is not implemented in a Task state"),
        (state(TimeoutSecondsPath="$.t"), "A: TimeoutSecondsPath is not implemented in a Task state"),
        (state(HeartbeatSeconds=5), "A: HeartbeatSeconds is implemented for .waitForTaskToken only"),
        (state(Resource="arn:aws:states:::dynamodb:putItem"), "A: the Resource 'arn:aws:states:::dynamodb:putItem'"),
        (state(Resource="arn:aws:states:::states:startExecution.sync"), "A: the Resource"),
        (state(Resource="arn:aws:lambda:us-east-1:1:function:f"), "A: the Resource"),
        (state(Parameters={"Payload": {}}), "A: Parameters need a FunctionName"),
        (state(Parameters={"FunctionName.$": "$.f"}), "A: Parameters need a FunctionName"),
        (state(Parameters={"FunctionName": "f", "InvocationType": "Event"}), "A: InvocationType is not implemented"),
        (state(Parameters={"FunctionName": "f", "Payload": 1, "Payload.$": "$"}), "A: the field 'Payload' is given twice"),
        (state(InputPath="$..x"), "A: the path '$..x' is not implemented"),
        (state(OutputPath="$x"), "A: variables are not implemented"),
        (state(ResultPath="$.a[0]"), "A: the path '$.a[0]' names no single field"),
        (state(ResultPath="$$.Task"), "A: variables are not implemented"),
        (state(ResultSelector={"id.$": "States.UUID()"}), "A: the intrinsic function States.UUID is not implemented"),
        (state(Retry=[{"ErrorEquals": ["States.Permissions"]}]), "A: Retry: the error States.Permissions"),
        (state(Catch=[{"ErrorEquals": ["States.BranchFailed"], "Next": "A"}]), "A: Catch: the error States.BranchFailed"),
        (machine(("A", mapping(INNER, ItemReader={}))), "A: ItemReader is not implemented in a Map state"),
        (machine(("A", mapping(INNER, ItemBatcher={}))), "A: ItemBatcher"),
        (machine(("A", mapping(INNER, ResultWriter={}))), "A: ResultWriter"),
        (machine(("A", mapping(INNER, ToleratedFailureCount=1))), "A: ToleratedFailureCount"),
        (machine(("A", mapping(INNER, MaxConcurrencyPath="$.n"))), "A: MaxConcurrencyPath"),
        (machine(("A", mapping(INNER, MaxConcurrency=-1))), "A: MaxConcurrency has to be"),
        (machine(("A", mapping(INNER, Parameters={}))), "A: Parameters is not implemented in a Map state"),
        (machine(("A", {"Type": "Map", "Iterator": INNER})), "A: Iterator is not implemented in a Map state"),
        (machine(("A", mapping({**INNER, "ProcessorConfig": {"Mode": "DISTRIBUTED"}}))), "A, ItemProcessor: ProcessorConfig"),
        (machine(("A", parallel({**INNER, "TimeoutSeconds": 5}))), "A, branch 1: TimeoutSeconds"),
        (machine(("A", parallel(machine(("B", passing(Parameters={"x.$": "$..x"})))))), "B: the path '$..x'"),
        (machine(("A/B", passing())), "A/B: a state's name"),
        (machine(("A", {"Type": "Choice", "Choices": [{"Variable": "$..x", "IsNull": True, "Next": "B"}], "Default": "B"}), ("B", passing())), "A: the path '$..x'"),
        (machine(("A", {"Type": "Wait", "SecondsPath": "$..x"})), "A: the path '$..x'"),
        (machine(("A", {"Type": "Wait", "Seconds": -1})), "A: cannot wait for -1"),
        (machine(("A", {"Type": "Wait", "Timestamp": "soon"})), "A: cannot wait for 'soon'"),
        (machine(("A", {"Type": "Fail", "Error": 1})), "A: Error has to be a string"),
        (machine(("A", {"Type": "Fail", "CausePath": "$..x"})), "A: the path '$..x'"),
        (machine(("A", passing(Next="Nowhere"))), "A: Next names no state: 'Nowhere'"),
    ],
)  # fmt: skip
def test_what_is_not_implemented_is_refused_by_state_and_construct(
    definition: Fields, construct: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        load(definition, {})
    assert construct in str(caught.value)


def test_every_unknown_field_is_named_at_once() -> None:
    with pytest.raises(InvalidInput) as caught:
        load(machine(("A", passing(Assign={})), ("B", passing(Output=1))), {})
    assert str(caught.value) == (
        "A: Assign is not implemented in a Pass state; B: Output is not implemented in a Pass state"
    )


def test_substitutions_are_made_everywhere() -> None:
    definition = machine(("A", parallel(machine(("B", task("${EchoFunctionArn}"))))))
    loaded = load(definition, {"EchoFunctionArn": "echo"})
    branch = loaded.machine.states["A"].branches[0]  # type: ignore[attr-defined]
    assert branch.states["B"].function == "echo"


def test_a_substitution_that_is_not_given_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"\$\{EchoFunctionArn\}"):
        load(machine(("A", task("${EchoFunctionArn}"))), {"Other": "x"})


def test_the_identity_differs_with_the_definition_and_its_substitutions() -> None:
    definition = machine(("A", task("${F}", Retry=[{"ErrorEquals": ["Boom"]}])), ("B", asking("g", {})))
    same = load(definition, {"F": "f", "Unused": "x"}).identity
    assert load(definition, {"F": "f"}).identity == same
    assert load(definition, {"F": "other"}).identity != same
    assert load(definition | {"Comment": "other"}, {"F": "f"}).identity != same


def test_the_state_machines_time_is_read() -> None:
    assert load(machine(("A", passing())), {}).timeout is None
    assert (
        load(machine(("A", passing())) | {"TimeoutSeconds": 5, "Comment": "c", "Version": "1.0"}, {}).timeout
        == 5
    )


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every container in `value` with every key or index in it."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, part in inside for place in [(value, key), *places(part)]]


@settings(deadline=None)
@given(st.data())
def test_a_damaged_definition_is_refused_or_runs(data: st.DataObject) -> None:
    definition = json.loads(json.dumps(WHOLE))
    container, key = data.draw(st.sampled_from(places(definition)))
    container[key] = data.draw(
        st.sampled_from([None, 0, -1, True, "", "$", "$..x", "States.X()", [], [[]], {}, {"A": 1}, ["A"]])
    )
    try:
        load(definition, {})
    except InvalidInput as error:
        assert str(error)

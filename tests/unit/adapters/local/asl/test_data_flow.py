from __future__ import annotations

from typing import Any

import pytest

from aspera.adapters.local.asl.data_flow import compile_data_flow, put
from aspera.adapters.local.asl.errors import StateError
from aspera.adapters.local.asl.scope import Scope


@pytest.mark.parametrize(
    "data, place, output",
    [
        ({"a": 1}, (), 5),
        ({"a": 1}, None, {"a": 1}),
        ({"a": 1}, ("b",), {"a": 1, "b": 5}),
        ({"a": 1}, ("a",), {"a": 5}),
        ({}, ("a", "b", "c"), {"a": {"b": {"c": 5}}}),
        ({"a": {"z": 1}}, ("a", "b"), {"a": {"z": 1, "b": 5}}),
    ],
)
def test_a_result_is_put_in_its_place(data: Any, place: Any, output: Any) -> None:
    assert put(data, place, 5) == output


def test_the_input_itself_stays_as_it_is() -> None:
    data = {"a": {"b": 1}}
    assert put(data, ("a", "c"), 5) == {"a": {"b": 1, "c": 5}}
    assert data == {"a": {"b": 1}}


@pytest.mark.parametrize(
    "data, place", [([1], ("a",)), ("text", ("a",)), ({"a": 1}, ("a", "b")), (None, ("a",))]
)
def test_a_result_has_no_place_in_what_is_no_object(data: Any, place: tuple[str, ...]) -> None:
    with pytest.raises(StateError) as caught:
        put(data, place, 5)
    assert caught.value.error == "States.ResultPathMatchFailure"


def test_fields_work_one_after_the_other(scope: Scope) -> None:
    flow = compile_data_flow(
        {
            "InputPath": "$.in",
            "Parameters": {"p.$": "$.x", "name.$": "$$.State.Name"},
            "ResultSelector": {"r.$": "$.value"},
            "ResultPath": "$.out",
            "OutputPath": "$.out.r",
        }
    )
    data = {"in": {"x": 1}}
    assert flow.arguments(data, scope) == {"p": 1, "name": "Here"}
    assert flow.leave(data, {"value": 7, "noise": 8}, scope) == 7


def test_without_fields_the_input_passes_and_the_result_replaces_it(scope: Scope) -> None:
    flow = compile_data_flow({})
    data = {"a": 1}
    assert flow.arguments(data, scope) is data
    assert flow.through(data, scope) is data
    assert flow.leave(data, 5, scope) == 5


def test_null_paths_empty_what_they_filter(scope: Scope) -> None:
    assert compile_data_flow({"InputPath": None}).effective({"a": 1}, scope) == {}
    assert compile_data_flow({"OutputPath": None}).through({"a": 1}, scope) == {}

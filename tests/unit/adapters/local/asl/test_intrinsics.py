from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aspera.adapters.local.asl.errors import StateError
from aspera.adapters.local.asl.intrinsics import FUNCTIONS, format_argument

SCALARS = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8)
ARRAYS = st.lists(SCALARS, max_size=12)


def call(name: str, *arguments: Any) -> Any:
    return FUNCTIONS[name][1](*arguments)


@pytest.mark.parametrize(
    "name, arguments, result",
    [
        ("Array", (), []),
        ("Array", (1, None, [2]), [1, None, [2]]),
        ("ArrayPartition", ([1, 2, 3, 4, 5], 2), [[1, 2], [3, 4], [5]]),
        ("ArrayPartition", ([], 3), []),
        ("ArrayContains", ([{"a": 1, "b": 2}], {"b": 2, "a": 1}), True),
        ("ArrayContains", ([1], True), False),
        ("ArrayContains", ([1], 1.0), False),
        ("ArrayContains", ([None], None), True),
        ("ArrayRange", (1, 9, 2), [1, 3, 5, 7, 9]),
        ("ArrayRange", (3, 1, 1), []),
        ("ArrayRange", (0.5, 2.4, 1), [1, 2]),
        ("ArrayRange", (1, 1000, 1), list(range(1, 1001))),
        ("ArrayGetItem", ([7, 8], 1), 8),
        ("ArrayLength", ([],), 0),
        ("ArrayUnique", ([2, 1, 2, True, 1.0, "1"],), [2, 1, True, 1.0, "1"]),
        ("ArrayUnique", ([{"a": 1}, {"a": 1}],), [{"a": 1}]),
        ("Base64Encode", ("hé",), "aMOp"),
        ("Base64Decode", ("aMOp",), "hé"),
        ("Hash", ("a", "MD5"), "0cc175b9c0f1b6a831c399e269772661"),
        ("Hash", ("é", "SHA-256"), hashlib.sha256("é".encode()).hexdigest()),
        ("JsonMerge", ({"a": {"x": 1}, "b": 1}, {"a": {"y": 2}}, False), {"a": {"y": 2}, "b": 1}),
        ("JsonToString", ({"a": [1, "é", None]},), '{"a":[1,"é",null]}'),
        ("StringToJson", ('{"a":[1]}',), {"a": [1]}),
        ("StringToJson", (" \n",), None),
        ("StringSplit", ("This.is+a,test=string", ".+,="), ["This", "is", "a", "test", "string"]),
        ("StringSplit", (",a,,b,", ","), ["a", "b"]),
        ("StringSplit", ("ab", ""), ["ab"]),
        ("StringSplit", ("", ","), []),
        ("StringSplit", ("a]b-c", "]-"), ["a", "b", "c"]),
        ("MathAdd", (111, -1), 110),
        ("MathAdd", (1.5, 0), 2),
        ("MathAdd", (-1.5, 0), -1),
        ("MathAdd", (2.4, 2.4), 4),
    ],
)
def test_an_intrinsic_function_computes(name: str, arguments: tuple[Any, ...], result: Any) -> None:
    computed = call(name, *arguments)
    assert computed == result
    assert (
        [type(part) for part in computed] == [type(part) for part in result]
        if name == "ArrayUnique"
        else True
    )


@pytest.mark.parametrize(
    "name, arguments",
    [
        ("ArrayPartition", ("text", 2)),
        ("ArrayPartition", ([1], 0)),
        ("ArrayPartition", ([1], "2")),
        ("ArrayContains", ({"a": 1}, 1)),
        ("ArrayRange", (1, 5, 0)),
        ("ArrayRange", (5, 1, -1)),
        ("ArrayRange", (1, 1001, 1)),
        ("ArrayRange", (True, 5, 1)),
        ("ArrayGetItem", ([1], 1)),
        ("ArrayGetItem", ([1], -1)),
        ("ArrayLength", ("text",)),
        ("ArrayUnique", (None,)),
        ("Base64Encode", (7,)),
        ("Base64Encode", ("a" * 10_001,)),
        ("Base64Decode", ("§",)),
        ("Base64Decode", ("/w==",)),
        ("Hash", ("a", "SHA-3")),
        ("Hash", ({"a": 1}, "MD5")),
        ("JsonMerge", ({}, {}, True)),
        ("JsonMerge", ({}, [], False)),
        ("StringToJson", ("{",)),
        ("StringToJson", (7,)),
        ("StringSplit", (None, ",")),
        ("MathAdd", ("1", 2)),
        ("MathAdd", (True, 2)),
    ],
)
def test_what_does_not_fit_is_an_intrinsic_failure(name: str, arguments: tuple[Any, ...]) -> None:
    with pytest.raises(StateError) as caught:
        call(name, *arguments)
    assert caught.value.error == "States.IntrinsicFailure"


@pytest.mark.parametrize("value, text", [("a", "a"), (1, "1"), (1.5, "1.5"), (True, "true"), (None, "null")])
def test_a_format_prints_scalars(value: Any, text: str) -> None:
    assert format_argument(value) == text


@pytest.mark.parametrize("value", [[], {}, [1]])
def test_a_format_prints_no_objects_and_arrays(value: Any) -> None:
    with pytest.raises(StateError):
        format_argument(value)


@settings(deadline=None)
@given(ARRAYS, st.integers(1, 15))
def test_partitions_join_to_the_array_again(values: list[Any], size: int) -> None:
    parts = call("ArrayPartition", values, size)
    assert [value for part in parts for value in part] == values
    assert all(len(part) == size for part in parts[:-1])


@settings(deadline=None)
@given(ARRAYS)
def test_unique_values_are_all_contained_and_differ(values: list[Any]) -> None:
    unique = call("ArrayUnique", values)
    assert all(call("ArrayContains", unique, value) for value in values)
    assert call("ArrayUnique", unique) == unique


@settings(deadline=None)
@given(st.text(max_size=50))
def test_base64_and_json_texts_come_back(text: str) -> None:
    assert call("Base64Decode", call("Base64Encode", text)) == text
    assert call("StringToJson", call("JsonToString", [text])) == [text]


@settings(deadline=None)
@given(st.text("ab,;", max_size=20))
def test_pieces_of_a_text_hold_no_delimiter(text: str) -> None:
    pieces = call("StringSplit", text, ",;")
    assert "".join(pieces) == text.replace(",", "").replace(";", "")
    assert all(pieces)

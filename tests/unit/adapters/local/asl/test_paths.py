from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aspera.adapters.local.asl.errors import MissingPath, Refused
from aspera.adapters.local.asl.paths import compile_path, reference_keys

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.text(st.characters(exclude_characters="'\\", exclude_categories=["Cs"]), max_size=6)

ITEMS = [{"k": "a", "n": 1}, {"k": "b", "n": 2.5}, {"n": True}, "text", None]


@pytest.mark.parametrize(
    "path, data, found",
    [
        ("$", 7, 7),
        ("$.a", {"a": None}, None),
        ("$.a.b", {"a": {"b": 1}}, 1),
        ("$['a']['b c']", {"a": {"b c": 1}}, 1),
        ('$["a.b"]', {"a.b": 1}, 1),
        ("$['[0]']", {"[0]": 1}, 1),
        ("$.año", {"año": 1}, 1),
        ("$.a-b", {"a-b": 1}, 1),
        ("$[0]", [1, 2], 1),
        ("$[-1]", [1, 2], 2),
        ("$.a[1].b", {"a": [0, {"b": 3}]}, 3),
        ("$[*]", [1, 2], [1, 2]),
        ("$.*", {"a": 1, "b": 2}, [1, 2]),
        ("$[*]", 7, []),
        ("$[*].a", [{"a": 1}, {"b": 2}, 3], [1]),
        ("$[*][0]", [[1], [], [2]], [1, 2]),
        ("$[1:3]", [1, 2, 3, 4], [2, 3]),
        ("$[:2]", [1, 2, 3], [1, 2]),
        ("$[-2:]", [1, 2, 3], [2, 3]),
        ("$[5:]", [1], []),
        ("$[?(@.k == 'a')].n", ITEMS, [1]),
        ("$[?(@.n>1)].k", ITEMS, ["b"]),
        ("$[?(@.n >= 1)].n", ITEMS, [1, 2.5]),
        ("$[?(@.n == true)]", ITEMS, [{"n": True}]),
        ("$[?(@.k < 'b')].k", ITEMS, ["a"]),
        ("$[?(@.a.b == null)]", [{"a": {"b": None}}, {"a": {}}], [{"a": {"b": None}}]),
    ],
)
def test_a_path_finds(path: str, data: Any, found: Any) -> None:
    assert compile_path(path)(data) == found


@pytest.mark.parametrize(
    "path, data",
    [
        ("$.a", {}),
        ("$.a", [1]),
        ("$.a", "text"),
        ("$.a", None),
        ("$.a.b", {"a": "text"}),
        ("$[0]", {"0": 1}),
        ("$[0]", "text"),
        ("$[2]", [1, 2]),
        ("$[-3]", [1, 2]),
        ("$.a[*]", {}),
        ("$.a[0:1]", {"a": "text"}),
        ("$[?(@.k == 'a')]", {"k": "a"}),
    ],
)
def test_a_path_to_nothing_is_a_runtime_error(path: str, data: Any) -> None:
    with pytest.raises(MissingPath) as caught:
        compile_path(path)(data)
    assert caught.value.error == "States.Runtime"
    assert path in caught.value.cause


@pytest.mark.parametrize(
    "path",
    [
        *["a", "", "$a", "$x.y", "$..a", "$.", "$[", "$['a", "$[0,1]", "$[::2]", "$.a b", "$[?(@.k != 'a')]"],
        *["$[?(@.k)]", "$[?(@.a == 'x' && @.b == 'y')]", "$.a.length()", "$[(@.length-1)]", "$['a\\'b']"],
    ],
)
def test_what_is_not_implemented_is_refused(path: str) -> None:
    with pytest.raises(Refused):
        compile_path(path)


@settings(deadline=None)
@given(st.lists(KEYS, min_size=1, max_size=4), JSON)
def test_a_path_of_keys_finds_what_was_put_there(keys: list[str], value: Any) -> None:
    data = value
    for key in reversed(keys):
        data = {"other": 1, key: data}
    assert compile_path("$" + "".join(f"['{key}']" for key in keys))(data) == value


@settings(deadline=None)
@given(JSON, st.sampled_from(["$.a", "$[0]", "$[*].a", "$[1:]", "$[?(@.a > 1)]", "$.*[*]"]))
def test_a_path_finds_something_or_says_that_there_is_nothing(data: Any, path: str) -> None:
    try:
        compile_path(path)(data)
    except MissingPath as error:
        assert error.error == "States.Runtime"


def test_a_place_to_write_to_is_a_row_of_keys() -> None:
    assert reference_keys("$") == ()
    assert reference_keys("$.a['b']") == ("a", "b")


@pytest.mark.parametrize("path", ["$[0]", "$.a[*]", "$.a[0].b"])
def test_a_place_to_write_to_has_no_index_and_no_wildcard(path: str) -> None:
    with pytest.raises(Refused):
        reference_keys(path)

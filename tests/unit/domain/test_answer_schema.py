from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.answer_schema import check_schema, violation
from aspera.domain.errors import Defect
from tests.inquiries import CLAIMS, SCHEMA


def claims(**changes: Any) -> dict[str, Any]:
    return {"claims": [CLAIMS["claims"][0] | changes]}


def test_what_fits_has_no_violation() -> None:
    check_schema(SCHEMA)
    assert violation(CLAIMS, SCHEMA) is None
    assert violation({"claims": []}, SCHEMA) is None


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ([], "$ is not of type object"),
        (None, "$ is not of type object"),
        ({}, "$.claims is missing"),
        ({"claims": None}, "$.claims is not of type array"),
        ({"claims": [], "more": 1}, "unknown property 'more'"),
        (claims(page="3"), "$.claims[0].page is not of type integer"),
        (claims(page=True), "$.claims[0].page is not of type integer"),
        (claims(page=3.0), "$.claims[0].page is not of type integer"),
        (claims(page=0), "$.claims[0].page is below the least (1)"),
        (claims(quote=""), "$.claims[0].quote is below the least (1)"),
        (claims(quote="x" * 101), "$.claims[0].quote is above the most (100)"),
        (claims(kind="green"), "$.claims[0].kind is none of vague, absolute"),
        (claims(is_target=1), "$.claims[0].is_target is not of type boolean"),
        ({"claims": CLAIMS["claims"] * 6}, "$.claims is above the most (5)"),
    ],
)
def test_what_does_not_fit_is_named_by_its_place(value: Any, says: str) -> None:
    found = violation(value, SCHEMA)
    assert found is not None and says in found


@pytest.mark.parametrize(
    "schema",
    [
        {},
        {"type": "array", "items": {"type": "string"}},
        {"type": "object", "properties": {"a": {"type": "number"}}, "required": ["a"], "additionalProperties": False},
        {"type": "object", "properties": {"a": {"type": "string"}}, "required": [], "additionalProperties": False},
        {"type": "object", "properties": {}, "required": []},
        {"type": "object", "properties": {}, "required": [], "additionalProperties": False, "oneOf": []},
        {"type": "object", "properties": {"a": {"type": "string", "pattern": "(a+)+"}}, "required": ["a"],
         "additionalProperties": False},
        {"type": "object", "properties": {"a": {"type": "array"}}, "required": ["a"], "additionalProperties": False},
    ],
)  # fmt: skip
def test_a_schema_that_could_not_be_checked_is_a_defect(schema: dict[str, Any]) -> None:
    with pytest.raises(Defect):
        check_schema(schema)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-1, 3)
    | st.text(max_size=3)
    | st.sampled_from(["vague", "absolute"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["claims", "quote", "page", "kind", "is_target", "x"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)
almost = st.fixed_dictionaries(
    {
        "claims": st.lists(
            st.fixed_dictionaries(
                {
                    "quote": st.text(max_size=2),
                    "page": st.integers(-1, 2),
                    "kind": st.sampled_from(["vague", "absolute", "x"]),
                    "is_target": st.booleans() | st.integers(0, 1),
                }
            ),
            max_size=7,
        )
    }
)


@given(json_values | almost)
def test_a_full_validator_agrees(value: Any) -> None:
    assert (violation(value, SCHEMA) is None) is jsonschema.Draft202012Validator(SCHEMA).is_valid(value)

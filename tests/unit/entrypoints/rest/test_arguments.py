from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.errors import InvalidInput
from aspera.entrypoints.rest.arguments import arguments_of
from aspera.entrypoints.rest.messages import Request
from aspera.entrypoints.rest.routes import ROUTES, Route


def route_of(field: str) -> Route:
    return next(route for route in ROUTES if route.field == field)


def asked(field: str, query: Any = None, body: Any = None) -> dict[str, Any]:
    route = route_of(field)
    path = {name: "x" for name in route.in_path}
    return arguments_of(route, path, Request(route.method, "", query or {}, json.dumps(body).encode()))


def test_names_of_the_path_become_arguments() -> None:
    assert asked("getFinding") == {"document_id": "x", "id": "x"}


def test_a_spread_object_is_put_together_again() -> None:
    found = asked("listFindings", {"severities": ["high", "LOW"], "limit": ["7"]})
    assert found == {"document_id": "x", "limit": 7, "filter": {"severities": ["HIGH", "LOW"]}}
    found = asked("reviewFinding", body={"state": "OPEN"})
    assert found == {"document_id": "x", "finding_id": "x", "review": {"state": "OPEN"}}


def test_a_query_holds_truth_and_the_names_of_formats_in_any_case() -> None:
    found = asked("exportDocument", {"format": ["csv"], "accepted": ["true"]})
    assert found == {"id": "x", "format": "CSV", "accepted": True}


@pytest.mark.parametrize(
    ("field", "query", "body", "told"),
    [
        ("listDocuments", {"colour": ["red"]}, None, "There is no parameter 'colour' here."),
        ("listDocuments", {"limit": ["1", "2"]}, None, "limit is given 2 times; once is enough."),
        ("listDocuments", {"limit": ["1.5"]}, None, "limit is a whole number."),
        ("exportDocument", {}, None, "format is missing."),
        ("exportDocument", {"format": ["csv"], "accepted": ["yes"]}, None, "accepted is true or false."),
        ("createUpload", {}, {"filename": None}, "filename is null; leave it out."),
        ("createUpload", {}, [], "The body is a JSON object."),
        ("analyse", {}, {"agents": ["math", 3]}, "agents[1]: "),
    ],
)
def test_what_is_wrong_is_told(field: str, query: Any, body: Any, told: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        asked(field, query, body)
    assert str(refusal.value).startswith(told)


def test_a_body_that_is_no_json_is_refused() -> None:
    route = route_of("analyse")
    with pytest.raises(InvalidInput, match="not JSON"):
        arguments_of(route, {"id": "x"}, Request("POST", "", {}, b"{"))


@given(
    st.sampled_from(ROUTES),
    st.dictionaries(st.text(max_size=12), st.lists(st.text(max_size=20), min_size=1, max_size=3), max_size=4),
    st.one_of(st.binary(max_size=30), st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=9),
        lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=9), part, max_size=3),
    ).map(lambda value: json.dumps(value).encode())),
)  # fmt: skip
def test_whatever_is_sent_is_taken_or_refused(route: Route, query: dict[str, list[str]], body: bytes) -> None:
    path = {name: "x" for name in route.in_path}
    try:
        found = arguments_of(route, path, Request(route.method, "", query, body))
    except InvalidInput as error:
        assert str(error)
    else:
        assert all(name.islower() for name in found)

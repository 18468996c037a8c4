"""A stranger at every field of the GraphQL schema and at every route of the REST API, whoever he says
that he is. What is asked is made from the schema and the routes: a new one is attacked by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from aspera.entrypoints import lambda_graphql, lambda_rest
from aspera.entrypoints.graphql.resolvers import RESOLVERS
from aspera.entrypoints.graphql.schema import load_schema, modes_of
from aspera.entrypoints.rest.routes import ROUTES
from graphql import GraphQLNonNull, GraphQLObjectType
from tests.engines.two_owners import OWNER, SECRET, STRANGER, Home, state
from tests.rest.proxy_event import proxy_event

GROUPS: tuple[list[str], ...] = ([], ["Admin"], ["admin", "analyst"], ["bob"], ["../bob"])
POSED = (STRANGER, "Bob", "bob ", "bob/", "mallory/../bob", "b\u043eb", "mallory,bob", "*")
OF_NOBODY = ("viewer", "listDocuments", "listConversations", "search", "graph", "gremlin", "createUpload")
"""Asked for what is the caller's own: the answer has nothing of the owner's."""
NOT_ATTACKED = ("tryExample",)
"""Takes nothing, and begins an analysis of our own example."""
MARKS = (SECRET, "memo.md", OWNER)


def fields() -> Iterator[tuple[str, str]]:
    for parent in ("Query", "Mutation"):
        kind = load_schema().type_map[parent]
        assert isinstance(kind, GraphQLObjectType)
        for field in kind.fields:
            if "aws_cognito_user_pools" in modes_of(kind, field) and field not in NOT_ATTACKED:
                assert field in RESOLVERS[parent], field
                yield parent, field


FIELDS = list(fields())


def arguments(home: Home, parent: str, field: str) -> dict[str, Any]:
    """With the owner's ids for whatever takes an id; a required argument that is not known here
    fails the test."""
    values = {
        "id": home.finding_id if field == "getFinding" else home.document_id,
        "documentId": home.document_id,
        "vertexId": home.document_id,
        "ids": [home.document_id, home.own],
        "documentIds": [home.document_id],
        "findingId": home.finding_id,
        "review": {"comment": "mine now"},
        "format": "JSON",
        "first": 1,
        "last": 1,
        "query": "g.V().values('name')" if field == "gremlin" else SECRET,
        "filename": "x.md",
        "size": 9.0,
        "mediaType": "text/plain",
        "sha256": home.ports.documents.get(home.document_id, OWNER).sha256,
        "again": True,
    }
    kind: Any = load_schema().type_map[parent]
    taken = kind.fields[field].args
    unknown = [
        name for name, one in taken.items() if isinstance(one.type, GraphQLNonNull) and name not in values
    ]
    assert unknown == [], f"{field} takes something new: say here what a stranger would give"
    if field == "graph":
        return {"documentId": home.document_id}
    return {name: values[name] for name in taken if name in values}


def asked(home: Home, parent: str, field: str, owner: str, groups: list[str]) -> dict[str, Any]:
    given = arguments(home, parent, field)
    event = {"type": parent, "field": field, "arguments": given, "owner": owner, "groups": groups}
    return lambda_graphql.answer(event | {"document": None}, home.ports)


def marks_in(home: Home, answer: Any) -> list[str]:
    """What it tells of the owner's document, besides the words that were asked with."""
    text = json.dumps(answer, default=str).replace(home.document_id, "").replace("x.md", "")
    return [mark for mark in MARKS if mark in text]


@pytest.mark.parametrize("parent, field", [one for one in FIELDS if one[0] == "Query"])
def test_the_owner_is_answered(home: Home, parent: str, field: str) -> None:
    """Nothing is refused for another reason. What is compared is not all his: that is not found."""
    answer = asked(home, parent, field, OWNER, [])
    assert ("data" in answer) is (field != "compareDocuments"), answer


def test_every_field_is_closed_to_a_stranger(home: Home) -> None:
    before = state(home)
    tried = [
        (parent, field, owner, groups)
        for parent, field in FIELDS
        for owner, groups in [*((STRANGER, groups) for groups in GROUPS), *((owner, []) for owner in POSED)]
        if field != "createUpload" or owner == STRANGER
    ]
    assert len(tried) >= 100
    leaked = []
    for parent, field, owner, groups in tried:
        answer = asked(home, parent, field, owner, groups)
        told = marks_in(home, answer) if field != "viewer" else []
        refused = answer.get("error", {}).get("type") == "NotFound"
        if told or not (refused or field in OF_NOBODY):
            leaked.append((field, owner, groups, answer))
    assert leaked == []
    assert state(home) == before


@pytest.mark.parametrize("field", ["agents", "coverage", "cost", "findings", "lastSequence"])
def test_a_document_s_dearer_fields_are_closed_to_a_stranger(home: Home, field: str) -> None:
    event = {"type": "Document", "field": field, "arguments": {}, "groups": ["Admin"]}
    assert "data" in lambda_graphql.answer(event | {"owner": OWNER, "document": home.document_id}, home.ports)
    for owner in POSED:
        answer = lambda_graphql.answer(event | {"owner": owner, "document": home.document_id}, home.ports)
        assert answer["error"]["type"] == "NotFound", (owner, answer)


def routed(home: Home, route: Any, owner: str | None, groups: str | None = None) -> dict[str, Any]:
    """The route asked with the owner's ids."""
    given = arguments(home, route.kind, route.field)
    in_path = {"documentId": home.document_id, "findingId": home.finding_id, "id": home.document_id}
    path = route.path
    for name, argument in route.in_path.items():
        value = home.finding_id if name == "finding" else in_path[argument]
        path = path.replace(f"{{{name}}}", value)
        given.pop(argument, None)
    if route.spread:
        given |= given.pop(route.spread, {})
    if route.method == "POST":
        event = proxy_event("POST", path, owner, None, json.dumps(given), groups)
        return lambda_rest.answer(event, home.ports)
    query = {name: [str(one) for one in (v if isinstance(v, list) else [v])] for name, v in given.items()}
    return lambda_rest.answer(proxy_event(route.method, path, owner, query, None, groups), home.ports)


@pytest.mark.parametrize("home", ["stack", "stack with Gremlin"], indirect=True)
def test_every_route_is_closed_to_a_stranger(home: Home) -> None:
    """A laptop's server has its own sessions: tests/integration/test_serve_owners.py."""
    before = state(home)
    attacks: list[tuple[str | None, str | None]] = [
        *((STRANGER, groups) for groups in (None, "Admin", "[Admin]", "bob")),
        *((owner, None) for owner in POSED[1:]),
    ]
    leaked, tried = [], 0
    for route in ROUTES:
        for owner, groups in attacks if route.field != "createUpload" else attacks[:1]:
            if route.field in NOT_ATTACKED:
                continue
            answer = routed(home, route, owner, groups)
            tried += 1
            told = marks_in(home, answer["body"]) if route.field != "viewer" else []
            if told or not (answer["statusCode"] == 404 or route.field in OF_NOBODY):
                leaked.append((route.method, route.path, owner, answer["statusCode"], answer["body"]))
        assert routed(home, route, None)["statusCode"] == 401
    assert tried >= 100
    assert leaked == []
    assert state(home) == before

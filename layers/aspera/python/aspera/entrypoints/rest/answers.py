"""From what a resolver gives to JSON: the fields that the schema names, whatever they cost, settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from aspera.entrypoints.graphql.schema import load_schema
from aspera.entrypoints.rest.routes import COSTLY, Route
from graphql import (
    GraphQLField,
    GraphQLList,
    GraphQLObjectType,
    GraphQLOutputType,
    get_named_type,
    get_nullable_type,
)

_WITH_ADDRESS = ("Link", "Upload")
_JSON = "AWSJSON"


def answer_type(route: Route) -> GraphQLOutputType:
    kind = load_schema().type_map[route.kind]
    assert isinstance(kind, GraphQLObjectType)
    found: GraphQLOutputType = kind.fields[route.field].type
    return found


def rendered(value: Any, route: Route, origin: str) -> Any:
    """A list becomes `{"items": […]}`; `origin` goes before addresses of the server itself."""
    kind = answer_type(route)
    found = _json(value, kind, route.brief, origin)
    return {"items": found} if isinstance(get_nullable_type(kind), GraphQLList) else found


def shown_fields(kind: GraphQLObjectType, brief: bool) -> Iterator[tuple[str, GraphQLField]]:
    """Without those that cost much, where there may be many."""
    for name, field in kind.fields.items():
        if not (brief and kind.name == "Document" and name in COSTLY):
            yield name, field


def _json(value: Any, kind: GraphQLOutputType, brief: bool, origin: str) -> Any:
    value = value(None) if callable(value) else value
    inner = get_nullable_type(kind)
    if value is None:
        return None
    if isinstance(inner, GraphQLList):
        return [_json(part, inner.of_type, brief, origin) for part in value]
    if isinstance(inner, GraphQLObjectType):
        return _object(value, inner, brief, origin)
    return orjson.loads(value) if get_named_type(inner).name == _JSON else value


def _object(value: Mapping[str, Any], kind: GraphQLObjectType, brief: bool, origin: str) -> dict[str, Any]:
    fields = shown_fields(kind, brief)
    found = {name: _json(value[name], field.type, brief, origin) for name, field in fields}
    if kind.name in _WITH_ADDRESS and found["url"].startswith("/"):
        found["url"] = origin + found["url"]
    return found

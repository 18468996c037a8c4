"""From a request's path, query and body to the arguments of a field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import orjson

from aspera.domain.errors import InvalidInput
from aspera.entrypoints.graphql.schema import load_schema
from aspera.entrypoints.rest.messages import Request
from aspera.entrypoints.rest.routes import Route
from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLError,
    GraphQLFloat,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInt,
    GraphQLObjectType,
    coerce_input_value,
    get_named_type,
    get_nullable_type,
    is_list_type,
    is_required_input_field,
    validate_input_value,
)

_TRUTH = {"true": True, "false": False}


@cache
def parameters(route: Route) -> Mapping[str, Any]:
    """What the query or the body may hold: names with graphql-core's arguments or input fields."""
    given = set(route.in_path.values())
    found: dict[str, Any] = {}
    for name, argument in _arguments(route).items():
        if name == route.spread:
            found |= _spread(route)
        elif name not in given:
            found[name] = argument
    return found


def arguments_of(route: Route, path: Mapping[str, str], request: Request) -> dict[str, Any]:
    """Keyword arguments of the field's resolver. InvalidInput says what is wrong with which one."""
    raw = _body(request.body) if route.method == "POST" else _query(route, request.query)
    if unknown := sorted(raw.keys() - parameters(route)):
        known = ", ".join(parameters(route)) or "none"
        raise InvalidInput(f"There is no parameter {unknown[0]!r} here. There are: {known}.")
    values = {
        name: _coerced(name, one, raw) for name, one in parameters(route).items() if _given(name, one, raw)
    }
    if route.spread:
        inner = {name: values.pop(name) for name in _spread(route) if name in values}
        values[route.spread] = inner
    in_path = {argument: path[name] for name, argument in route.in_path.items()}
    return {_snake(name): value for name, value in (in_path | values).items()}


def _arguments(route: Route) -> Mapping[str, GraphQLArgument]:
    kind = load_schema().type_map[route.kind]
    assert isinstance(kind, GraphQLObjectType)
    found: Mapping[str, GraphQLArgument] = kind.fields[route.field].args
    return found


def _spread(route: Route) -> Mapping[str, GraphQLInputField]:
    """Fields of the object that the route takes apart."""
    inner = get_nullable_type(_arguments(route)[route.spread].type)
    assert isinstance(inner, GraphQLInputObjectType)
    found: Mapping[str, GraphQLInputField] = inner.fields
    return found


def _body(body: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise InvalidInput("The body is not JSON.") from None
    if not isinstance(found, dict):
        raise InvalidInput("The body is a JSON object.")
    if empty := [name for name, value in found.items() if value is None]:
        raise InvalidInput(f"{empty[0]} is null; leave it out.")
    return found


def _query(route: Route, query: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    known = parameters(route)
    return {
        name: _read(name, known[name].type, texts) if name in known else texts
        for name, texts in query.items()
    }


def _read(name: str, kind: GraphQLInputType, texts: Sequence[str]) -> Any:
    """A query holds texts only."""
    if is_list_type(get_nullable_type(kind)):
        return [_word(name, kind, text) for text in texts]
    if len(texts) != 1:
        raise InvalidInput(f"{name} is given {len(texts)} times; once is enough.")
    return _word(name, kind, texts[0])


def _word(name: str, kind: GraphQLInputType, text: str) -> Any:
    named = get_named_type(kind)
    if isinstance(named, GraphQLEnumType):
        return text.upper()
    if named is GraphQLBoolean:
        if text not in _TRUTH:
            raise InvalidInput(f"{name} is true or false.")
        return _TRUTH[text]
    if named is GraphQLInt or named is GraphQLFloat:
        if not re.fullmatch(r"-?\d{1,15}", text):
            raise InvalidInput(f"{name} is a whole number.")
        return int(text)
    return text


def _given(name: str, parameter: Any, raw: Mapping[str, Any]) -> bool:
    if name not in raw and is_required_input_field(parameter):
        raise InvalidInput(f"{name} is missing.")
    return name in raw


def _coerced(name: str, parameter: Any, raw: Mapping[str, Any]) -> Any:
    def refuse(error: GraphQLError, path: list[str | int]) -> None:
        place = "".join(f"[{part}]" for part in path)
        raise InvalidInput(f"{name}{place}: {error.message}")

    validate_input_value(raw[name], parameter.type, refuse)
    return coerce_input_value(raw[name], parameter.type)


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()

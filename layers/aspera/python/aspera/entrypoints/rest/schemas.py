"""Types of the GraphQL schema as JSON schemas of OpenAPI 3.0."""

from __future__ import annotations

from typing import Any

from aspera.entrypoints.rest.answers import shown_fields
from aspera.entrypoints.rest.routes import COSTLY
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    get_nullable_type,
)

Schema = dict[str, Any]
_SCALARS: dict[str, Schema] = {
    "ID": {"type": "string"},
    "String": {"type": "string"},
    "Int": {"type": "integer"},
    "Float": {"type": "number"},
    "Boolean": {"type": "boolean"},
    "AWSJSON": {"type": "object"},
}


class Schemas:
    """`components` collects every named type that was asked for."""

    def __init__(self) -> None:
        self.components: dict[str, Schema] = {}

    def of(self, kind: Any, brief: bool = False) -> Schema:
        inner = get_nullable_type(kind)
        schema = self._plain(inner, brief)
        if isinstance(kind, GraphQLNonNull):
            return schema
        # Beside a reference OpenAPI 3.0 reads nothing else.
        return {"allOf": [schema], "nullable": True} if "$ref" in schema else schema | {"nullable": True}

    def given(self, kind: Any) -> Schema:
        """Of what a client sends: what may be missing is left out, never null."""
        inner = get_nullable_type(kind)
        if isinstance(inner, GraphQLList):
            return {"type": "array", "items": self.given(inner.of_type)}
        return self._plain(inner, False)

    def body(self, name: str, parameters: dict[str, Any]) -> Schema:
        """A component for a request's body, without anything that `parameters` do not name."""
        schema: Schema = {"type": "object", "additionalProperties": False}
        if required := [one for one, field in parameters.items() if isinstance(field.type, GraphQLNonNull)]:
            schema["required"] = required
        schema["properties"] = {one: self.given(field.type) for one, field in parameters.items()}
        self.components[name] = schema
        return {"$ref": f"#/components/schemas/{name}"}

    def _plain(self, inner: Any, brief: bool) -> Schema:
        if isinstance(inner, GraphQLList):
            return {"type": "array", "items": self.of(inner.of_type, brief)}
        if isinstance(inner, GraphQLEnumType):
            names = list(inner.values)
            lower = inner.name == "ExportFormat"
            return {"type": "string", "enum": [name.lower() for name in names] if lower else names}
        if isinstance(inner, GraphQLObjectType):
            return self._component(inner, brief)
        assert not isinstance(inner, GraphQLInputObjectType), "an object in a query is spread"
        return dict(_SCALARS[inner.name])

    def _component(self, kind: GraphQLObjectType, brief: bool) -> Schema:
        name = f"{kind.name}Row" if brief and _mentions_costly(kind) else kind.name
        if name not in self.components:
            self.components[name] = {}  # a type may mention itself
            fields = dict(shown_fields(kind, brief))
            self.components[name] = {
                "type": "object",
                "required": list(fields),
                "properties": {one: self.of(field.type, brief) for one, field in fields.items()},
            }
        return {"$ref": f"#/components/schemas/{name}"}


def _mentions_costly(kind: GraphQLObjectType) -> bool:
    return kind.name == "DocumentConnection" or (kind.name == "Document" and kind.fields.keys() >= COSTLY)

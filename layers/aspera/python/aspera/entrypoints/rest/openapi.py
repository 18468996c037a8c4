"""The REST API as an OpenAPI document, for people and for client generators.

Version 3.0.1: API Gateway imports 2.0 and 3.0, not 3.1 (API Gateway developer guide, "Develop REST
APIs using OpenAPI").
"""

from __future__ import annotations

from typing import Any

from aspera.entrypoints.rest.answers import answer_type
from aspera.entrypoints.rest.arguments import parameters
from aspera.entrypoints.rest.problems import PROBLEM, STATUS
from aspera.entrypoints.rest.routes import PREFIX, ROUTES, Route
from aspera.entrypoints.rest.schemas import Schema, Schemas
from graphql import GraphQLList, GraphQLNonNull, get_nullable_type, is_required_input_field

_DESCRIPTION = (
    "What scripts and CI say to ASPERA. `aspera serve` on a laptop and API Gateway on AWS answer the same"
    " paths. Exact decimals are strings; times are milliseconds since the epoch; boxes are left, top, width,"
    " height as page ratios. A stranger's document is 404, whoever asks."
)
_PROBLEM: Schema = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "errorType"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errorType": {"type": "string", "enum": [*STATUS, "Unauthorized"]},
    },
}


def openapi() -> dict[str, Any]:
    schemas = Schemas()
    paths: dict[str, dict[str, Any]] = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, schemas)
    return {
        "openapi": "3.0.1",
        "info": {"title": "ASPERA", "version": PREFIX.removeprefix("/"), "description": _DESCRIPTION},
        "servers": [{"url": PREFIX}],
        "security": [{"token": [], "apiKey": []}, {"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "On AWS a user's ID token; on a laptop the workspace's token.",
                },
                "apiKey": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "x-api-key",
                    "description": "On AWS only.",
                },
            },
            "schemas": dict(sorted(({"Problem": _PROBLEM} | schemas.components).items())),
        },
    }


def _operation(route: Route, schemas: Schemas) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": _name(route),
        "summary": route.summary,
        "parameters": [_in_path(name) for name in route.in_path],
    }
    if route.method == "POST":
        name = f"{route.field[:1].upper()}{route.field[1:]}Request"
        schema = schemas.body(name, dict(parameters(route)))
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    else:
        operation["parameters"] += [_in_query(name, one, schemas) for name, one in parameters(route).items()]
    operation["responses"] = {str(route.status): _answer(route, schemas), "default": _problem()}
    return operation


def _name(route: Route) -> str:
    return {"createUpload": "createDocument", "analyse": "createAnalysis"}.get(route.field, route.field)


def _in_path(name: str) -> Schema:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def _in_query(name: str, parameter: Any, schemas: Schemas) -> Schema:
    required = is_required_input_field(parameter)
    return {"name": name, "in": "query", "required": required, "schema": schemas.given(parameter.type)}


def _answer(route: Route, schemas: Schemas) -> Schema:
    described: Schema = {
        "description": {303: "At `location`.", 204: "Done."}.get(route.status, "The answer.")
    }
    if route.status == 204:
        return described
    kind = answer_type(route)
    # Where nothing is found the answer is 404, never null.
    schema = schemas.of(GraphQLNonNull(get_nullable_type(kind)), route.brief)
    if isinstance(get_nullable_type(kind), GraphQLList):
        schema = {"type": "object", "required": ["items"], "properties": {"items": schema}}
    described["content"] = {"application/json": {"schema": schema}}
    if route.status == 303:
        described["headers"] = {"location": {"schema": {"type": "string"}}}
    return described


def _problem() -> Schema:
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": "What is wrong (RFC 9457).", "content": content}

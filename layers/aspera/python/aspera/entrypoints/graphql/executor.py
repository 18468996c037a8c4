"""Requests and their answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import orjson

from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.errors import Refused, shown
from aspera.entrypoints.graphql.limits import Limits
from aspera.entrypoints.graphql.operations import Invalid, Operation, Operations
from aspera.entrypoints.graphql.schema import load_schema
from graphql import (
    ExecutionResult,
    GraphQLError,
    GraphQLObjectType,
    GraphQLSchema,
    OperationType,
    execute_sync,
)

Resolver = Callable[..., Any]
Answer = dict[str, Any]


class Executor:
    """Answers queries and mutations; `resolvers` are called with the context and the arguments by
    name (in snake case)."""

    def __init__(self, resolvers: Mapping[str, Mapping[str, Resolver]], limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.schema = load_schema()
        self.operations = Operations(self.schema, self.limits)
        for type_name, fields in resolvers.items():
            _attach(self.schema, type_name, fields)

    def run(self, request: Any, context: Context) -> Answer:
        """The answer to `{query, variables, operationName}`; whatever is wrong with it is an answer,
        too."""
        try:
            operation, variables = self._read(request)
            operation.check(context.identity)
        except Invalid as error:
            return {"data": None, "errors": [shown(problem) for problem in error.errors]}
        if operation.kind is OperationType.SUBSCRIPTION:
            return refusal("Subscriptions are made over a websocket.")
        return self.execute(operation, variables, context)

    def execute(self, operation: Operation, variables: dict[str, Any], context: Context) -> Answer:
        result = execute_sync(
            self.schema,
            operation.document,
            context_value=context,
            variable_values=variables,
            operation_name=operation.node.name.value if operation.node.name else None,
        )
        return as_answer(result)

    def _read(self, request: Any) -> tuple[Operation, dict[str, Any]]:
        if isinstance(request, list):
            raise Invalid([Refused("One request at a time: a list of requests is refused.")])
        if not isinstance(request, dict):
            raise Invalid([Refused("A request is an object with `query` and `variables`.")])
        variables = request.get("variables") or {}
        if not isinstance(variables, dict):
            raise Invalid([Refused("`variables` is an object.")])
        if len(orjson.dumps(variables)) > self.limits.variables:
            raise Invalid([Refused(f"The variables are too large: at most {self.limits.variables:,} bytes.")])
        return self.operations.read(request.get("query"), request.get("operationName")), variables


def as_answer(result: ExecutionResult) -> Answer:
    answer: Answer = {"data": result.data}
    if result.errors:
        answer["errors"] = [shown(error) for error in result.errors]
    return answer


def refusal(message: str, error_type: str = "InvalidInput") -> Answer:
    return {"data": None, "errors": [shown(Refused(message, error_type))]}


def _attach(schema: GraphQLSchema, type_name: str, fields: Mapping[str, Resolver]) -> None:
    kind = schema.type_map[type_name]
    if not isinstance(kind, GraphQLObjectType):
        raise GraphQLError(f"{type_name} has no fields")
    for name, resolver in fields.items():
        kind.fields[name].resolve = _resolved_by(resolver)


def _resolved_by(resolver: Resolver) -> Callable[..., Any]:
    def resolve(source: Any, info: Any, **arguments: Any) -> Any:
        return resolver(info.context, **{_snake(name): value for name, value in arguments.items()})

    return resolve


@cache
def _snake(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()

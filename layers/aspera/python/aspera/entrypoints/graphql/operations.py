"""From the text of a request to an operation that may be executed."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Any

from aspera.entrypoints.graphql.errors import UNAUTHORIZED, Refused
from aspera.entrypoints.graphql.identity import Identity
from aspera.entrypoints.graphql.limits import Limits, check_limits
from aspera.entrypoints.graphql.schema import modes_of
from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_operation_ast,
    parse,
    validate,
    visit,
)

_KEPT = 256


class Invalid(Exception):
    """A document that is not executed; `errors` say why."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__(errors[0].message)
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Operation:
    """`forbidden` names, for each authorization mode that may not have all of it, the first field
    that keeps it out."""

    document: DocumentNode
    node: OperationDefinitionNode
    forbidden: dict[str, str]

    @property
    def kind(self) -> OperationType:
        return self.node.operation

    def check(self, identity: Identity) -> None:
        if field := self.forbidden.get(identity.mode):
            raise Invalid([Refused(f"Not Authorized to access {field}", UNAUTHORIZED)])


class Operations:
    """The last documents are kept: a client sends the same few again and again."""

    def __init__(self, schema: GraphQLSchema, limits: Limits) -> None:
        self._schema = schema
        self._limits = limits
        self._kept: OrderedDict[tuple[str, str | None], Operation] = OrderedDict()
        self._lock = Lock()

    def read(self, text: Any, name: str | None = None) -> Operation:
        """Invalid when it is no valid document of the schema, too large, or has no such operation."""
        if not isinstance(text, str) or not isinstance(name, str | None):
            raise Invalid([Refused("`query` is a text.")])
        key = (text, name)
        with self._lock:
            known = self._kept.get(key)
            if known is not None:
                self._kept.move_to_end(key)
                return known
        operation = self._read(text, name)
        with self._lock:
            self._kept[key] = operation
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return operation

    def _read(self, text: str, name: str | None) -> Operation:
        document = self._parse(text)
        if errors := validate(self._schema, document, max_errors=10):
            raise Invalid(errors)
        try:
            check_limits(document, self._limits)
        except Refused as error:
            raise Invalid([error]) from error
        node = get_operation_ast(document, name)
        if node is None:
            raise Invalid([Refused("The request names none of its operations.")])
        return Operation(document, node, _forbidden(self._schema, document))

    def _parse(self, text: str) -> DocumentNode:
        if len(text.encode(errors="replace")) > self._limits.document:
            raise Invalid([Refused(f"The query is too long: at most {self._limits.document:,} bytes.")])
        try:
            return parse(text, max_tokens=self._limits.tokens)
        except (GraphQLError, RecursionError) as error:
            refusal = error if isinstance(error, GraphQLError) else Refused("The query is nested too deeply.")
            raise Invalid([refusal]) from error


class _Authorization(Visitor):
    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self._types = types
        self.forbidden: dict[str, str] = {}

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        parent = self._types.get_parent_type()
        if parent is None or node.name.value.startswith("__") or parent.name.startswith("__"):
            return
        allowed = modes_of(parent, node.name.value)
        for mode in ("aws_cognito_user_pools", "aws_iam"):
            if mode not in allowed:
                self.forbidden.setdefault(mode, f"{node.name.value} on type {parent.name}")


def _forbidden(schema: GraphQLSchema, document: DocumentNode) -> dict[str, str]:
    types = TypeInfo(schema)
    visitor = _Authorization(types)
    visit(document, TypeInfoVisitor(types, visitor))
    return visitor.forbidden

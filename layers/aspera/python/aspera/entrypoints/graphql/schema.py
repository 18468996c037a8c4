"""The schema with what AppSync adds to every schema, and who may call what."""

from __future__ import annotations

from functools import cache

from aspera.bootstrap.server import schema_text
from graphql import DirectiveNode, GraphQLNamedType, GraphQLObjectType, GraphQLSchema, build_schema

_APPSYNC = """
scalar AWSJSON
directive @aws_cognito_user_pools(cognito_groups: [String!]) on OBJECT | FIELD_DEFINITION
directive @aws_iam on OBJECT | FIELD_DEFINITION
directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
"""
_MODES = ("aws_cognito_user_pools", "aws_iam")
_DEFAULT_MODE = "aws_cognito_user_pools"


@cache
def load_schema() -> GraphQLSchema:
    return build_schema(_APPSYNC + schema_text(), assume_valid_sdl=True)


def modes_of(parent: GraphQLNamedType, field: str) -> frozenset[str]:
    """The authorization modes that may read a field: those on the field, else those on its type,
    else the default one (AppSync developer guide, "Configuring authorization")."""
    if not isinstance(parent, GraphQLObjectType) or field not in parent.fields:
        return frozenset(_MODES)
    for node in (parent.fields[field].ast_node, parent.ast_node):
        named = frozenset(d.name.value for d in (node.directives or () if node else ())) & frozenset(_MODES)
        if named:
            return named
    return frozenset((_DEFAULT_MODE,))


@cache
def subscriptions_of() -> dict[str, tuple[str, ...]]:
    """The subscription fields that a mutation feeds, by the mutation's name."""
    fed: dict[str, tuple[str, ...]] = {}
    subscription = load_schema().subscription_type
    for name, field in (subscription.fields if subscription else {}).items():
        for directive in (field.ast_node.directives or ()) if field.ast_node else ():
            for mutation in _mutations(directive):
                fed[mutation] = (*fed.get(mutation, ()), name)
    return fed


def _mutations(directive: DirectiveNode) -> list[str]:
    if directive.name.value != "aws_subscribe":
        return []
    values = (getattr(argument.value, "values", ()) for argument in directive.arguments or ())
    return [value.value for part in values for value in part]

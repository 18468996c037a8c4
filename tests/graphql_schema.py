"""graphql/schema.graphql with what AppSync adds to every schema."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graphql import GraphQLSchema, build_schema

_SCHEMA = Path(__file__).resolve().parents[1] / "graphql" / "schema.graphql"
_APPSYNC = """
scalar AWSJSON
directive @aws_cognito_user_pools(cognito_groups: [String!]) on OBJECT | FIELD_DEFINITION
directive @aws_iam on OBJECT | FIELD_DEFINITION
directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
"""


@cache
def schema() -> GraphQLSchema:
    return build_schema(_APPSYNC + _SCHEMA.read_text())

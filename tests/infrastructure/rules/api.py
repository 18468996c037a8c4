"""The GraphQL schema and its resolvers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from infrastructure.assembly import Assembly

_LONGEST_CODE = 32_000


def every_graphql_field_has_a_resolver(assembly: Assembly) -> Iterator[str]:
    schema = (assembly.root / "graphql" / "schema.graphql").read_text()
    looked_up = {
        (kind, field) for kind in ("Query", "Mutation", "Subscription") for field in _fields(schema, kind)
    }
    here = {
        (one["Properties"]["TypeName"], one["Properties"]["FieldName"])
        for one in assembly.sources["resolvers"]["Resources"].values()
        if one["Type"] == "AWS::AppSync::Resolver"
    }
    document = {(kind, field) for kind, field in here if kind == "Document"}
    yield from (f"{kind}.{field} has no resolver" for kind, field in sorted(looked_up - here))
    yield from (f"{kind}.{field} is no field" for kind, field in sorted(here - document - looked_up))
    missing = {field for _, field in document} - set(_fields(schema, "Document"))
    yield from (f"Document.{field} is no field" for field in sorted(missing))
    used = set(re.findall(r"graphql/resolvers/([\w.]+\.js)", json.dumps(assembly.sources["resolvers"])))
    files = {path.name for path in (assembly.root / "graphql" / "resolvers").glob("*.js")}
    yield from (f"{name} is not used" for name in sorted(files - used))


def resolvers_are_short_enough(assembly: Assembly) -> Iterator[str]:
    """AppSync developer guide, "JavaScript resolvers overview": 32,000 characters, and no import of a file."""
    for path in sorted((assembly.root / "graphql" / "resolvers").glob("*.js")):
        code = path.read_text()
        if len(code) > _LONGEST_CODE:
            yield f"{path.name} has {len(code)} characters"
        foreign = [one for one in re.findall(r"from '([^']+)'", code) if not one.startswith("@aws-appsync/")]
        yield from (f"{path.name} imports {one}, which AppSync does not have" for one in foreign)


def every_lambda_field_is_answered(assembly: Assembly) -> Iterator[str]:
    """By the resolvers that the laptop has, too."""
    source = assembly.root / "layers/aspera/python/aspera/entrypoints/graphql/resolvers/__init__.py"
    answered = set(re.findall(r'"(\w+)": \w+\.\w+', source.read_text()))
    for one in assembly.sources["resolvers"]["Resources"].values():
        properties = one.get("Properties", {})
        by_code = properties.get("CodeS3Location", "").endswith("invoke.js")
        if by_code and properties["TypeName"] != "Document" and properties["FieldName"] not in answered:
            yield f"no resolver answers {properties['FieldName']}"


def _fields(schema: str, kind: str) -> list[str]:
    (body,) = re.findall(rf"^type {kind}\b[^{{]*\{{(.*?)^\}}", schema, re.MULTILINE | re.DOTALL)
    return re.findall(r"^  (\w+)[(:]", body, re.MULTILINE)

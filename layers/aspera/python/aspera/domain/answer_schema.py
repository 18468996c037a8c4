"""The part of JSON Schema (draft 2020-12) that answers are described in, and whether one fits.

Vendors enforce different parts of JSON Schema, so answers are checked here again, whoever
enforced what. Objects name all their properties and take no others. There is no `number`:
figures travel as strings, as they are printed, and become `Decimal` where they are recomputed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aspera.domain.errors import Defect

_KEYWORDS: Mapping[str, frozenset[str]] = {
    "object": frozenset({"properties", "required", "additionalProperties"}),
    "array": frozenset({"items", "maxItems", "minItems"}),
    "string": frozenset({"enum", "maxLength", "minLength"}),
    "integer": frozenset({"minimum", "maximum", "enum"}),
    "boolean": frozenset(),
}
_EVERYWHERE = frozenset({"type", "description"})
_TYPES: Mapping[str, type] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
}


def check_schema(schema: Mapping[str, Any]) -> None:
    """Defect when the schema is not an object at the top, or uses what is not checked here."""
    if schema.get("type") != "object":
        raise Defect("An answer is an object.")
    _check(schema, "$")


def violation(value: Any, schema: Mapping[str, Any]) -> str | None:
    """The first place where `value` does not fit, in one line, or None."""
    return next(_violations(value, schema, "$"), None)


def _check(schema: Mapping[str, Any], place: str) -> None:
    kind = schema.get("type", "")
    if kind not in _KEYWORDS:
        raise Defect(f"{place}: {kind!r} is no type of an answer.")
    unknown = sorted(schema.keys() - _KEYWORDS[kind] - _EVERYWHERE)
    if unknown:
        raise Defect(f"{place}: {', '.join(unknown)} cannot be checked.")
    if kind == "array":
        _check(schema.get("items", {}), f"{place}[]")
    if kind == "object":
        properties = schema.get("properties", {})
        is_open = schema.get("additionalProperties") is not False
        if is_open or set(schema.get("required", ())) != set(properties):
            raise Defect(f"{place}: all properties are required, and no others are allowed.")
        for name, inner in properties.items():
            _check(inner, f"{place}.{name}")


def _violations(value: Any, schema: Mapping[str, Any], place: str) -> Iterator[str]:
    if type(value) is not _TYPES[schema["type"]]:
        yield f"{place} is not of type {schema['type']}"
        return
    match value:
        case dict():
            yield from _object_violations(value, schema, place)
        case list():
            yield from _size_violations(len(value), schema.get("minItems"), schema.get("maxItems"), place)
            for index, item in enumerate(value):
                yield from _violations(item, schema["items"], f"{place}[{index}]")
        case str():
            yield from _size_violations(len(value), schema.get("minLength"), schema.get("maxLength"), place)
        case int():
            yield from _size_violations(value, schema.get("minimum"), schema.get("maximum"), place)
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place} is none of {', '.join(map(str, schema['enum']))}"


def _object_violations(value: Mapping[str, Any], schema: Mapping[str, Any], place: str) -> Iterator[str]:
    properties = schema["properties"]
    for name in properties:
        if name in value:
            yield from _violations(value[name], properties[name], f"{place}.{name}")
        else:
            yield f"{place}.{name} is missing"
    for name in value:
        if name not in properties:
            yield f"{place} has an unknown property {name[:40]!r}"


def _size_violations(size: int, least: int | None, most: int | None, place: str) -> Iterator[str]:
    if least is not None and size < least:
        yield f"{place} is below the least ({least})"
    if most is not None and size > most:
        yield f"{place} is above the most ({most})"

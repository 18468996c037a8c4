"""Values of the domain as DynamoDB items, and back.

An item holds the value's own fields, so that AppSync's resolvers read them directly. Exact
decimals are strings there: a DynamoDB number drops trailing zeros and ends at 38 digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

import orjson
from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

from aspera.domain.finding import Value

AnyValue = TypeVar("AnyValue", bound=Value)
Item = dict[str, Any]

_to_wire = TypeSerializer()
_from_wire = TypeDeserializer()


def fields_of(value: Value) -> Item:
    """JSON fields of a value, floats as Decimal."""
    fields: Item = _without_floats(orjson.loads(value.model_dump_json()))
    return fields


def value_of(kind: type[AnyValue], item: Item) -> AnyValue:
    """The value whose fields are in `item`; other attributes are left out."""
    wanted = {name: item[name] for name in kind.model_fields if name in item}
    return kind.model_validate_json(orjson.dumps(wanted, default=_number))


def to_wire(item: Item) -> dict[str, Any]:
    return {name: _to_wire.serialize(value) for name, value in item.items()}


def from_wire(item: Mapping[str, Any]) -> Item:
    return {name: _from_wire.deserialize(value) for name, value in item.items()}


def _without_floats(value: Any) -> Any:
    match value:
        case float():
            return Decimal(repr(value))
        case list():
            return [_without_floats(part) for part in value]
        case dict():
            return {name: _without_floats(part) for name, part in value.items()}
    return value


def _number(value: Any) -> int | float:
    if not isinstance(value, Decimal):
        raise TypeError(type(value).__name__)
    return int(value) if value == value.to_integral_value() else float(value)

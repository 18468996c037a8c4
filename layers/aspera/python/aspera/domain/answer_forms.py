"""The forms that answers take, as parts of a JSON Schema within `domain.answer_schema`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Form = dict[str, Any]


def record(**properties: Form) -> Form:
    """An object with exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def listed(items: Form, most: int) -> Form:
    return {"type": "array", "items": items, "maxItems": most}


def one_of(values: Sequence[str]) -> Form:
    return {"type": "string", "enum": list(values)}


def whole(least: int, most: int) -> Form:
    return {"type": "integer", "minimum": least, "maximum": most}


def words(most: int) -> Form:
    """A quotation, or nothing."""
    return {"type": "string", "maxLength": most}


def yes_or_no() -> Form:
    return {"type": "boolean"}

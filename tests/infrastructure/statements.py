"""Statements of IAM policies in a template."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from infrastructure.assembly import Template


def statements(value: Any) -> Iterator[Template]:
    """Every statement anywhere in `value`; a queue's or a key's may have no Resource."""
    if isinstance(value, dict):
        if "Effect" in value and "Action" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from statements(part)


def listed(value: Any) -> list[Any]:
    """Of what may be one or several."""
    return value if isinstance(value, list) else [value]

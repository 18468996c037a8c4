"""Payload templates: JSON in which fields that end in `.$` are computed."""

from __future__ import annotations

from typing import Any

from aspera.adapters.local.asl.context import Expression
from aspera.adapters.local.asl.errors import Refused
from aspera.adapters.local.asl.expressions import compile_expression
from aspera.adapters.local.asl.scope import Scope


def compile_template(template: Any) -> Expression:
    compiled = _compile(template)
    if compiled is None:
        return lambda data, scope: template
    return compiled


def _compile(template: Any) -> Expression | None:
    """None when nothing in it is computed."""
    if isinstance(template, dict):
        return _compile_object(template)
    if isinstance(template, list):
        return _compile_array(template)
    return None


def _compile_object(template: dict[str, Any]) -> Expression | None:
    fields: dict[str, tuple[Expression | None, Any]] = {}
    for key, value in template.items():
        name = key.removesuffix(".$")
        if name in fields:
            raise Refused(f"the field {name!r} is given twice")
        fields[name] = (compile_expression(value) if name != key else _compile(value), value)
    if all(expression is None for expression, _ in fields.values()):
        return None
    items = tuple((name, expression, value) for name, (expression, value) in fields.items())

    def build(data: Any, scope: Scope) -> dict[str, Any]:
        return {
            name: value if expression is None else expression(data, scope)
            for name, expression, value in items
        }

    return build


def _compile_array(template: list[Any]) -> Expression | None:
    items = tuple((_compile(value), value) for value in template)
    if all(expression is None for expression, _ in items):
        return None

    def build(data: Any, scope: Scope) -> list[Any]:
        return [value if expression is None else expression(data, scope) for expression, value in items]

    return build

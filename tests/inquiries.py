"""A question to a model, for tests."""

from __future__ import annotations

from typing import Any

from aspera.domain.inquiry import Inquiry, ModelRequest, ModelSize

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "claims": {
            "type": "array",
            "maxItems": 5,
            "items": {
                "type": "object",
                "properties": {
                    "quote": {"type": "string", "minLength": 1, "maxLength": 100},
                    "page": {"type": "integer", "minimum": 1},
                    "kind": {"type": "string", "enum": ["vague", "absolute"]},
                    "is_target": {"type": "boolean"},
                },
                "required": ["quote", "page", "kind", "is_target"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["claims"],
    "additionalProperties": False,
}
CLAIMS = {"claims": [{"quote": "fully green", "page": 3, "kind": "vague", "is_target": False}]}


def inquiry(**fields: Any) -> Inquiry:
    given = {"name": "claims", "prompt": "Find claims.", "answer_schema": SCHEMA, "max_tokens": 500}
    return Inquiry(**given | fields)


def request(
    content: str = "[page 3] Our fleet is fully green.", size: ModelSize = ModelSize.SMALL, **fields: Any
) -> ModelRequest:
    return ModelRequest(inquiry=inquiry(size=size, **fields), content=content)

"""The JSON Schema of a framework file, for editors that check YAML while it is written."""

from __future__ import annotations

from typing import Any

from aspera.domain.framework import Framework


def framework_schema() -> dict[str, Any]:
    schema = Framework.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "A disclosure framework of ASPERA",
    }

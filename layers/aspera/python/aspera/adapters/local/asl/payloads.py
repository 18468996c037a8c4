"""JSON between states: how it is written and how large it may be."""

from __future__ import annotations

from typing import Any

import orjson

from aspera.adapters.local.asl.errors import StateError

LIMIT = 262_144
"""Bytes of UTF-8 that the input, output or result of a state may have (Step Functions quotas)."""

_OPTIONS = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME


def encode(value: Any, otherwise: str = "States.Runtime") -> bytes:
    """`value` as compact JSON; States.DataLimitExceeded when it is larger than `LIMIT`, the error
    `otherwise` when it is no JSON."""
    try:
        raw = orjson.dumps(value, option=_OPTIONS)
    except TypeError as error:
        raise StateError(otherwise, f"not JSON: {error}") from error
    if len(raw) > LIMIT:
        raise StateError(
            "States.DataLimitExceeded",
            f"{len(raw)} bytes exceed the maximum number of bytes service limit ({LIMIT})",
        )
    return raw


def canonical(value: Any) -> bytes:
    """Equal for equal JSON values, whatever the order of their keys; 1, 1.0 and true differ."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)

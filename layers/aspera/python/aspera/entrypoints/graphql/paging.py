"""Parts of lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aspera.domain.cursor import decode_cursor, encode_cursor
from aspera.domain.errors import InvalidInput

MOST = 1000


def checked(limit: int | None, default: int, most: int = MOST) -> int:
    """InvalidInput unless it is from 1 to `most`."""
    if limit is None:
        return default
    if not 1 <= limit <= most:
        raise InvalidInput(f"limit is from 1 to {most:,}.")
    return limit


def connection(items: Sequence[Any], limit: int, token: str | None, *scope: str) -> dict[str, Any]:
    """The part of `items` that `token` stands for; InvalidInput when it is of another list."""
    start = int(decode_cursor(token, {"position": int}, *scope)["position"]) if token else 0
    end = start + limit
    more = encode_cursor({"position": end}, *scope) if end < len(items) else None
    return {"items": items[start:end], "nextToken": more}

"""Parts of lists, and the tokens for their next parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aspera.domain.cursor import decode_cursor, encode_cursor
from aspera.domain.cursor_seal import seal, unseal
from aspera.domain.errors import InvalidInput
from aspera.entrypoints.graphql.context import Context

MOST = 1000


def checked(limit: int | None, default: int, most: int = MOST) -> int:
    """InvalidInput unless it is from 1 to `most`."""
    if limit is None:
        return default
    if not 1 <= limit <= most:
        raise InvalidInput(f"limit is from 1 to {most:,}.")
    return limit


def opened(context: Context, token: str | None) -> str | None:
    """The cursor in a token that we signed; InvalidInput for any other."""
    secret = context.ports.cursor_secret
    if token is None or not secret:
        return token
    # Another function may have signed with a key that is newer than what this one remembers.
    for fresh in (False, True):
        cursor = unseal(token, context.ports.secrets.values(secret, fresh))
        if cursor is not None:
            return cursor
    raise InvalidInput("This token is not one of ours; start from the beginning.")


def sealed(context: Context, cursor: str | None) -> str | None:
    secret = context.ports.cursor_secret
    if cursor is None or not secret:
        return cursor
    return seal(cursor, context.ports.secrets.values(secret)[0])


def connection(
    context: Context, items: Sequence[Any], limit: int, token: str | None, *scope: str
) -> dict[str, Any]:
    """The part of `items` that `token` stands for; InvalidInput when it is of another list."""
    cursor = opened(context, token)
    start = int(decode_cursor(cursor, {"position": int}, *scope)["position"]) if cursor else 0
    end = start + limit
    more = encode_cursor({"position": end}, *scope) if end < len(items) else None
    return {"items": items[start:end], "nextToken": sealed(context, more)}

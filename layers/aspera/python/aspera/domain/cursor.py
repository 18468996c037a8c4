"""Opaque places in a listing, handed out to clients and taken back from them.

A cursor is base64url JSON: the position, and a digest that binds it to what was listed for
whom. It holds no secret and grants nothing, since every read still names its owner; the digest
is there so that a cursor of another listing is refused instead of giving a wrong part.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping

import orjson

from aspera.domain.errors import InvalidInput
from aspera.domain.run import digest

Position = Mapping[str, str | int]
"""The keys of the last row that was handed out."""


def encode_cursor(position: Position, *scope: str) -> str:
    """A cursor that `decode_cursor` takes for the same `scope` only (listing, owner, filters)."""
    place = orjson.dumps(dict(position), option=orjson.OPT_SORT_KEYS).decode()
    content = orjson.dumps([place, digest(place, *scope)])
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def decode_cursor(cursor: str, keys: Mapping[str, type], *scope: str) -> dict[str, str | int]:
    """The position in `cursor`, with exactly these keys of these types. InvalidInput unless
    `encode_cursor` made it for this `scope`: tampered, cut, foreign and invented cursors are all
    refused."""
    position = _position(cursor)
    if (
        position is None
        or {key: type(value) for key, value in position.items()} != keys
        or encode_cursor(position, *scope) != cursor
    ):
        raise InvalidInput("This cursor does not belong to this listing; start from the beginning.")
    return position


def _position(cursor: str) -> dict[str, str | int] | None:
    try:
        content = orjson.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        position = orjson.loads(content[0])
    except (ValueError, TypeError, LookupError):
        return None
    return position if isinstance(position, dict) else None

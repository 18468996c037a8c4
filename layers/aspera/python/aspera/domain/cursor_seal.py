"""A signature around a cursor: only what we handed out is taken back.

A key changes now and then; what was signed with the key before it is still taken, so that nobody's
listing breaks in the middle. Source of the construction: RFC 2104 (HMAC) with SHA-256.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Iterable

_LENGTH = 22
"""Characters of the signature: 132 bits."""


def seal(cursor: str, key: str) -> str:
    """`cursor` with its signature behind a dot."""
    return f"{cursor}.{_signature(cursor, key)}"


def unseal(token: str, keys: Iterable[str]) -> str | None:
    """The cursor in `token`; None unless one of the keys signed it."""
    cursor, _, signature = token.rpartition(".")
    signed = any([hmac.compare_digest(_signature(cursor, key).encode(), signature.encode()) for key in keys])
    return cursor if cursor and signed else None


def _signature(cursor: str, key: str) -> str:
    digest = hmac.digest(key.encode(), cursor.encode(), "sha256")
    return urlsafe_b64encode(digest).decode()[:_LENGTH]

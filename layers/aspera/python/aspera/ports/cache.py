"""What was worked out before, for some time: a cache beside the truth, never instead of it."""

from __future__ import annotations

from typing import Protocol


class Cache(Protocol):
    """`scope` is whose it is (an owner): nothing of one scope is ever read in another. A cache that
    does not answer holds nothing; it raises for no reason."""

    def get(self, scope: str, key: str) -> bytes | None: ...

    def put(self, scope: str, key: str, value: bytes, seconds: int) -> None: ...

    def forget(self, scope: str) -> None:
        """Everything of this scope."""

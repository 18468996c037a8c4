"""Work that is asked for more than once and done once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol


class Idempotency(Protocol):
    def once(self, key: str, work: Callable[[], object], context: Any) -> None:
        """Do the work unless it was done under this key within the last hour. What raises was not done.
        Unavailable while somebody is at it. `context` is Lambda's: it says how long that
        can be."""

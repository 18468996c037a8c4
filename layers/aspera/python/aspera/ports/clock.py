"""What time it is."""

from __future__ import annotations

from typing import Protocol


class Clock(Protocol):
    def now(self) -> int:
        """Milliseconds since the epoch, UTC."""

    def elapsed(self) -> float:
        """Seconds from some fixed point; only differences mean something."""

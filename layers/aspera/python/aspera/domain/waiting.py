"""How long to wait before asking again somebody who is busy."""

from __future__ import annotations

_FIRST, _LONGEST = 1.0, 20.0


class Waiting:
    """Pauses of 1, 2, 4, … seconds, or what the other side asks for, while they fit into `patience`
    seconds altogether."""

    def __init__(self, patience: float) -> None:
        self._left = patience
        self._pause = _FIRST

    def next(self, retry_after: str = "") -> float | None:
        """The next pause in seconds; None when it would be too long. `retry_after` is the header
        Retry-After (RFC 9110, 10.2.3) in seconds; a date, or anything else, is not understood."""
        asked = float(retry_after) if retry_after.strip().isascii() and retry_after.strip().isdigit() else 0.0
        pause = max(self._pause, asked)
        self._pause = min(2 * self._pause, _LONGEST)
        if pause > self._left:
            return None
        self._left -= pause
        return pause

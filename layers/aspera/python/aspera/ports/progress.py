"""Telling whoever watches. The stored events are the truth; this only makes it quick."""

from __future__ import annotations

from typing import Protocol

from aspera.domain.event import Event


class Progress(Protocol):
    def publish(self, event: Event) -> None:
        """Push a stored event. Losing one is no error: a client catches up from the events."""

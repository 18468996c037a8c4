"""What other processes do; importable, so that they can be spawned."""

from __future__ import annotations

from pathlib import Path

from aspera.adapters.local.clock import SystemClock
from aspera.adapters.local.database import Database
from aspera.adapters.local.events import SqliteEvents
from aspera.domain.event import EventType


def append_events(path: Path, writer: int, times: int) -> None:
    events = SqliteEvents(Database(path), SystemClock())
    for number in range(times):
        events.append("d1", EventType.PAGES_READ, {"writer": writer, "number": number})

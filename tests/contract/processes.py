"""What other processes do; importable, so that they can be spawned."""

from __future__ import annotations

import time
from decimal import Decimal
from multiprocessing.synchronize import Event
from pathlib import Path

from aspera.adapters.local.budgets import SqliteBudgets
from aspera.adapters.local.clock import SystemClock
from aspera.adapters.local.database import Database
from aspera.adapters.local.events import SqliteEvents
from aspera.domain.event import EventType
from aspera.domain.spend import Account, Limits, Reservation


def append_events(path: Path, writer: int, times: int) -> None:
    events = SqliteEvents(Database(path), SystemClock())
    for number in range(times):
        events.append("d1", EventType.PAGES_READ, {"writer": writer, "number": number})


def reserve_cents(path: Path, times: int, limit: str) -> int:
    """How many of the reservations of a cent were granted."""
    budgets = SqliteBudgets(Database(path))
    limits = Limits(document=Decimal(limit), owner=Decimal(9), day=Decimal(9))
    account = Account(document_id="d1", owner="ada", day="2026-11-20")
    made = [budgets.reserve(account, Decimal("0.01"), limits) for _ in range(times)]
    return sum(isinstance(one, Reservation) for one in made)


def reserve_and_wait(path: Path, ready: Event) -> None:
    reserve_cents(path, 1, "1")
    ready.set()
    time.sleep(60)

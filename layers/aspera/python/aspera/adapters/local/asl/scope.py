"""Where the interpreter stands: one scope for the execution, each branch and each iteration."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Sequence
from typing import Any

from aspera.adapters.local.asl.errors import Cancelled
from aspera.adapters.local.asl.execution import Execution


class Group:
    """The branches of one Parallel or the iterations of one Map: cancelled together."""

    __slots__ = ("is_cancelled", "outer")

    def __init__(self, outer: Group | None) -> None:
        self.outer = outer
        self.is_cancelled = False

    def is_unwanted(self) -> bool:
        group: Group | None = self
        while group is not None:
            if group.is_cancelled:
                return True
            group = group.outer
        return False


class Scope:
    """What the context object ($$) is read from, and how often each state was visited.

    `path` leads here: state names with branch or iteration indexes. `seed` stands for everything
    that a task's request depends on besides its state's input. `replays` holds as long as nothing
    was done anew on the way here: functions hand results to each other through the object store
    too, so what follows a task that is run again is run again itself. Only one thread uses a scope.
    """

    __slots__ = (
        "entered",
        "execution",
        "group",
        "item",
        "path",
        "position",
        "replays",
        "retries",
        "seed",
        "state",
        "token",
        "visits",
    )

    def __init__(
        self,
        execution: Execution,
        seed: bytes,
        path: str = "",
        group: Group | None = None,
        item: tuple[int, Any] | None = None,
        state: str = "",
        replays: bool = True,
    ) -> None:
        self.execution = execution
        self.seed = seed
        self.path = path
        self.group = group
        self.item = item
        self.state = state
        self.replays = replays
        self.position = ""
        self.entered = 0.0
        self.retries = 0
        self.token: str | None = None
        self.visits: dict[str, int] = {}

    def enter(self, state: str) -> None:
        """Begin a visit of a state, unless nobody wants it any more. `position` is the same
        whenever the execution is replayed."""
        self.check()
        count = self.visits[state] = self.visits.get(state, 0) + 1
        self.position = f"{self.path}{state}" if count == 1 else f"{self.path}{state}#{count}"
        self.state = state
        self.entered = time.time()
        self.retries = 0

    def check(self) -> None:
        """Raise Cancelled or Expired when the work here is to end."""
        self.execution.check()
        if self.group is not None and self.group.is_unwanted():
            raise Cancelled

    def pause(self, seconds: float) -> None:
        """Wait, unless the work here is to end."""
        end = time.monotonic() + seconds
        changed = self.execution.changed
        with changed:
            self.check()
            while (left := end - time.monotonic()) > 0:
                changed.wait(min(self.execution.remaining(left), threading.TIMEOUT_MAX))
                self.check()

    def request(self, raw: bytes) -> str:
        """A digest of what a task here is asked when its state's input is `raw`."""
        return hashlib.blake2b(raw, digest_size=16, key=self.seed).hexdigest()

    def branch(self, position: str, group: Group) -> Scope:
        path = f"{position}/"
        return Scope(self.execution, self.seed, path, group, self.item, self.state, self.replays)

    def iteration(self, position: str, group: Group, item: tuple[int, Any], raw: bytes) -> Scope:
        """`raw` is the item's value as JSON."""
        seed = hashlib.blake2b(raw, digest_size=16, key=self.seed).digest()
        return Scope(self.execution, seed, f"{position}/", group, item, self.state, self.replays)

    def join(self, inner: Sequence[Scope]) -> None:
        """Branches or iterations have ended; what they did anew was done on the way here."""
        self.replays = self.replays and all(scope.replays for scope in inner)

"""Progress inside one process."""

from __future__ import annotations

import logging
from collections.abc import Callable

from aspera.domain.event import Event

Subscriber = Callable[[Event], object]


class SilentProgress:
    """Nobody watches."""

    def publish(self, event: Event) -> None:
        return None


class InProcessProgress:
    """Calls its subscribers, in the order in which they came, in the publisher's thread."""

    def __init__(self) -> None:
        self._subscribers: tuple[Subscriber, ...] = ()

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call `subscriber` with every event from now on, until the returned function is called."""
        self._subscribers = (*self._subscribers, subscriber)

        def unsubscribe() -> None:
            self._subscribers = tuple(s for s in self._subscribers if s is not subscriber)

        return unsubscribe

    def publish(self, event: Event) -> None:
        """A subscriber that fails is logged and hinders neither the others nor the run."""
        for subscriber in self._subscribers:
            try:
                subscriber(event)
            except Exception:
                logging.getLogger(__name__).warning("a subscriber failed on %s", event, exc_info=True)

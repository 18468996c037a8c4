"""From stored events to those who watch.

Events are stored first, by whichever process; this reads them in the order in which they were stored,
makes each the mutation that AppSync would be sent, runs it through the same executor as our own
functions' identity, and hands the answer to the subscribers.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from aspera.domain.errors import AsperaError
from aspera.domain.event import Event, EventType
from aspera.domain.notification import notification
from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.executor import Executor
from aspera.entrypoints.server.subscriptions import Hub

_PAUSE = 0.03
"""Seconds between two looks: what an event waits at most before it is pushed."""
_PART = 500
_BREATH = 20
"""Events after which the connections get time to send."""


class Publisher:
    """`context` is that of our own functions."""

    def __init__(self, executor: Executor, hub: Hub, context: Context) -> None:
        self._executor, self._hub, self._context = executor, hub, context

    def publish(self, event: Event, owner: str) -> int:
        """How many subscribers were told."""
        told = notification(event, owner)
        operation = self._executor.operations.read(told.query)
        operation.check(self._context.identity)
        answer = self._executor.execute(operation, dict(told.variables), self._context)
        return sum(
            self._hub.publish(mutation, payload, owner)
            for mutation, payload in (answer["data"] or {}).items()
            if payload is not None
        )


def tell_deletions(
    owner: str, publisher: Publisher, loop: asyncio.AbstractEventLoop
) -> Callable[[Event], None]:
    """For what this process publishes, from whichever thread: a deletion leaves no stored event."""

    def tell(event: Event) -> None:
        if event.type is EventType.DOCUMENT_DELETED:
            loop.call_soon_threadsafe(publisher.publish, event, owner)

    return tell


async def publish_events(
    start: Callable[[], int],
    since: Callable[[int, int], tuple[Sequence[tuple[str, Event]], int]],
    publisher: Publisher,
) -> None:
    """Until it is cancelled. `since(position, limit)` gives events with their owners, and the
    position after them."""
    position = await asyncio.to_thread(start)
    while True:
        try:
            found, position = await asyncio.to_thread(since, position, _PART)
        except AsperaError:
            logging.getLogger(__name__).warning("the events could not be read", exc_info=True)
            found = ()
        for number, (owner, event) in enumerate(found, start=1):
            publisher.publish(event, owner)
            if number % _BREATH == 0:
                await asyncio.sleep(0)
        await asyncio.sleep(0 if len(found) == _PART else _PAUSE)

"""A websocket to a Gremlin server, kept while the process lives, opened anew when it broke.

A Lambda function is frozen between calls, and its connection may be gone when it wakes; Neptune closes
one after 20 idle minutes. So every traversal may find it closed: it is then opened and signed again
and the traversal repeated, as is one that the server could not do now, until the deadline. All our
traversals may be repeated.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import Any

from gremlin_python.driver.aiohttp.transport import AiohttpTransport
from gremlin_python.driver.driver_remote_connection import DriverRemoteConnection
from gremlin_python.driver.protocol import GremlinServerError
from gremlin_python.process.anonymous_traversal import traversal

from aspera.adapters.aws.neptune_errors import translation
from aspera.adapters.aws.neptune_signature import unsigned
from aspera.domain.errors import Unavailable

_READ_SECONDS, _WRITE_SECONDS = 120, 30
_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 3.0

Traversal = Callable[[Any], Any]
"""Given the source `g`, the traversal to run."""


class GremlinConnection:
    def __init__(
        self,
        url: str,
        headers: Callable[[], dict[str, str]] = unsigned,
        patience: float = 60.0,
        connections: int = 1,
    ) -> None:
        """`patience`: seconds until a traversal that others are in the way of is Unavailable;
        `connections`: one is enough where one call runs at a time, as in Lambda."""
        self._url = url
        self._headers = headers
        self._patience = patience
        self._connections = connections
        self._open: _Opened | None = None
        self._lock = Lock()
        # The driver logs what the server says, which may quote a document.
        logging.getLogger("gremlinpython").setLevel(logging.CRITICAL + 1)

    def run(self, traverse: Traversal) -> list[Any]:
        """All results. Raises Unavailable, Defect and InvalidInput."""
        deadline = time.monotonic() + self._patience
        pause = _FIRST_PAUSE
        while True:
            try:
                return self._attempt(traverse)
            except Unavailable:
                if time.monotonic() + pause > deadline:
                    raise
            time.sleep(pause * random.uniform(0.5, 1.0))
            pause = min(2 * pause, _LONGEST_PAUSE)

    def close(self) -> None:
        with self._lock:
            opened, self._open = self._open, None
        if opened is not None:
            opened.close()

    def _attempt(self, traverse: Traversal) -> list[Any]:
        opened = self._opened()
        try:
            results: list[Any] = traverse(traversal().with_(opened.remote)).to_list()
            return results
        except GremlinServerError as error:
            raise translation(error.status_code, str(error), error.status_attributes) from error
        except Exception as error:
            # The driver has no error of its own for a broken connection: RuntimeError, OSError,
            # aiohttp's, asyncio's and plain Exception are what was seen.
            self._drop(opened)
            raise Unavailable(f"the graph's connection broke ({type(error).__name__})") from error

    def _opened(self) -> _Opened:
        with self._lock:
            if self._open is None:
                self._open = _Opened(self._url, self._headers(), self._connections)
            return self._open

    def _drop(self, opened: _Opened) -> None:
        """Others who use the same connection may have dropped it already."""
        with self._lock:
            if self._open is not opened:
                return
            self._open = None
        opened.close()


class _Opened:
    """The driver's connection, and the transports that it leaves open when it could not connect."""

    def __init__(self, url: str, headers: dict[str, str], connections: int) -> None:
        self._transports: list[AiohttpTransport] = []
        self.remote = DriverRemoteConnection(
            url, "g", headers=headers, pool_size=connections, transport_factory=self._transport
        )

    def close(self) -> None:
        for end in (self.remote, *self._transports):
            # What is broken, or in use by another thread, cannot be closed; it is given up.
            with suppress(Exception):
                end.close()

    def _transport(self) -> AiohttpTransport:
        transport = AiohttpTransport(read_timeout=_READ_SECONDS, write_timeout=_WRITE_SECONDS)
        self._transports.append(transport)
        return transport

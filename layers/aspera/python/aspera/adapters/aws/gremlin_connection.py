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
from threading import Lock
from typing import Any

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
        self._remote: Any = None
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
            remote, self._remote = self._remote, None
        _close(remote)

    def _attempt(self, traverse: Traversal) -> list[Any]:
        remote = self._opened()
        try:
            results: list[Any] = traverse(traversal().with_(remote)).to_list()
            return results
        except GremlinServerError as error:
            raise translation(error.status_code, str(error), error.status_attributes) from error
        except Exception as error:
            # The driver has no error of its own for a broken connection: RuntimeError, OSError,
            # aiohttp's, asyncio's and plain Exception are what was seen.
            self._drop(remote)
            raise Unavailable(f"the graph's connection broke ({type(error).__name__})") from error

    def _opened(self) -> Any:
        with self._lock:
            if self._remote is None:
                self._remote = DriverRemoteConnection(
                    self._url,
                    "g",
                    headers=self._headers(),
                    pool_size=self._connections,
                    read_timeout=_READ_SECONDS,
                    write_timeout=_WRITE_SECONDS,
                )
            return self._remote

    def _drop(self, remote: Any) -> None:
        """Others who use the same connection may have dropped it already."""
        with self._lock:
            if self._remote is not remote:
                return
            self._remote = None
        _close(remote)


def _close(remote: Any) -> None:
    if remote is None:
        return
    try:
        remote.close()
    except Exception:
        # It was broken: there is nobody to say goodbye to.
        return

"""A cache in a private network, asked from outside of it."""

from __future__ import annotations

import logging
from typing import Any

from aspera.adapters.aws.port_calls import PortCalls
from aspera.domain.errors import AsperaError

_log = logging.getLogger(__name__)


class CacheInside:
    def __init__(self, calls: PortCalls) -> None:
        self._calls = calls

    def get(self, scope: str, key: str) -> bytes | None:
        found: bytes | None = self._attempt("get", scope=scope, key=key)
        return found

    def put(self, scope: str, key: str, value: bytes, seconds: int) -> None:
        self._attempt("put", scope=scope, key=key, value=value, seconds=seconds)

    def forget(self, scope: str) -> None:
        self._attempt("forget", scope=scope)

    def _attempt(self, method: str, **arguments: Any) -> Any:
        try:
            return self._calls("cache", method, **arguments)
        except AsperaError as error:
            _log.warning("the cache does not answer: %s", type(error).__name__)
            return None

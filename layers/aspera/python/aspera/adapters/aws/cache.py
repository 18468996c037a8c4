"""A cache in Valkey or Redis.

All keys of a scope carry one hash tag, so that they live in one slot of a cluster (Valkey cluster
specification, "Hash tags"). A scope is forgotten by raising its generation, which is part of every
key: nothing has to be looked for, and old entries run out by themselves.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from redis import Redis
from redis.backoff import ExponentialBackoff
from redis.cluster import RedisCluster
from redis.exceptions import RedisError
from redis.retry import Retry

from aspera.domain.run import digest

_SECONDS = 0.5
_GENERATION_SECONDS = 30 * 24 * 3600
"""Longer than any entry is kept."""
_log = logging.getLogger(__name__)
Result = TypeVar("Result")


class RedisCache:
    """`observe` is told of each lookup whether it found something."""

    def __init__(
        self, client: Redis | RedisCluster, observe: Callable[[bool], None] = lambda found: None
    ) -> None:
        self._client = client
        self._observe = observe

    def get(self, scope: str, key: str) -> bytes | None:
        found: bytes | None = self._attempt(lambda: self._client.get(self._key(scope, key)), None)  # type: ignore[assignment]
        self._observe(found is not None)
        return found

    def put(self, scope: str, key: str, value: bytes, seconds: int) -> None:
        self._attempt(lambda: self._client.set(self._key(scope, key), value, ex=seconds), None)

    def forget(self, scope: str) -> None:
        def raise_generation() -> None:
            self._client.incr(_generation_key(scope))
            self._client.expire(_generation_key(scope), _GENERATION_SECONDS)

        self._attempt(raise_generation, None)

    def _key(self, scope: str, key: str) -> str:
        generation = self._client.get(_generation_key(scope)) or b"0"
        return f"{_tag(scope)}:{int(generation)}:{digest(key, length=40)}"  # type: ignore[arg-type]

    def _attempt(self, call: Callable[[], Result], otherwise: Result) -> Result:
        try:
            return call()
        except (RedisError, OSError) as error:
            _log.warning("the cache does not answer: %s", type(error).__name__)
            return otherwise


def connect(url: str) -> Redis | RedisCluster:
    """ElastiCache Serverless speaks the cluster protocol over TLS (rediss://) and closes idle
    connections; redis:// is one server on this machine."""
    if url.startswith("rediss://"):
        return RedisCluster.from_url(url, socket_timeout=_SECONDS, socket_connect_timeout=_SECONDS)
    retry = Retry(ExponentialBackoff(cap=0.1), 1)
    return Redis.from_url(
        url, socket_timeout=_SECONDS, socket_connect_timeout=_SECONDS, retry=retry, health_check_interval=30
    )


def _tag(scope: str) -> str:
    return f"aspera:{{{digest(scope, length=40)}}}"


def _generation_key(scope: str) -> str:
    return f"{_tag(scope)}:generation"

"""What every adapter of the port `Cache` does."""

from __future__ import annotations

import time
from secrets import token_hex
from types import SimpleNamespace

import pytest

from aspera.adapters.aws.cache import RedisCache, connect
from aspera.adapters.aws.cache_inside import CacheInside
from aspera.adapters.memory.cache import MemoryCache
from aspera.adapters.memory.clock import ManualClock
from aspera.ports.cache import Cache
from tests.contract.examples import UNICODE, at_the_same_time
from tests.contract.lambda_double import calls_to
from tests.engines.running import port_of


@pytest.fixture(params=["memory", "redis", "inside"])
def cache(request: pytest.FixtureRequest) -> Cache:
    if request.param == "redis":
        return RedisCache(connect(f"redis://127.0.0.1:{port_of('redis')}"))
    memory = MemoryCache(ManualClock())
    return CacheInside(calls_to(SimpleNamespace(cache=memory))) if request.param == "inside" else memory


@pytest.fixture
def ada() -> str:
    """A scope of this test's own."""
    return f"ada-{token_hex(6)}"


def test_what_was_never_put_is_not_there(cache: Cache, ada: str) -> None:
    assert cache.get(ada, "a") is None


def test_bytes_are_read_as_they_were_put(cache: Cache, ada: str) -> None:
    for key, value in (("", b""), (UNICODE, bytes(range(256))), ("large", b"x" * 2_000_000)):
        cache.put(ada, key, value, 60)
        assert cache.get(ada, key) == value


def test_putting_again_replaces(cache: Cache, ada: str) -> None:
    cache.put(ada, "a", b"1", 60)
    cache.put(ada, "a", b"2", 60)
    assert cache.get(ada, "a") == b"2"


def test_one_scope_never_reads_another(cache: Cache, ada: str) -> None:
    cache.put(ada, "a", b"1", 60)
    for other in (f"{ada}x", "", f"{ada}:0", "{" + ada + "}"):
        assert cache.get(other, "a") is None


def test_a_forgotten_scope_is_empty_and_others_stay(cache: Cache, ada: str) -> None:
    cache.put(ada, "a", b"1", 60)
    cache.put(f"bob-{ada}", "a", b"2", 60)
    cache.forget(ada)
    assert cache.get(ada, "a") is None
    assert cache.get(f"bob-{ada}", "a") == b"2"
    cache.put(ada, "a", b"3", 60)
    assert cache.get(ada, "a") == b"3"


def test_an_entry_runs_out(ada: str) -> None:
    clock = ManualClock()
    memory = MemoryCache(clock)
    memory.put(ada, "a", b"1", 60)
    clock.advance(61)
    assert memory.get(ada, "a") is None


def test_an_entry_runs_out_in_redis(ada: str) -> None:
    redis = RedisCache(connect(f"redis://127.0.0.1:{port_of('redis')}"))
    redis.put(ada, "a", b"1", 1)
    deadline = time.monotonic() + 10
    while redis.get(ada, "a") is not None and time.monotonic() < deadline:
        time.sleep(0.1)
    assert redis.get(ada, "a") is None


def test_the_entries_used_last_are_kept(ada: str) -> None:
    memory = MemoryCache(ManualClock(), entries=2)
    memory.put(ada, "a", b"1", 60)
    memory.put(ada, "b", b"2", 60)
    memory.get(ada, "a")
    memory.put(ada, "c", b"3", 60)
    assert [memory.get(ada, key) for key in "abc"] == [b"1", None, b"3"]


def test_all_keys_of_a_scope_share_one_hash_slot(ada: str) -> None:
    from redis.crc import key_slot

    client = connect(f"redis://127.0.0.1:{port_of('redis')}")
    cache = RedisCache(client)
    keys = {cache._key(ada, key) for key in "abc"}
    cache.forget(ada)
    keys |= {cache._key(ada, key) for key in "abc"}
    assert len(keys) == 6
    assert len({key_slot(key.encode()) for key in keys}) == 1


def test_a_cache_that_is_not_there_holds_nothing() -> None:
    gone = RedisCache(connect("redis://127.0.0.1:9"))
    gone.put("ada", "a", b"1", 60)
    gone.forget("ada")
    assert gone.get("ada", "a") is None


def test_callers_at_the_same_time_lose_nothing(cache: Cache, ada: str) -> None:
    at_the_same_time(lambda number: cache.put(ada, str(number), b"%d" % number, 60), 60)
    assert [cache.get(ada, str(number)) for number in range(60)] == [b"%d" % number for number in range(60)]

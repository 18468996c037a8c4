"""A cache behind a wire on which things go wrong: it raises for no reason, and what it answers is what was
put under that name, or nothing."""

from __future__ import annotations

from secrets import token_hex

import pytest

from aspera.adapters.aws.cache import RedisCache, connect
from tests.engines.faulty_redis import faulty_redis
from tests.engines.faulty_wire import FAULTS
from tests.engines.running import port_of

BROKEN = tuple(fault for fault in FAULTS if fault != "duplicate")
SLOWER = 0.8
"""Seconds; the client waits for half a second."""


def ada() -> str:
    return f"ada-{token_hex(6)}"


@pytest.mark.parametrize("fault", BROKEN)
def test_a_cache_that_does_not_answer_rightly_holds_nothing(fault: str) -> None:
    owner, found = ada(), list[bool]()
    whole = RedisCache(connect(f"redis://127.0.0.1:{port_of('redis')}"))
    whole.put(owner, "a", b"1", 60)
    with faulty_redis(port_of("redis"), 1, [fault], pause=SLOWER) as wire:
        cache = RedisCache(connect(wire.url), found.append)
        assert cache.get(owner, "a") is None
        cache.put(owner, "a", b"2", 60)
        cache.forget(owner)
        assert wire.met[fault] >= 3
    assert found == [False]
    assert whole.get(owner, "a") == b"1"


def test_commands_that_are_done_twice_change_nothing() -> None:
    with faulty_redis(port_of("redis"), 1, ["duplicate"]) as wire:
        cache, owner = RedisCache(connect(wire.url)), ada()
        cache.put(owner, "a", b"1", 60)
        assert cache.get(owner, "a") == b"1"
        cache.forget(owner)
        assert cache.get(owner, "a") is None


def test_no_answer_is_taken_for_another() -> None:
    """An answer that comes late, or half, would be read as that of the next command."""
    with faulty_redis(port_of("redis"), 5, pause=SLOWER) as wire:
        cache, owner = RedisCache(connect(wire.url)), ada()
        known: dict[str, set[bytes | None]] = {}
        number = 0
        while wire.met.keys() != set(FAULTS) or number < 14:
            key, value = str(number % 7), b"%d" % number
            known.setdefault(key, {None}).add(value)
            cache.put(owner, key, value, 60)
            for asked, values in known.items():
                assert cache.get(owner, asked) in values
            number += 1


def test_it_answers_again_when_the_wire_does() -> None:
    with faulty_redis(port_of("redis"), 1, [*BROKEN, *[""] * 1000], pause=SLOWER) as wire:
        cache, owner = RedisCache(connect(wire.url)), ada()
        while wire.met.keys() != set(BROKEN):
            cache.put(owner, "a", b"1", 60)
        cache.put(owner, "a", b"2", 60)
        assert cache.get(owner, "a") == b"2"

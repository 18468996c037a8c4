"""What every adapter of the port `Clock` does."""

from __future__ import annotations

import pytest

from aspera.adapters.local.clock import SystemClock
from aspera.adapters.memory.clock import ManualClock
from aspera.ports.clock import Clock


@pytest.fixture(params=["manual", "system"])
def clock(request: pytest.FixtureRequest) -> Clock:
    return ManualClock() if request.param == "manual" else SystemClock()


def test_now_is_in_whole_milliseconds_of_our_time(clock: Clock) -> None:
    assert isinstance(clock.now(), int)
    assert 1_600_000_000_000 < clock.now() < 10_000_000_000_000


def test_elapsed_seconds_never_run_backwards(clock: Clock) -> None:
    moments = [clock.elapsed() for _ in range(1_000)]
    assert moments == sorted(moments)

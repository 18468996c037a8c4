"""aspera.adapters.memory.clock"""

from __future__ import annotations

from aspera.adapters.memory.clock import ManualClock


def test_time_passes_only_when_told() -> None:
    clock = ManualClock(now=1_000)
    assert (clock.now(), clock.elapsed()) == (1_000, 0.0)
    clock.advance(1.5)
    assert (clock.now(), clock.elapsed()) == (2_500, 1.5)

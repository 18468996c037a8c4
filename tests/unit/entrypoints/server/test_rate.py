"""How often one may ask."""

from __future__ import annotations

from aspera.entrypoints.server.rate import TokenBucket


def test_a_burst_and_then_the_rate() -> None:
    now = [0.0]
    bucket = TokenBucket(per_second=2, burst=3, clock=lambda: now[0])
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]
    now[0] = 0.4
    assert not bucket.take()
    now[0] = 0.5
    assert [bucket.take(), bucket.take()] == [True, False]
    now[0] = 1_000
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]

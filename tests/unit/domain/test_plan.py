from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.plan import SHARD_PAGES, shard_ranges


@given(st.sets(st.integers(1, 2000)))
def test_shards_hold_every_page_once_and_none_is_much_larger(pages: set[int]) -> None:
    ordered = sorted(pages)
    ranges = shard_ranges(ordered)
    held = [page for first, last in ranges for page in ordered if first <= page <= last]
    assert held == ordered
    assert all(sum(first <= page <= last for page in ordered) <= SHARD_PAGES for first, last in ranges)


def test_no_page_makes_no_shard() -> None:
    assert shard_ranges([]) == []

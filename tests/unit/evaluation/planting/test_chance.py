"""Choices that are the same every time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aspera.evaluation.planting.chance import draw, pick, sample


@given(st.text(), st.integers(1, 1000))
def test_a_draw_is_below_its_count_and_always_the_same(key: str, count: int) -> None:
    assert 0 <= draw(key, count) < count
    assert draw(key, count) == draw(key, count)


def test_draws_by_many_keys_reach_every_outcome() -> None:
    assert {draw(f"key {number}", 6) for number in range(200)} == set(range(6))
    assert {pick(f"key {number}", "abc") for number in range(50)} == set("abc")


@given(st.lists(st.text(), unique=True), st.integers(0, 20), st.randoms(use_true_random=False))
def test_a_sample_does_not_depend_on_the_order_of_the_items(items: list[str], size: int, order) -> None:
    shuffled = list(items)
    order.shuffle(shuffled)
    assert sample(items, str, size) == sample(shuffled, str, size)
    assert len(sample(items, str, size)) == min(size, len(items))


def test_a_larger_sample_holds_the_smaller() -> None:
    items = [str(number) for number in range(100)]
    assert sample(items, str, 20)[:5] == sample(items, str, 5)

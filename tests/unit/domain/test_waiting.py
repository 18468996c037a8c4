from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.waiting import Waiting


def test_pauses_double_up_to_a_longest() -> None:
    waiting = Waiting(1000)
    assert [waiting.next() for _ in range(7)] == [1, 2, 4, 8, 16, 20, 20]


def test_a_longer_pause_that_was_asked_for_is_made() -> None:
    waiting = Waiting(60)
    assert [waiting.next("30"), waiting.next("0"), waiting.next("29")] == [30, 2, None]


@pytest.mark.parametrize("header", ["", "soon", "-5", "1.5", "Wed, 21 Oct 2026 07:28:00 GMT", "٣", " "])
def test_what_is_no_number_of_seconds_is_passed_over(header: str) -> None:
    assert Waiting(60).next(header) == 1


@given(st.floats(0, 500), st.lists(st.integers(0, 100).map(str), max_size=40))
def test_all_pauses_together_stay_within_the_patience(patience: float, headers: list[str]) -> None:
    waiting = Waiting(patience)
    assert sum(filter(None, map(waiting.next, headers))) <= patience

"""aspera.domain.rank_fusion"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.rank_fusion import fuse_ranks

RANKINGS = st.lists(st.lists(st.integers(0, 30), unique=True), max_size=4)


def test_scores_are_the_papers() -> None:
    assert fuse_ranks(["a", "b"], ["b"]) == [
        ("b", pytest.approx(1 / 62 + 1 / 61)),
        ("a", pytest.approx(1 / 61)),
    ]


def test_nothing_fused_is_nothing() -> None:
    assert fuse_ranks() == fuse_ranks([], []) == []


def test_equal_scores_stay_in_the_order_of_the_first_ranking() -> None:
    assert [key for key, _ in fuse_ranks(["a", "b"], ["b", "a"])] == ["a", "b"]


@given(st.lists(st.integers(), unique=True))
def test_one_ranking_stays_as_it_is(ranking: list[int]) -> None:
    assert [key for key, _ in fuse_ranks(ranking)] == ranking


@given(RANKINGS)
def test_every_key_comes_once_and_scores_fall(rankings: list[list[int]]) -> None:
    fused = fuse_ranks(*rankings)
    assert sorted(key for key, _ in fused) == sorted({key for ranking in rankings for key in ranking})
    scores = [score for _, score in fused]
    assert scores == sorted(scores, reverse=True)

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.agents.risk.rating import modifier, rate
from aspera.agents.risk.taxonomy import Kind
from aspera.domain.finding import Severity

REVENUE = Decimal(10**9)


def test_an_event_of_half_a_percent_of_revenue_is_high() -> None:
    rating = rate(Kind.EVENT, 3, Decimal(5_000_000), REVENUE, 0)
    assert (rating.impact, rating.likelihood, rating.severity) == (4, 5, Severity.HIGH)


def test_a_tiny_loss_weighs_little_whatever_its_class() -> None:
    assert rate(Kind.EVENT, 3, Decimal(10_000), REVENUE, 0).severity is Severity.MEDIUM


def test_an_amount_raises_the_class_by_one_level_at_most() -> None:
    assert rate(Kind.EVENT, 2, Decimal(10**9), REVENUE, 0).impact == 3


def test_the_amount_of_an_exposure_is_no_loss() -> None:
    assert rate(Kind.EXPOSURE, 3, Decimal(10**9), REVENUE, 0).impact == 3


def test_a_small_amount_counts_even_without_revenue() -> None:
    assert rate(Kind.EVENT, 3, Decimal(89_000), None, 0).impact == 1
    assert rate(Kind.EVENT, 3, Decimal(89_000_000), None, 0).impact == 3


def test_a_rating_that_is_capped_says_so() -> None:
    assert rate(Kind.EVENT, 4, None, None, 0).is_capped
    assert not rate(Kind.EVENT, 3, None, None, 0).is_capped
    assert not rate(Kind.CRITICAL, 5, None, None, 0).is_capped


@given(
    st.sampled_from(Kind),
    st.integers(1, 5),
    st.none() | st.decimals(0, 10**12, allow_nan=False),
    st.sampled_from((-2, 0, 1)),
)
def test_only_what_is_critical_is_rated_critical(
    kind: Kind, impact: int, amount: Decimal | None, change: int
) -> None:
    rating = rate(kind, impact, amount, REVENUE, change)
    assert 1 <= rating.score <= 25
    assert kind is Kind.CRITICAL or rating.severity is not Severity.CRITICAL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The loss is covered by insurance.", -2),
        ("The loss is not fully insured.", 1),
        ("We cannot reasonably estimate a range of loss.", 1),
        ("The loss was paid in May.", 0),
    ],
)
def test_cover_lowers_and_its_lack_raises(text: str, expected: int) -> None:
    assert modifier(text) == expected

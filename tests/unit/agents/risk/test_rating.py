from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.agents.risk.benchmarks import Benchmark, Measure
from aspera.agents.risk.likelihood import Likelihood
from aspera.agents.risk.rating import Loss, Rating, modifier, rate
from aspera.agents.risk.taxonomy import Kind
from aspera.domain.finding import Severity

REVENUE = Benchmark(Measure.REVENUE, Decimal(10**9), 40)
PROFIT = Benchmark(Measure.PROFIT, Decimal(10**8), 40)


def rated(
    kind: Kind,
    impact: int,
    amount: int | Decimal | None = None,
    benchmark: Benchmark | None = REVENUE,
    likelihood: Likelihood = Likelihood.HAPPENED,
    change: int = 0,
) -> Rating:
    amount = None if amount is None else Decimal(amount)
    return rate(Loss(kind, impact, amount, likelihood, change), benchmark)


@pytest.mark.parametrize("benchmark", [REVENUE, PROFIT])
def test_a_material_event_is_high(benchmark: Benchmark) -> None:
    rating = rated(Kind.EVENT, 3, 5_000_000, benchmark)
    assert (rating.impact, rating.likelihood.level, rating.severity) == (4, 5, Severity.HIGH)


def test_the_rating_says_what_the_amount_was_set_against() -> None:
    assert rated(Kind.EVENT, 3, 5_000_000, PROFIT).why == (
        "5 million is 5 % of pre-tax profit (100 million, page 40); 5 % counts as material"
    )


def test_a_small_loss_is_never_high_however_certain() -> None:
    assert rated(Kind.EVENT, 3, 1_000_000).severity is Severity.MEDIUM
    assert rated(Kind.EVENT, 3, 10_000).severity is Severity.MEDIUM
    assert rated(Kind.EVENT, 3, 1_250_000).severity is Severity.HIGH


def test_an_amount_raises_the_class_by_one_level_at_most() -> None:
    assert rated(Kind.EVENT, 2, 10**9).impact == 3


def test_the_amount_of_an_exposure_is_a_loss_only_when_it_is_booked() -> None:
    assert rated(Kind.EXPOSURE, 3, 10**9, likelihood=Likelihood.PRESENT).impact == 3
    assert rated(Kind.EXPOSURE, 3, 10**9, likelihood=Likelihood.BOOKED).impact == 4


def test_a_small_amount_counts_even_without_a_benchmark() -> None:
    assert rated(Kind.EVENT, 3, 89_000, None).impact == 1
    assert rated(Kind.EVENT, 3, 89_000_000, None).impact == 3


def test_a_rating_that_is_capped_says_so() -> None:
    assert rated(Kind.EVENT, 4).is_capped
    assert not rated(Kind.EVENT, 3).is_capped
    assert not rated(Kind.CRITICAL, 5).is_capped


@given(
    st.sampled_from(Kind),
    st.integers(1, 5),
    st.none() | st.decimals(0, 10**12, allow_nan=False),
    st.sampled_from([None, REVENUE, PROFIT]),
    st.sampled_from(Likelihood),
    st.sampled_from((-2, 0, 1)),
)
def test_only_what_is_critical_is_rated_critical(
    kind: Kind,
    impact: int,
    amount: Decimal | None,
    benchmark: Benchmark | None,
    likelihood: Likelihood,
    change: int,
) -> None:
    rating = rated(kind, impact, amount, benchmark, likelihood, change)
    assert 1 <= rating.score <= 25
    assert rating.why
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

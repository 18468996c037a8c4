from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from aspera.agents.math.intervals import (
    Interval,
    difference,
    exactly,
    growth,
    interval,
    quotient,
    settle,
    surprise,
)
from aspera.domain.number import Number, parse_number

AMOUNTS = st.integers(1, 10**6)


def number(text: str) -> Number:
    parsed = parse_number(text)
    assert parsed is not None
    return parsed


def test_a_printed_number_stands_for_half_a_unit_either_side() -> None:
    assert interval(number("1.2 million")) == Interval(Decimal(1_150_000), Decimal(1_250_000))
    assert interval(number("(12.5)")) == Interval(Decimal("-12.55"), Decimal("-12.45"))


def test_a_dash_is_exactly_nought() -> None:
    assert interval(number("–")) == Interval(Decimal(0), Decimal(0))


def test_intervals_that_meet_in_a_point_touch() -> None:
    assert interval(number("4")).touches(interval(number("5")))
    assert not interval(number("4")).touches(interval(number("6")))


def test_growth_from_nothing_or_into_a_loss_has_no_percentage() -> None:
    assert growth(interval(number("5")), interval(number("0"))) is None
    assert growth(interval(number("(5)")), interval(number("3"))) is None


def test_a_share_of_a_negative_whole_has_no_percentage() -> None:
    assert quotient(interval(number("5")), interval(number("(3)"))) is None


@given(AMOUNTS, AMOUNTS, st.integers(1, 3))
def test_a_change_computed_before_rounding_lies_in_the_interval_of_the_rounded_figures(
    new: int, old: int, digits: int
) -> None:
    unit = Decimal(10) ** digits
    rounded = [Number((Decimal(x) / unit).quantize(Decimal(1)) * unit, unit, str(x)) for x in (new, old)]
    true = 100 * (Decimal(new) - Decimal(old)) / Decimal(old)
    percent = Number(true.quantize(Decimal("0.1")), Decimal("0.1"), "")
    expected = growth(*map(interval, rounded))
    assert expected is None or interval(percent).touches(expected)
    assert interval(Number(Decimal(new - old), Decimal(1), "")).touches(difference(*map(interval, rounded)))


@given(AMOUNTS, AMOUNTS, st.integers(-400, 400))
def test_what_lies_outside_the_interval_lies_outside_the_tolerance(new: int, old: int, tenths: int) -> None:
    printed = Number(Decimal(tenths) / 10, Decimal("0.1"), "")
    figures = [Number(Decimal(x), Decimal(1), str(x)) for x in (new, old)]
    expected, exact = growth(*map(interval, figures)), growth(*map(exactly, figures))
    assert exact is not None
    if expected is not None and not interval(printed).touches(expected):
        recomputed = settle(printed, exact.low, expected)
        assert abs(printed.value - recomputed.value) > recomputed.tolerance


def test_a_narrow_agreement_is_worth_more_than_a_wide_one() -> None:
    narrow = surprise(interval(number("12.34")), Interval(Decimal("12.33"), Decimal("12.35")))
    wide = surprise(interval(number("12")), Interval(Decimal(6), Decimal(20)))
    assert narrow > 8 > 2 > wide

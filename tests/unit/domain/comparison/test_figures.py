from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.comparison.figures import Slip, agree, are_equal, slip, tolerance
from aspera.domain.geometry import Box
from aspera.domain.observation import Fact


def _fact(value: str, precision: str = "1") -> Fact:
    return Fact(
        label="net sale",
        period="2023",
        value=Decimal(value),
        precision=Decimal(precision),
        unit="USD",
        qualifiers=(),
        printed=value,
        quote=value,
        page=1,
        box=Box(0, 0, 1, 1),
        source="table",
    )


def test_a_rounded_figure_agrees_with_the_exact_one() -> None:
    assert agree(_fact("1200000000", "100000000"), _fact("1204000000", "1000000"))
    assert agree(_fact("1250", "1"), _fact("1300", "100"))


def test_a_sign_is_presentation() -> None:
    assert agree(_fact("-8802"), _fact("8802"))


def test_figures_of_one_precision_agree_only_when_equal() -> None:
    assert agree(_fact("8802"), _fact("8802"))
    assert are_equal(_fact("8802"), _fact("8803")) is False


def test_a_figure_cut_off_instead_of_rounded_neither_agrees_nor_conflicts() -> None:
    cut, exact = _fact("1200000000", "100000000"), _fact("1290000000", "1000000")
    assert are_equal(cut, exact) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("8802", "8082", Slip.SWAP),
        ("8802", "8902", Slip.DIGIT),
        ("8802", "880", Slip.DROP),
        ("18802", "8802", Slip.DROP),
        ("8802", "8802000", Slip.SCALE),
        ("8802", "9913", None),
        ("12", "13", None),
    ],
)
def test_a_slip_has_a_shape(one: str, other: str, expected: Slip | None) -> None:
    assert slip(_fact(one), _fact(other)) is expected
    assert slip(_fact(other), _fact(one)) is expected


def test_a_slip_is_seen_at_the_precision_of_the_coarser() -> None:
    assert slip(_fact("171900000000", "100000000"), _fact("177866000000", "1000000")) is Slip.DIGIT


_AMOUNTS = st.integers(min_value=1, max_value=10**12)


@given(_AMOUNTS, st.integers(min_value=0, max_value=9))
def test_every_rounding_agrees_with_what_it_rounds(amount: int, power: int) -> None:
    unit = 10**power
    rounded = (Decimal(amount) / unit).to_integral_value() * unit
    assert agree(_fact(str(amount)), _fact(str(rounded), str(unit)))


@given(_AMOUNTS, _AMOUNTS, st.integers(min_value=0, max_value=6), st.integers(min_value=0, max_value=6))
def test_only_what_no_rounding_explains_is_unequal(one: int, other: int, power: int, another: int) -> None:
    first, second = _fact(str(one), str(10**power)), _fact(str(other), str(10**another))
    assert are_equal(first, second) is are_equal(second, first)
    if are_equal(first, second) is False:
        assert abs(Decimal(one) - Decimal(other)) > tolerance(first, second)

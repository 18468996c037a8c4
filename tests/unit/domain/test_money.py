from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.money import as_nanos, dollars, format_dollars, from_nanos


@given(st.integers(0, 10**18))
def test_billionths_there_and_back(nanos: int) -> None:
    assert as_nanos(from_nanos(nanos)) == nanos


@given(st.decimals(0, 10**6, allow_nan=False))
def test_an_amount_is_never_rounded_down(amount: Decimal) -> None:
    assert amount <= dollars(amount) < amount + Decimal("0.000000001")


@pytest.mark.parametrize(
    ("amount", "text"),
    [("0", "$0"), ("0.0000001", "$0.0001"), ("0.0042", "$0.0042"), ("0.99999", "$1.00"), ("0.25", "$0.25"), ("0.2", "$0.20"), ("0.015", "$0.015"), ("1", "$1.00"),
     ("12.341", "$12.35"), ("1234.5", "$1,234.50")],
)  # fmt: skip
def test_amounts_for_people(amount: str, text: str) -> None:
    assert format_dollars(Decimal(amount)) == text

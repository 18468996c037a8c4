from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aspera.domain.scale import Scale, read_scale


@pytest.mark.parametrize(
    ("text", "exponent", "unit"),
    [
        ("(in millions)", 6, ""), ("$ in millions, except per share amounts", 6, "USD"),
        ("Dollars in thousands", 3, "USD"), ("in thousands of euros", 3, "EUR"), ("€ million", 6, "EUR"),
        ("(EUR m)", 6, ""), ("$m", 6, "USD"), ("US$m", 6, "USD"), ("£000", 3, "GBP"), ("$'000", 3, "USD"),
        ("(000s)", 3, ""), ("in '000", 3, ""), ("EUR '000", 3, "EUR"), ("TEUR", 3, "EUR"), ("k€", 3, "EUR"),
        ("M€", 6, "EUR"), ("in Mio. EUR", 6, "EUR"), ("Mrd. €", 9, "EUR"), ("en millions d'euros", 6, "EUR"),
        ("CHF in millions", 6, "CHF"), ("Rs. in crore", 7, "INR"), ("(₹ in lakhs)", 5, "INR"), ("€bn", 9, "EUR"),
        ("kt", 3, "t"), ("ktCO2e", 3, "tCO2e"), ("tonnes CO2-equivalent", 0, "tCO2e"), ("(t)", 0, "t"),
        ("Total GHG emissions (thousand tCO2e)", 3, "tCO2e"), ("MtCO2", 6, "tCO2"), ("GWh", 9, "Wh"),
        ("million m³", 6, "m3"), ("FTE", 0, "FTE"), ("%", 0, "%"), ("in %", 0, "%"), ("(in €)", 0, "EUR"),
    ],
)  # fmt: skip
def test_words_say_scale_and_unit(text: str, exponent: int, unit: str) -> None:
    expected = Scale(Decimal(10) ** exponent, unit or ("EUR" if "EUR" in text else ""))
    assert read_scale(text) == expected


@pytest.mark.parametrize(
    "text", ["", "Revenue", "5 million customers", "we sold 5 million", "the company has millions of users", "2023",
             "$ 5", "year ended", "(unaudited)", "Total", "tonnage", "What"]
)  # fmt: skip
def test_what_says_no_scale_is_none(text: str) -> None:
    assert read_scale(text) is None


def test_a_unit_divided_by_another_is_not_scaled() -> None:
    assert read_scale("kWh/t") == Scale(Decimal(1), "")


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    scale = read_scale(text)
    assert scale is None or scale.factor > 0

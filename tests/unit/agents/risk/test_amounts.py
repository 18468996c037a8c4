from __future__ import annotations

from decimal import Decimal

import pytest

from aspera.agents.risk.amounts import largest_amount, stated_revenue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a charge of $1.5 billion, of which €20 million", Decimal(1_500_000_000)),
        ("an impairment of $89,000 in 2022", Decimal(89_000)),
        ("a charge of $1,374 on the tanker", None),
        ("$5,250,000 was paid", Decimal(5_250_000)),
        ("earnings of $2.31 per share", None),
        ("no amount", None),
    ],
)
def test_an_amount_counts_when_its_scale_is_beyond_doubt(text: str, expected: Decimal | None) -> None:
    assert largest_amount(text) == expected


def test_revenue_is_read_from_the_income_statement_in_its_scale() -> None:
    page = "consolidated statements of operations (in millions) total revenues $66,608 $62,286"
    assert stated_revenue(page) == Decimal(66_608_000_000)


def test_figures_of_other_pages_are_no_revenue() -> None:
    assert stated_revenue("segment results (in millions) total revenues $66,608") is None


def test_revenue_without_a_scale_must_be_large() -> None:
    assert stated_revenue("statements of income revenues 81,288") is None

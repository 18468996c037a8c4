from __future__ import annotations

from decimal import Decimal

import pytest

from infrastructure.assembly import Assembly
from infrastructure.cost import PAGE, idle, load_prices, page, thousand_pages, total


@pytest.mark.parametrize("profile", ["dev", "staging"])
def test_an_idle_profile_stays_below_its_limit(profile: str, assembly: Assembly) -> None:
    prices = load_prices()
    assert Decimal(0) < total(idle(assembly, prices))[profile] <= Decimal(prices["limits"][profile])


def test_what_scales_to_zero_is_what_dev_has(assembly: Assembly) -> None:
    whats = {line.what.split()[0]: line.amounts[0] for line in idle(assembly, load_prices())}
    assert (whats["Neptune"], whats["Valkey"], whats["OpenSearch"]) == (0, 0, 0)


def test_reading_is_the_dearest_part_of_a_page(assembly: Assembly) -> None:
    lines = thousand_pages(assembly, load_prices())
    dearest = max(lines, key=lambda line: line.amounts[0])
    assert dearest.what.startswith("Textract")


def test_the_page_is_up_to_date(assembly: Assembly) -> None:
    assert PAGE.read_text() == page(assembly, load_prices()), "run `make cost`"

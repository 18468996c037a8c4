from __future__ import annotations

from decimal import Decimal

import pytest

from aspera.agents.risk.benchmarks import Benchmark, Measure, choose, stated_benchmarks
from tests.drawing import page_of

MILLION = 10**6


def read(text: str) -> dict[Measure, Decimal]:
    return {found.measure: found.value for found in stated_benchmarks(page_of(text, 55))}


def test_profit_and_revenue_are_read_from_the_income_statement_in_its_scale() -> None:
    text = """
    Consolidated Statements of Operations (in millions)
    Years ended December 31, 2022 2021
    Total revenues $ 66,608 $ 62,286
    Earnings before income tax expense 3,788 3,304
    """
    assert read(text) == {
        Measure.REVENUE: Decimal(66_608 * MILLION),
        Measure.PROFIT: Decimal(3_788 * MILLION),
    }


def test_where_years_rise_the_last_column_is_the_latest() -> None:
    text = """
    CONSOLIDATED STATEMENTS OF INCOME (in millions)
    Year Ended December 31, 2015 2016 2017
    Income before income taxes 1,568 3,892 3,806
    """
    assert read(text) == {Measure.PROFIT: Decimal(3_806 * MILLION)}


def test_a_loss_is_no_measure_of_size() -> None:
    text = "Statements of Income (in millions)\nLoss before taxes (5,022) 4,000\nRevenues 66,608"
    assert read(text) == {Measure.REVENUE: Decimal(66_608 * MILLION)}


def test_total_assets_are_read_from_the_balance_sheet() -> None:
    text = "Consolidated Balance Sheets (in thousands)\nTotal assets $1,745,530 $1,664,323"
    assert read(text) == {Measure.ASSETS: Decimal(1_745_530_000)}


@pytest.mark.parametrize(
    "text",
    [
        "Segment results (in millions)\nTotal revenues $66,608",
        "Statements of Income\nRevenues 81,288",
        "Results by region (in millions)\nTotal assets 4,000",
    ],
    ids=["no statement", "no scale", "no balance sheet"],
)
def test_figures_of_other_pages_are_no_benchmark(text: str) -> None:
    assert read(text) == {}


PROFIT = Benchmark(Measure.PROFIT, Decimal(1_000), 1)
REVENUE = Benchmark(Measure.REVENUE, Decimal(20_000), 1)
ASSETS = Benchmark(Measure.ASSETS, Decimal(50_000), 2)
BREAK_EVEN = Benchmark(Measure.PROFIT, Decimal(100), 1)


def test_profit_comes_before_revenue_and_revenue_before_assets() -> None:
    assert choose([ASSETS, REVENUE, PROFIT]) == PROFIT
    assert choose([ASSETS, REVENUE]) == REVENUE
    assert choose([ASSETS]) == ASSETS
    assert choose([]) is None


def test_a_profit_near_break_even_or_above_revenue_is_not_used() -> None:
    assert choose([BREAK_EVEN, REVENUE]) == REVENUE
    assert choose([Benchmark(Measure.PROFIT, Decimal(30_000), 1), REVENUE]) == REVENUE


def test_what_is_material_is_five_percent_of_profit() -> None:
    assert PROFIT.material == 50
    assert REVENUE.material == 100
    assert ASSETS.material == 500

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from aspera.domain.document import NumberLocale
from aspera.domain.fact_reading.tables import table_facts
from aspera.domain.observation import Fact
from aspera.domain.page import Page
from aspera.domain.tabulation import read_tables
from aspera.domain.tabulation.normalise import normalise
from tests.drawing import page_of


def _page(text: str) -> Page:
    page = page_of(text)
    return replace(page, tables=read_tables(page))


def _facts(text: str) -> list[Fact]:
    page = _page(text)
    return table_facts(page, [normalise(table, page, NumberLocale.POINT) for table in page.tables])


_STATEMENT = """
    Consolidated statement of income (in millions)
    Year ended December 31,            2023        2022        2021
    Net sales                      $ 18,802    $ 17,310    $ 16,999
    Cost of sales                    11,110      10,820      10,455
    Gross profit                      7,692       6,490       6,544
    Operating expenses                4,018       3,777       3,512
    Operating income                  3,674       2,713       3,032
"""


def test_a_row_gives_a_fact_for_each_period() -> None:
    facts = [fact for fact in _facts(_STATEMENT) if fact.label == "net sale"]
    assert [fact.period[:4] for fact in facts] == ["2023", "2022", "2021"]
    assert facts[0].value == Decimal("18802000000")
    assert facts[0].precision == Decimal(1_000_000)
    assert facts[0].unit == "USD"


def test_the_quote_is_the_row_up_to_the_figure() -> None:
    page = _page(_STATEMENT)
    facts = table_facts(page, [normalise(table, page, NumberLocale.POINT) for table in page.tables])
    by_period = {fact.period[:4]: fact for fact in facts if fact.label == "cost sale"}
    assert by_period["2023"].quote == "Cost of sales 11,110"
    assert by_period["2022"].quote == "Cost of sales 11,110 10,820"
    assert all(fact.quote in page.text.text for fact in facts)


def test_short_figures_and_dashes_are_left_out() -> None:
    labels = {
        fact.label
        for fact in _facts("""
            In millions                        2023        2022        2021
            Net sales                        18,802      17,310      16,999
            Impairment                           12           7           3
            Restructuring                         —           —           —
            Operating expenses                4,018       3,777       3,512
        """)
    }
    assert labels == {"net sale", "operating expense"}


def test_a_count_of_incidents_may_have_one_digit() -> None:
    facts = _facts("""
        Safety                             2023        2022        2021
        Hours worked                  1,880,222   1,731,044   1,699,981
        Fatalities                            2           1           1
        Lost time injuries                   14          17          21
    """)
    assert {fact.value for fact in facts if fact.label == "fatality"} == {Decimal(1), Decimal(2)}


def test_a_generic_label_takes_its_heading() -> None:
    labels = [
        fact.label
        for fact in _facts("""
            In millions                        2023        2022        2021
            Deferred tax assets
              Other                           1,212       1,107       1,003
              Total                           9,881       9,014       8,730
            Deferred tax liabilities
              Other                           2,212       2,107       2,003
              Total                           7,881       7,014       6,730
        """)
    ]
    assert "deferred tax asset other" in labels
    assert "other" not in labels


def test_figures_that_the_table_does_not_tell_apart_are_left_out() -> None:
    facts = _facts("""
        In millions                        2023        2022        2021
        Net sales                        18,802      17,310      16,999
        Operating income                  3,674       2,713       3,032
        Net sales                         9,001       8,119       7,777
        Operating income                  1,004         998         876
    """)
    assert facts == []


def test_a_change_is_no_figure_of_the_year() -> None:
    facts = _facts("""
                                           Change
        In millions            2023        2022       2023 vs. 2022
        Net sales            18,802      17,310               1,492
        Cost of sales        11,110      10,820                 290
        Gross profit          7,692       6,490               1,202
    """)
    assert Decimal(1_492_000_000) not in {fact.value for fact in facts}
    assert Decimal(18_802_000_000) in {fact.value for fact in facts}


def test_what_a_row_says_of_its_unit_goes_before_the_unit_of_the_table() -> None:
    facts = _facts("""
        Key figures (in thousands)
                                        2023        2022
        Net sales                     18,802      17,310
        Water withdrawal (m³)         11,110      10,820
        Energy used (MWh)              7,692       6,490
    """)
    by_label = {fact.label: fact for fact in facts if fact.period == "2023"}
    units = {label: (fact.value, fact.unit) for label, fact in by_label.items()}
    assert units[next(label for label in units if "sale" in label)] == (Decimal(18_802_000), "")
    assert units[next(label for label in units if "water" in label)] == (Decimal(11_110), "m3")
    assert units[next(label for label in units if "energy" in label)] == (Decimal(7_692_000_000), "Wh")

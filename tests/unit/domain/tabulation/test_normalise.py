from __future__ import annotations

from decimal import Decimal

from aspera.domain.document import NumberLocale
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.tabulation import read_tables
from aspera.domain.tabulation.normalise import normalise
from tests.drawing import page_of

MILLION = Decimal(1_000_000)


def sheet(text: str, locale: NumberLocale = NumberLocale.POINT) -> NormalisedTable:
    page = page_of(text)
    tables = read_tables(page)
    assert len(tables) == 1
    return normalise(tables[0], page, locale)


def values(table: NormalisedTable) -> list[list[str | None]]:
    return [[str(number.value) if number else None for number in row] for row in table.numbers]


def test_numbers_stand_by_row_and_column() -> None:
    table = sheet("""
        (Dollars in millions)
        Years ended December 31,         2022       2021
        Revenues                      $66,608    $62,286
        Loss                           (3,547)    (2,902)
        Other                               —         12
    """)
    assert [row.label for row in table.rows] == ["Revenues", "Loss", "Other"]
    assert values(table) == [["66608", "62286"], ["-3547", "-2902"], ["0", "12"]]
    assert [column.period for column in table.columns] == ["2022-12-31", "2021-12-31"]
    assert {(column.scale, column.unit) for column in table.columns} == {(MILLION, "USD")}
    assert all(column.is_additive for column in table.columns)


def test_a_row_and_a_column_lead_to_the_cell() -> None:
    table = sheet("""
                     2022     2021
        Revenues    1,608    1,286
        Loss          547      902
    """)
    row, column = table.rows[1], table.columns[0]
    assert table.table.text(row.index, column.index) == "547"


def test_the_nearest_word_about_scale_wins() -> None:
    table = sheet("""
        in thousands
                     Sales (in millions)      Cost    Margin %
        Europe                    1,608      1,286       20 %
        Asia                        547        902       31 %
    """)
    assert [(column.scale, column.unit) for column in table.columns] == [
        (MILLION, ""),
        (Decimal(1000), ""),
        (Decimal(1), "%"),
    ]


def test_percentages_changes_and_per_share_amounts_are_not_additive() -> None:
    table = sheet("""
                     2022     2021    Change     Share    Price per share
        Europe      1,608    1,286       322     75 %              $ 5.20
        Asia          547      302       245     25 %              $ 6.10
        Total       2,155    1,588       567    100 %              $ 5.40
    """)
    assert [column.is_additive for column in table.columns] == [True, True, False, True, False]


def test_notes_are_set_apart() -> None:
    table = sheet("""
                     Note       2022       2021
        Revenue         4     $1,608     $1,286
        Inventory      12        547        302
        Debt           14      2,155      1,588
    """)
    assert [column.is_additive for column in table.columns] == [False, True, True]
    assert (table.columns[0].scale, table.columns[0].unit) == (1, "")


def test_headings_and_indentation_make_the_path() -> None:
    table = sheet("""
                                     2022     2021
        Assets
        Current assets
          Cash                         10       11
          Inventory                    20       21
        Total current assets           30       32
        Equity
          Shares                        5        6
    """)
    assert [row.path for row in table.rows] == [
        ("Assets", "Current assets"),
        ("Assets", "Current assets"),
        ("Assets",),
        ("Equity",),
    ]
    assert table.rows[0].indent > table.rows[2].indent


def test_a_header_over_several_columns_counts_for_each() -> None:
    table = sheet("""
                          2023                  2022
                    Home      Abroad      Home      Abroad
        Sales      1,000       2,000     3,000       4,000
        Costs        100         200       300         400
    """)
    assert [column.header for column in table.columns] == [
        "2023 Home",
        "2023 Abroad",
        "2022 Home",
        "2022 Abroad",
    ]
    assert [column.period for column in table.columns] == ["2023", "2023", "2022", "2022"]


def test_months_stay_with_their_period() -> None:
    table = sheet("""
                  Three months ended June 30,
                       2023            2022
        Sales         1,000           2,000
        Costs           100             200
    """)
    assert [column.period for column in table.columns] == ["2023-06-30/3M", "2022-06-30/3M"]


def test_a_comma_may_be_the_decimal_sign() -> None:
    table = sheet(
        """
                         31.12.2023    31.12.2022
        in Mio. €
        Umsatz              1.234,5       1.100,0
        Kosten                234,5         100,0
    """,
        NumberLocale.COMMA,
    )
    assert values(table)[0] == ["1234.5", "1100.0"]
    assert [(c.period, c.scale, c.unit) for c in table.columns] == [
        ("2023-12-31", MILLION, "EUR"),
        ("2022-12-31", MILLION, "EUR"),
    ]


def test_a_table_that_can_only_be_read_the_other_way_is() -> None:
    table = sheet(
        """
                       2023         2022
        Sales      1,234.50     2,345.25
        Costs        100.25       200.50
    """,
        NumberLocale.COMMA,
    )
    assert values(table) == [["1234.50", "2345.25"], ["100.25", "200.50"]]


def test_a_dash_takes_the_precision_of_its_column() -> None:
    table = sheet("""
                       2023      2022
        Basic          6.31      9.94
        Effect            —      0.10
        Diluted        6.31      9.84
    """)
    dash = table.numbers[1][0]
    assert dash is not None
    assert (dash.is_dash, dash.value, dash.unit) == (True, 0, Decimal("0.01"))


def test_a_row_says_its_own_unit() -> None:
    table = sheet("""
        in millions
                                      2023      2022
        Scope 1 emissions (ktCO2e)      12        14
        Energy used (MWh)            1,234     1,300
        Revenue                        500       400
    """)
    assert [(row.scale, row.unit) for row in table.rows] == [
        (Decimal(1000), "tCO2e"),
        (MILLION, "Wh"),
        (None, None),
    ]


def test_a_column_of_units_speaks_for_its_rows() -> None:
    table = sheet("""
        Indicator          Unit       2023      2022
        Emissions          tCO2e     1,200     1,400
        Water              m3        1,234     1,300
        Employees          FTE         500       400
    """)
    assert [row.label for row in table.rows] == ["Emissions", "Water", "Employees"]
    assert [row.unit for row in table.rows] == ["tCO2e", "m3", "FTE"]


def test_an_amount_with_its_own_magnitude_is_not_scaled_twice() -> None:
    table = sheet("""
        in millions
                       2023          2022
        Sales      $5.2 million   $4.1 million
        Costs      $1.1 million   $1.0 million
    """)
    assert values(table)[0] == ["5200000", "4100000"]
    assert table.columns[0].scale == 1


def test_leader_dots_are_no_part_of_a_label() -> None:
    table = sheet("""
                                       2023      2022
        Cash ....................     1,874     2,936
        Receivables .............     1,141     1,042
    """)
    assert [row.label for row in table.rows] == ["Cash", "Receivables"]


def test_a_unit_over_all_columns_is_no_part_of_a_header() -> None:
    table = sheet("""
                           2023       2022       2021
                                 (in thousands)
        Revenue           1,608      1,545      1,517
        Costs               189        545        517
    """)
    assert [column.header for column in table.columns] == ["2023", "2022", "2021"]
    assert {column.scale for column in table.columns} == {1000}


def test_a_comparison_of_two_years_is_no_period() -> None:
    table = sheet("""
                       2023       2022    2023 vs. 2022
        Revenue       1,608      1,545               63
        Costs           189        545             (356)
    """)
    assert [column.period for column in table.columns] == ["2023", "2022", ""]
    assert [column.is_additive for column in table.columns] == [True, True, False]


def test_a_per_share_column_is_not_scaled() -> None:
    table = sheet("""
        in millions, except per share amounts
                       Earnings     Earnings per share
        Basic             1,419                 $ 6.31
        Diluted           1,425                 $ 6.29
    """)
    assert [column.scale for column in table.columns] == [MILLION, 1]


def test_a_first_label_stands_for_the_rows_below_it() -> None:
    table = sheet("""
                                       2023       2022
        Allergies       Count           193        177
                        Percentage    18.8%      15.6%
        Depression      Count           148        112
                        Percentage     9.7%       2.4%
        Asthma          Count           131        122
                        Percentage     6.3%       4.4%
    """)
    assert [(row.path, row.label) for row in table.rows][:3] == [
        (("Allergies",), "Count"),
        (("Allergies",), "Percentage"),
        (("Depression",), "Count"),
    ]


def test_running_numbers_before_the_labels_are_no_values() -> None:
    table = sheet("""
              Name               2023       2022
        1     Northern plant    1,608      1,545
        2     Southern plant      189        545
        3     Western plant       231        417
    """)
    assert [row.label for row in table.rows] == ["Northern plant", "Southern plant", "Western plant"]
    assert [column.header for column in table.columns] == ["2023", "2022"]


def test_a_currency_alone_says_nothing_about_scale() -> None:
    table = sheet("""
        in thousands
                           USD        EUR
        Revenue          1,608      1,545
        Fees (EUR)         189        545
    """)
    assert [(column.scale, column.unit) for column in table.columns] == [(1000, "USD"), (1000, "EUR")]
    assert [(row.scale, row.unit) for row in table.rows] == [(None, None), (None, "EUR")]

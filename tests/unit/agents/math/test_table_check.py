"""Planted faults of every class are found at the right place; clean tables give nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.unit.agents.math.sheets import check, found_in

ASSETS = """
                          |    2023 |    2022 |    2021
Current assets            |         |         |
  Cash                    |   {cash} |   1,105 |     980
  Receivables             |   3,412 |   3,377 |   3,105
  Inventories             |   2,204 |   2,190 |   2,001
Total current assets      |   6,866 |   6,672 |   6,086
Property and equipment    |   9,120 |   8,871 |   8,410
Goodwill                  |   1,300 |   1,300 |   1,300
Total assets              |  17,286 |  16,843 |  15,796
"""


def test_a_clean_statement_gives_nothing() -> None:
    assert found_in(ASSETS.format(cash="1,250")) == []


def test_every_amount_of_a_clean_statement_is_confirmed() -> None:
    counts = check(ASSETS.format(cash="1,250")).counts()
    assert counts["cells covered"] == counts["cells numeric"] == 21
    assert counts["equations holding"] == counts["sums exact"] == 6


@pytest.mark.parametrize(
    ("printed", "slip"),
    [
        ("2,150", "two digits are swapped"),
        ("1,290", "one digit differs"),
        ("12,500", "the decimal place is shifted"),
        ("(1,250)", "the sign is turned round"),
        ("125", "the decimal place is shifted"),
        ("150", "a digit is missing"),
        ("1,325", ""),
    ],
)
def test_a_wrong_addend_is_found(printed: str, slip: str) -> None:
    (found,) = found_in(ASSETS.format(cash=printed))
    assert found.rule == "sum"
    assert found.printed == (3, 0)
    assert (0, 0) in found.operands
    assert slip in found.description


def test_the_only_slip_that_explains_a_difference_is_named() -> None:
    (found,) = found_in(ASSETS.format(cash="2,150"))
    assert found.title == "“Total current assets” for 2023 does not add up"
    assert found.description == (
        "“Total current assets” of 6,866 for 2023 does not follow from its three items above it, which add "
        "up to 7,766; the difference is 900. The same calculation comes out in 2022 and 2021. The only single "
        "slip that explains it: “Cash” for 2023 should read 1,250 (two digits are swapped)."
    )
    assert found.formula == "2,150 + 3,412 + 2,204 = 7,766, printed 6,866"


def test_a_wrong_subtotal_breaks_two_sums_and_is_accused_once() -> None:
    (found,) = found_in(ASSETS.format(cash="1,250").replace("6,866", "6,966"))
    assert (
        "read 6,866 (one digit differs), the other sum that contains it comes out, too" in found.description
    )
    assert (found.printed, found.recomputed) == ((3, 0), 6866)


def test_an_omitted_addend_is_named() -> None:
    drawing = """
                   |    2023 |    2022 |    2021
    Germany        |   1,411 |   1,380 |   1,300
    France         |     952 |     910 |     899
    Spain          |     377 |     371 |     365
    Total revenue  |   2,363 |   2,661 |   2,564
    """
    (found,) = found_in(drawing)
    assert "what comes out when “Spain” for 2023 is left out" in found.description


def test_a_wrong_number_in_a_cross_cast_table_is_named_by_row_and_column() -> None:
    drawing = """
                   | Europe  | America |    Asia |   Total
    Cars           |   1,411 |   1,380 |   1,300 |   4,091
    Trucks         |     952 |     901 |     899 |   2,761
    Buses          |     377 |     371 |     365 |   1,113
    Trains         |     120 |     135 |     141 |     396
    Total          |   2,860 |   2,796 |   2,705 |   8,361
    """
    (found,) = found_in(drawing)
    assert "If “Trucks” for “America” read 910" in found.description


def test_an_income_statement_with_costs_printed_as_positive_numbers_is_followed() -> None:
    drawing = """
                             |    2023 |    2022 |    2021
    Revenue                  |  10,000 |   9,200 |   8,800
    Cost of sales            |   6,100 |   5,800 |   5,610
    Gross profit             |   3,900 |   3,400 |   3,190
    Selling expenses         |   1,200 |   1,111 |   1,050
    Research expenses        |     800 |     744 |     701
    Operating income         |   1,990 |   1,545 |   1,439
    Income tax expense       |     475 |     386 |     360
    Net income               |   1,425 |   1,159 |   1,079
    """
    (found,) = found_in(drawing)
    assert found.printed == (5, 0)
    assert "read 1,900" in found.description


def test_a_roll_forward_that_does_not_roll_is_found() -> None:
    drawing = """
                                  |    2023 |    2022 |    2021
    Balance at beginning of year  |     512 |     470 |     455
    Additions                     |     141 |     133 |     120
    Settlements                   |    (99) |    (91) |   (105)
    Balance at end of year        |     545 |     512 |     470
    """
    (found,) = found_in(drawing)
    assert found.rule == "roll_forward"
    assert found.recomputed == 554


def test_a_balance_sheet_that_does_not_balance_is_found() -> None:
    drawing = """
                                  |    2023 |    2022
    Cash                          |   5,120 |   4,870
    Plant                         |  12,304 |  12,111
    Goodwill                      |   3,008 |   3,008
    Total assets                  |  20,432 |  19,989
    Debt                          |   8,450 |   8,700
    Payables                      |   4,302 |   4,109
    Provisions                    |   1,007 |     990
    Total liabilities             |  13,759 |  13,799
    Equity                        |   6,763 |   6,190
    Total liabilities and equity  |  20,522 |  19,989
    """
    found = {discrepancy.rule for discrepancy in found_in(drawing)}
    assert found == {"balance_identity"}


def test_parts_below_their_total_are_added_up() -> None:
    drawing = """
                      |    2023 |    2022 |    2021
    Total emissions   |   9,120 |   8,871 |   8,410
      Scope 1         |   2,120 |   2,070 |   2,010
      Scope 2         |   1,431 |   1,401 |   1,300
      Scope 3         |   5,596 |   5,400 |   5,100
    """
    (found,) = found_in(drawing)
    assert "its three items below it, which add up to 9,147" in found.description


def test_percentages_that_do_not_make_a_hundred_are_found() -> None:
    drawing = """
                 | 2023 %  | 2022 %  | 2021 %
    Hydro        |   41.2% |   40.1% |   39.0%
    Wind         |   33.3% |   32.2% |   31.1%
    Gas          |   15.5% |   27.7% |   29.9%
    Total        |  100.0% |  100.0% |  100.0%
    """
    (found,) = found_in(drawing)
    assert found.recomputed == Decimal("90.0")


def test_a_change_that_does_not_follow_from_its_figures_is_found() -> None:
    drawing = """
                 |    2023 |    2022 | % change
    Germany      |   1,411 |   1,380 |    2.2%
    France       |     952 |     910 |    6.4%
    Spain        |     377 |     371 |    1.6%
    Italy        |     288 |     301 |   (4.3)%
    Norway       |     120 |     100 |    20.0%
    """
    (found,) = found_in(drawing)
    assert found.rule == "percentage_change"
    assert found.printed == (1, 2)
    assert found.recomputed == Decimal("4.62")
    assert abs(Decimal("6.4") - found.recomputed) > found.tolerance > 0


def test_a_share_that_does_not_follow_from_its_figures_is_found() -> None:
    drawing = """
                 |    2023 | % of total
    Germany      |   1,411 |    46.5%
    France       |     952 |    31.4%
    Spain        |     377 |    21.4%
    Italy        |     288 |     9.5%
    Poland       |       9 |     0.3%
    Total        |   3,037 |   100.0%
    """
    (found,) = found_in(drawing)
    assert found.rule == "share"
    assert found.recomputed == Decimal("12.41")
    assert "“Spain” (377) is 12.41% of “Total” (3,037); printed is 21.4%." in found.description


def test_a_margin_that_does_not_follow_from_its_figures_is_found() -> None:
    drawing = """
                    |    2023 |    2022 |    2021
    Revenue         |  10,000 |   9,200 |   8,800
    Cost of sales   |   6,100 |   5,800 |   5,610
    Gross profit    |   3,900 |   3,400 |   3,190
    Gross margin    |   39.0% |   39.0% |   36.3%
    """
    (found,) = found_in(drawing)
    assert (found.rule, found.printed, found.recomputed) == ("share", (3, 1), Decimal("36.96"))


CLEAN = {
    "rounding": """
                     |  2023 |  2022 |  2021
        North        |  10.4 |  11.3 |  12.2
        South        |  20.4 |  21.4 |  22.4
        West         |  30.4 |  31.4 |  32.4
        Total        |  61.3 |  64.0 |  67.1
        """,
    "one column alone proves nothing": """
                     |  2023
        North        |   104
        South        |   204
        Total        |   309
        """,
    "a ratio among amounts": """
                             |   2023 |   2022 |   2021
        Sales                |  1,204 |  1,177 |  1,090
        Services             |    311 |    299 |    280
        Total                |  1,515 |  1,476 |  1,370
        Number of employees  |    712 |    704 |    698
        Revenue per employee |    2.1 |    2.1 |    2.0
        """,
    "a column of prices": """
                   | Shares | Amount | Price
        January    |  1,204 |  2,408 |  2.00
        February   |  1,311 |  2,753 |  2.10
        March      |    925 |  1,989 |  2.15
        Total      |  3,440 |  7,150 |  2.08
        """,
    "years as rows": """
                   | Leases |  Loans | Total
        2024       |     12 |     88 |   100
        2025       |     14 |     90 |   104
        2026       |     19 |     95 |   114
        Thereafter |     40 |    101 |   141
        Total      |     85 |    374 |   459
        """,
    "a missing cell": """
                   |   2023 |   2022 |   2021
        Licences   |  1,204 |  1,177 |  1,090
        Patents    |    311 |    299 |    280
        Brands     |        |     80 |     75
        Total      |  1,600 |  1,556 |  1,445
        """,
    "another row explains it": """
                   |   2023 |   2022 |   2021
        Held       |     85 |      – |      –
        Licences   |  1,204 |  1,177 |  1,090
        Patents    |    311 |    299 |    280
        Total      |  1,600 |  1,476 |  1,370
        """,
    "three of four columns are of another kind": """
                   |      A |      B |      C |      D
        Licences   |  1,204 |  1,177 |  1,090 |    120
        Patents    |    311 |    299 |    280 |     30
        Total      |  1,515 |  1,999 |  1,888 |    777
        """,
}


@pytest.mark.parametrize("drawing", CLEAN.values(), ids=CLEAN)
def test_clean_tables_give_nothing(drawing: str) -> None:
    assert found_in(drawing) == []


def test_a_table_with_more_wrong_than_right_is_taken_for_misread() -> None:
    drawing = """
                 |    2023 |    2022 | % change
    Germany      |   1,411 |   1,380 |    2.2%
    France       |     952 |     910 |    4.6%
    Spain        |     377 |     371 |   11.6%
    Italy        |     288 |     301 |   14.3%
    Norway       |     120 |     100 |   90.0%
    """
    assert found_in(drawing) == []


def test_parts_of_a_row_are_not_added_to_it() -> None:
    drawing = """
                           |    2023 |    2022 |    2021
    Electricity            |   9,120 |   8,871 |   8,410
    of which renewable     |   2,115 |   1,902 |   1,500
    Heat                   |   1,431 |   1,401 |   1,300
    Fuel                   |   5,596 |   5,400 |   5,100
    Total energy           |  16,147 |  15,672 |  14,801
    """
    (found,) = found_in(drawing)
    assert found.formula == "8,410 + 1,300 + 5,100 = 14,810, printed 14,801"


def test_scope_2_is_counted_once() -> None:
    drawing = """
                              |    2023 |    2022 |    2021
    Scope 1                   |   9,120 |   8,871 |   8,410
    Scope 2 (location-based)  |   4,115 |   4,202 |   4,500
    Scope 2 (market-based)    |   1,431 |   1,401 |   1,300
    Scope 3                   |  55,596 |  54,400 |  51,100
    Total (market-based)      |  66,417 |  64,672 |  60,810
    """
    (found,) = found_in(drawing)
    assert found.formula == "9,120 + 1,431 + 55,596 = 66,147, printed 66,417"

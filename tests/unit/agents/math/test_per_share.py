"""Earnings per share against the earnings and the shares beside them."""

from __future__ import annotations

from aspera.agents.math.table_check import check_table
from aspera.domain.document import NumberLocale
from tests.unit.agents.math.sheets import sheet_of

RESULTS = """
                              |      2023 |      2022 |      2021
Revenues                      | 6,779,511 | 5,504,656 | 4,374,562
Net income                    |   122,641 |   266,799 |   112,403
Basic earnings per share      |      0.29 |      0.63 |      0.28
Diluted earnings per share    |      0.28 |      0.62 |      0.26
Weighted-average shares       |
  Basic                       |   425,889 |   420,544 |   407,385
  Diluted                     |   436,456 |   431,894 |   425,327
"""


def test_earnings_per_share_are_recomputed() -> None:
    check = check_table(sheet_of(RESULTS), None)
    assert list(check.discrepancies(NumberLocale.POINT)) == []
    assert {(1, 0), (2, 0), (3, 0), (4, 0), (5, 0)} <= check.covered()


def test_a_wrong_amount_per_share_is_found() -> None:
    check = check_table(sheet_of(RESULTS.replace("0.63", "0.36")), None)
    (found,) = check.discrepancies(NumberLocale.POINT)
    assert found.rule == "per_share"
    assert found.printed == (2, 1)
    assert found.formula == "266,799 ÷ 420,544 = 0.634, printed 0.36"
    assert found.unit == ""


def test_a_loss_per_share_without_a_loss_is_found() -> None:
    check = check_table(sheet_of(RESULTS.replace("0.26", "(0.26)")), None)
    assert [found.printed for found in check.discrepancies(NumberLocale.POINT)] == [(3, 2)]


def test_a_penny_is_not_worth_a_word() -> None:
    check = check_table(sheet_of(RESULTS.replace("0.63", "0.64")), None)
    assert list(check.discrepancies(NumberLocale.POINT)) == []


TWO_YEARS = """
                              |       2023 |       2022
Net loss                      |  (272,990) |  (303,400)
Net loss per common share     |    (15.23) |    (18.81)
Weighted-average shares       | 17,927,327 | 16,130,539
"""


def test_of_two_columns_one_bears_out_a_slip_in_the_other() -> None:
    sound = check_table(sheet_of(TWO_YEARS), None)
    assert list(sound.discrepancies(NumberLocale.POINT)) == []
    wrong = check_table(sheet_of(TWO_YEARS.replace("(18.81)", "(88.81)")), None)
    (found,) = wrong.discrepancies(NumberLocale.POINT)
    assert found.printed == (1, 1)
    assert (
        found.title
        == "The amount per share shown for “Net loss per common share” does not follow from its figures"
    )
    assert "over “Weighted-average shares” (16,130,539) is −18.809 per share" in found.description


def test_of_two_columns_that_no_slip_explains_nothing_is_said() -> None:
    wrong = check_table(sheet_of(TWO_YEARS.replace("(18.81)", "(24.65)")), None)
    assert list(wrong.discrepancies(NumberLocale.POINT)) == []


def test_a_negative_number_of_shares_is_found() -> None:
    check = check_table(sheet_of(RESULTS.replace("420,544", "(420,544)")), None)
    assert [found.printed for found in check.discrepancies(NumberLocale.POINT)] == [(2, 1)]

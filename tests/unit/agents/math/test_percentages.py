"""Percentages whose sign is printed once."""

from __future__ import annotations

from aspera.agents.math.percentages import with_percent_signs
from aspera.agents.math.table_check import check_table
from aspera.domain.document import NumberLocale
from aspera.domain.normalised_table import NormalisedTable
from tests.unit.agents.math.sheets import found_in, sheet_of

MIX = """
              | 2023 | 2022
Sales mix     |      |
  America     |  60% |  59%
  Europe      |   33 |   32
  Asia        |    7 |    9
  Total       | 100% | 100%
"""


def percentages(sheet: NormalisedTable) -> int:
    return sum(number is not None and number.is_percent for row in sheet.numbers for number in row)


def test_numbers_below_a_percentage_are_percentages() -> None:
    assert percentages(with_percent_signs(sheet_of(MIX))) == 8


def test_amounts_below_a_percentage_stay_amounts() -> None:
    amounts = MIX.replace("  33 |   32", "3,300 | 3,200")
    assert percentages(with_percent_signs(sheet_of(amounts))) == 4


def test_a_table_without_percentages_is_left_as_it_is() -> None:
    sheet = sheet_of(MIX.replace("%", ""))
    assert with_percent_signs(sheet) is sheet


def test_shares_that_do_not_come_to_a_hundred_are_found() -> None:
    check = check_table(sheet_of(MIX.replace("   33 |", "   38 |")), None)
    (found,) = check.discrepancies(NumberLocale.POINT)
    assert found.unit == "%"
    assert found.formula == "60 + 38 + 7 = 105%, printed 100%"


RATES = """
                            |   2023 |   2022 |   2021
Statutory tax rate          | 21.0 % | 35.0 % | 35.0 %
Foreign income              |  (4.7) |  (3.6) |  (3.1)
Credits                     |  (1.8) |  (1.6) |  (5.0)
Effective income tax rate   | 14.5 % | 29.8 % | 26.9 %
"""


def test_a_tax_rate_is_reconciled() -> None:
    sound = check_table(sheet_of(RATES), None)
    assert list(sound.discrepancies(NumberLocale.POINT)) == []
    assert len(sound.covered()) == 12
    wrong = check_table(sheet_of(RATES.replace("14.5", "15.4")), None)
    (found,) = wrong.discrepancies(NumberLocale.POINT)
    assert found.printed == (3, 0)


def test_one_share_with_the_wrong_sign_is_still_a_share() -> None:
    drawing = """
               | 2023 | 2022 | 2021
    Equity     |  46% |  47% |  45%
    Bonds      |  31% |  {}  |  33%
    Property   |  23% |  24% |  22%
    Total      | 100% | 100% | 100%
    """
    assert found_in(drawing.format("29%")) == []
    (found,) = found_in(drawing.format("(29)%"))
    assert found.culprit == (1, 1)
    assert found.repaired == 29


def test_a_tax_at_a_rate_is_an_amount() -> None:
    drawing = """
                                      |  2023 |  2022
    Provision at statutory tax rates  | 5,164 | 5,466
    Tax free interest income          | (874) | (733)
    Non-deductible expense            |    85 |    32
    Other items                       |   {}  |     5
    Income tax                        | 4,350 | 4,770
    """
    assert found_in(drawing.format("(25)")) == []
    assert [found.printed for found in found_in(drawing.format("25"))] == [(4, 0)]

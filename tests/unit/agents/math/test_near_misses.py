"""Relations that nothing but the form of the table proves."""

from __future__ import annotations

from aspera.domain.finding import Severity
from tests.unit.agents.math.sheets import found_in

PAYMENTS = """
                        |   2023
2024                    | 42,545
2025                    | 54,811
2026                    | 58,015
2027                    | 53,152
Thereafter              | 51,844
Total minimum payments  | {total}
"""


def test_a_single_column_is_accused_of_a_single_slip() -> None:
    (found,) = found_in(PAYMENTS.format(total="260,637"))
    assert found.printed == (5, 0)
    assert "No other column can confirm the calculation" in found.description


def test_a_single_column_that_no_slip_explains_is_left_alone() -> None:
    assert found_in(PAYMENTS.format(total="247,911")) == []
    assert found_in(PAYMENTS.format(total="260,367")) == []


def test_a_roll_forward_begins_with_the_balance_before() -> None:
    (found,) = found_in("""
                                  |    Units
    Balance as of 31 December 2021 |   68,231
    Decreases                      | (39,015)
    Increases                      |   11,174
    Balance as of 31 December 2022 |   40,390
    Increases                      |    9,037
    Decreases                      | (12,334)
    Balance as of 31 December 2023 |   37,903
    """)
    assert found.rule == "roll_forward"
    assert found.printed == (6, 0)
    assert found.operands[0] == (3, 0)


def test_numbers_that_changed_places_are_found_in_both_columns() -> None:
    found = found_in("""
                          |   2023 |   2022 |   2021
    Cash                  |  1,250 |  1,105 |    980
    Receivables           |  3,377 |  3,412 |  3,105
    Inventories           |  2,204 |  2,190 |  2,001
    Total current assets  |  6,866 |  6,672 |  6,086
    """)
    assert [(item.printed, item.culprit) for item in found] == [((3, 0), (1, 0))]
    assert "change places" in found[0].description


def test_what_was_restated_lies_between_two_columns() -> None:
    drawing = """
                     | As reported | Impact of change | As restated
    Income           |      22,253 |            2,058 |      24,311
    Taxes            |       1,399 |              453 |       1,852
    Other            |       (434) |              120 |       (314)
    Interest         |       2,048 |               57 |       2,105
    Depreciation     |       5,191 |              276 |       {restated}
    """
    assert found_in(drawing.format(restated="5,467")) == []
    (found,) = found_in(drawing.format(restated="5,647"))
    assert found.printed == (4, 1)
    assert found.rule == "change"


def test_a_row_shown_twice_with_other_numbers_is_found() -> None:
    (found,) = found_in("""
                      |    2023 |    2022 |    2021
    Net income        | 122,641 | 266,799 | 112,403
    Paid out          |  41,000 |  87,500 |  13,700
    Net income        | 122,641 | 266,979 | 112,403
    """)
    assert found.rule == "repetition"
    assert found.title == "“Net income” for 2022 is shown twice with different numbers"


BALANCE = """
                      |   2023 |   2022 |   2021
Cash                  |  1,250 |  1,105 |    980
Receivables           |  3,412 |  3,377 |  3,105
Inventories           |  2,204 |  2,190 |  2,001
Total current assets  |  {total} |  6,672 |  6,086
"""


def test_one_off_where_all_else_is_exact_is_a_remark() -> None:
    (found,) = found_in(BALANCE.format(total="6,867"))
    assert found.rule == "rounding"
    assert found.severity is Severity.LOW
    assert found.tolerance == 0
    assert "Rounding could explain it" in found.description


def test_one_off_in_a_table_that_rounds_is_none() -> None:
    rounded = BALANCE.format(total="6,867").replace("6,672", "6,671")
    assert found_in(rounded) == []


SIGNS = """
                     |    2023
Notes due 2027       |   2,400
Bank loans           |  {loans}
Leases               |   1,120
Total borrowings     |   4,725
"""


def test_one_amount_of_several_with_another_sign_is_accused() -> None:
    (found,) = found_in(SIGNS.format(loans="(1,205)"))
    assert found.culprit == (1, 0)


def test_an_amount_that_is_negative_and_comes_out_is_left_alone() -> None:
    assert found_in(SIGNS.format(loans="(1,205)").replace("4,725", "2,315")) == []


def test_a_positive_amount_that_is_taken_off_may_be_a_convention() -> None:
    assert found_in(SIGNS.format(loans=" 1,205 ").replace("4,725", "2,315")) == []


EQUIPMENT = """
                                |    2023 |    2022
Machines                        | 194,054 | 189,274
Buildings                       | {new} | {old}
Work in progress                |   8,845 |  12,495
Property and equipment, gross   | 310,692 | 259,108
"""


def test_two_columns_that_an_exchange_in_one_row_explains_are_accused() -> None:
    assert found_in(EQUIPMENT.format(new="107,793", old=" 57,339")) == []
    found = found_in(EQUIPMENT.format(new=" 57,339", old="107,793"))
    assert [(item.printed, item.culprit) for item in found] == [((3, 0), (1, 0))]
    assert "change places" in found[0].description


def test_two_columns_that_differ_in_opposite_ways_for_no_reason_are_left_alone() -> None:
    sound = EQUIPMENT.format(new="107,793", old=" 57,339")
    assert found_in(sound.replace("310,692", "311,792").replace("259,108", "258,008")) == []


def test_a_total_is_not_made_by_taking_off_what_is_negative() -> None:
    investments = """
                      |   2023 |   2022
    At cost           |  1,750 |  1,250
    At equity         |  {own} |      —
    Total investments |  9,750 |  1,250
    """
    assert found_in(investments.format(own="8,000")) == []
    (found,) = found_in(investments.format(own="(8,000)"))
    assert found.culprit == (1, 0)


def test_small_numbers_that_an_exchange_about_explains_are_left_alone() -> None:
    assert (
        found_in("""
                                   |  2023 |  2022 |  2021
    Service cost                   |    13 |    24 |    27
    Interest cost                  |    49 |    39 |    40
    Expected return on plan assets |  (55) |  (61) |  (60)
    Amortization of net loss       |     2 |     5 |     8
    Amortization of prior credit   |   (3) |   (3) |   (2)
    Curtailment credit             |     — |     — |   (1)
    Settlement costs               |     5 |     8 |     3
    Net periodic benefit cost      |    11 |    12 |    15
    """)
        == []
    )


def test_a_slip_is_seen_through_the_rounding_of_the_others() -> None:
    (found,) = found_in("""
                          |    2023 |    2022
    Receivables           |   1,250 |   1,105
    Investments           |   3,377 |   3,413
    Inventories           |   2,204 |   2,190
    Gross assets          |   6,371 |   6,708
    """)
    assert found.printed == (3, 0)
    assert found.recomputed == 6831


def test_numbers_that_add_up_across_within_rounding_are_not_confirmed_by_it() -> None:
    (found,) = found_in("""
                 | Stock | Reserves | Earnings |  Total
    Opening      | 1,000 |      210 |    2,341 |  3,551
    Net income   |     — |        — |      512 |    512
    Issued       |   700 |       73 |        — |    775
    Pensions     |   211 |        — |        — |    211
    Hedges       |     — |       31 |        — |     31
    Options      |   155 |        — |        — |    155
    Acquired     |   120 |       40 |       15 |    175
    Total equity | 2,186 |      354 |    2,868 |  5,408
    """)
    assert found.culprit == (2, 3)
    assert found.repaired == 773


def test_payments_by_year_are_told_to_add_up_by_their_years() -> None:
    drawing = """
                | Leases
    2024        |    166
    2025        |    {}
    2026        |    193
    2027        |    198
    Thereafter  |     51
    Total       |    794
    """
    assert found_in(drawing.format(186)) == []
    assert [found.printed for found in found_in(drawing.format(486))] == [(5, 0)]

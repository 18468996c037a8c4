"""Rows that are printed twice, one below the other."""

from __future__ import annotations

from tests.unit.agents.math.sheets import check, found_in

ASSETS = """
                       |   2023 |   2022
Cash                   |  1,250 |  1,105
Receivables            |  3,412 |  3,377
{between}
Inventories            |  2,204 |  2,190
Total current assets   |  6,866 |  6,672
"""


def drawing(between: str) -> str:
    return ASSETS.format(between=between).replace("\n\n", "\n")


def test_a_row_that_is_printed_twice_and_counted_once_is_named() -> None:
    (found,) = found_in(drawing("Receivables            |  3,412 |  3,377"))
    assert found.rule == "duplicated_row"
    assert found.culprit == (2, 0)
    assert found.printed == (4, 0)
    assert found.repaired is None
    assert "comes out in 2023 and 2022" in found.description


def test_rows_of_one_name_with_other_numbers_are_no_repetition() -> None:
    assert found_in(drawing("Receivables            |  3,412 |  3,378")) == []


def test_a_row_of_another_name_with_the_same_numbers_is_no_repetition() -> None:
    assert found_in(drawing("Other receivables      |  3,412 |  3,377")) == []


def test_two_equal_rows_that_both_count_are_left_alone() -> None:
    checked = check("""
                         |   2023 |   2022
    Notes due 2027       |    500 |    500
    Notes due 2027       |    500 |    500
    Bank loans           |  1,204 |  1,190
    Total borrowings     |  2,204 |  2,190
    """)
    assert checked.counts()["equations holding"] == 2
    assert not checked.footing.faults

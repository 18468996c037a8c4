"""Sums of amounts in the columns of changes beside them."""

from __future__ import annotations

import pytest

from tests.unit.agents.math.sheets import check, found_in

SALES = """
                  |  2023 |  2022 | Change
Bottles           | 2,413 | 2,190 |    {bottles}
Cans              | 1,877 | 1,902 |    (25)
Closures          |   945 |   871 |     74
Total net sales   | 5,235 | 4,963 |    {total}
"""


def test_changes_that_add_up_are_confirmed_twice() -> None:
    checked = check(SALES.format(bottles="223", total="272"))
    assert checked.counts()["equations holding"] == 7
    assert not list(found_in(SALES.format(bottles="223", total="272")))


def test_a_wrong_change_is_accused() -> None:
    found = found_in(SALES.format(bottles="233", total="272"))
    assert found
    assert all((0, 2) in (item.printed, *item.operands) for item in found)


def test_a_change_with_the_wrong_sign_is_accused() -> None:
    assert found_in(SALES.format(bottles="(223)", total="272"))


@pytest.mark.parametrize("change", [("10", "(1)", "8", "5"), ("10.2", "(1.3)", "8.5", "5.5")])
def test_changes_in_percent_without_a_sign_are_left_alone(change: tuple[str, str, str, str]) -> None:
    bottles, cans, closures, total = change
    drawing = (
        SALES.format(bottles=bottles, total=total).replace("(25)", cans).replace("     74", f"  {closures}")
    )
    assert found_in(drawing) == []


def test_changes_of_costs_may_have_their_signs_turned_round() -> None:
    assert (
        found_in("""
                         |    2023 |    2022 | Change
    Net sales            |  93,662 | 103,350 | (9,688)
    Cost of goods sold   |  71,513 |  77,492 |   5,979
    Gross profit         |  22,149 |  25,858 | (3,709)
    """)
        == []
    )

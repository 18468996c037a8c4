"""The sums of sustainability statements."""

from __future__ import annotations

import pytest

from tests.unit.agents.math.sheets import check, found_in

WATER = """
                          |  2024 |  2023
Water withdrawal (ML)     | 1,240 | 1,310
Water discharge (ML)      |   870 |   912
Water consumption (ML)    |   370 |   398
"""
ENERGY = """
                          |   2024 |   2023
Renewable energy          | 12,405 | 10,118
Non-renewable energy      | 20,870 | 22,912
Total energy (MWh)        | 33,275 | 33,030
"""
PEOPLE = """
          | Women |   Men | Total
Europe    | 1,204 | 1,877 | 3,081
America   |   945 | 1,102 | 2,047
Asia      | 2,310 | 2,118 | 4,428
Total     | 4,459 | 5,097 | 9,556
"""
EMISSIONS = """
                               |    2024 |    2023
Scope 1                        |  12,405 |  14,118
Scope 2 (market-based)         |   3,870 |   4,912
Scope 2 (location-based)       |   9,112 |   9,870
Scope 3                        | 214,002 | 231,766
Total emissions (market-based) | 230,277 | 250,796
"""


@pytest.mark.parametrize("drawing", [WATER, ENERGY, PEOPLE, EMISSIONS])
def test_sums_that_come_out_are_recomputed_and_confirmed(drawing: str) -> None:
    assert check(drawing).counts()["equations holding"] >= 2
    assert found_in(drawing) == []


@pytest.mark.parametrize(
    ("drawing", "printed", "wrong"),
    [
        (WATER, "370", "390"),
        (ENERGY, "33,275", "32,375"),
        (PEOPLE, "2,047", "2,074"),
        (EMISSIONS, "230,277", "239,277"),
    ],
)
def test_sums_that_do_not_come_out_are_accused(drawing: str, printed: str, wrong: str) -> None:
    assert found_in(drawing.replace(printed, wrong))

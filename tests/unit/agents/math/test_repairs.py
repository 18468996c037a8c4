"""The likeliest slip is named only when it is the only one."""

from __future__ import annotations

import pytest

from aspera.agents.math.accusations import accuse
from aspera.agents.math.repairs import Slip, find_repair
from tests.unit.agents.math.sheets import check

SHIPMENTS = """
                 |   2023 |   2022 |   2021
Coal             | {coal} |  5,120 |  5,008
Ore              |  7,450 |  7,391 |  7,202
Grain            |  9,018 |  9,133 |  9,404
Total            | {total} | 21,644 | 21,614
"""


@pytest.mark.parametrize(
    ("coal", "total", "place", "slip", "expected"),
    [
        ("5,193", "21,571", (0, 0), Slip.DIGIT, 5103),
        ("51,030", "21,571", (0, 0), Slip.SCALE, 5103),
        ("(5,103)", "21,571", (0, 0), Slip.SIGN, 5103),
        ("503", "21,571", (0, 0), Slip.DROPPED, 5103),
        ("51,703", "21,571", (0, 0), Slip.ADDED, 5103),
        ("5,103", "12,571", (3, 0), Slip.TRANSPOSED, 21571),
        ("5,103", "16,468", (0, 0), Slip.OMITTED, 5103),
        ("5,103", "26,674", (0, 0), Slip.TWICE, 5103),
    ],
)
def test_a_single_slip_is_named(
    coal: str, total: str, place: tuple[int, int], slip: Slip, expected: int
) -> None:
    (fault,) = check(SHIPMENTS.format(coal=coal, total=total)).footing.faults
    repair = find_repair(fault)
    assert repair is not None
    assert (repair.place, repair.slip, repair.expected) == (place, slip, expected)


def test_two_possible_slips_name_none() -> None:
    (fault,) = check(SHIPMENTS.format(coal="5,203", total="21,571")).footing.faults
    assert find_repair(fault) is None


def test_a_difference_that_is_no_slip_names_none() -> None:
    (fault,) = check(SHIPMENTS.format(coal="3,877", total="21,571")).footing.faults
    assert find_repair(fault) is None


def test_a_number_that_another_sum_confirms_is_no_suspect() -> None:
    drawing = """
                     |   2023 |   2022 |   2021
    Coal             |  6,103 |  5,120 |  5,008
    Ore              |  7,450 |  7,391 |  7,202
    Total minerals   | 12,553 | 12,511 | 12,210
    Grain            |  9,018 |  9,133 |  9,404
    Total            | 21,571 | 21,644 | 21,614
    """
    (fault,) = check(drawing).footing.faults
    assert set(fault.suspects) == {(0, 0), (1, 0)}


def test_two_wrong_numbers_are_two_accusations() -> None:
    drawing = """
                     |   2023 |   2022 |   2021
    Coal             |  6,103 |  5,120 |  5,008
    Ore              |  7,450 |  7,391 |  7,202
    Total minerals   | 12,553 | 12,511 | 12,210
    Rye              |  4,018 |  4,133 |  4,404
    Wheat            |  3,007 |  3,020 |  3,113
    Total grain      |  7,025 |  7,153 |  7,817
    Total            | 19,578 | 19,664 | 20,027
    """
    accusations = accuse(check(drawing).footing.faults)
    assert [accusation.fault.places[0] for accusation in accusations] == [(2, 0), (5, 2)]

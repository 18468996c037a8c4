from __future__ import annotations

from aspera.agents.math.cross_casting import find_cross_casts
from aspera.agents.math.ledger import cross_casting_ledger
from tests.unit.agents.math.sheets import found_in, sheet_of

QUARTERS = """
           |     Q1 |     Q2 |     H1 |     Q3 |     Q4 |     H2 |   Year
Coal       |  1,203 |  1,411 |  2,614 |  1,377 |  1,290 |  2,667 |  5,281
Ore        |  2,115 |  2,240 |  4,355 |  2,301 |  2,208 |  4,509 |  8,864
Grain      |    903 |    877 |  1,780 |  1,902 |    641 |  2,543 |  4,323
Timber     |    412 |    433 |    845 |    460 |    421 |    881 |  1,726
"""

REPORTED = """
              |  Group |  Parts |  Lease |  Other
Cars          |  2,803 |  1,411 |  1,380 |     12
Trucks        |  2,003 |    952 |    910 |    141
Buses         |    825 |    377 |    371 |     77
Trains        |    401 |    120 |    135 |    146
"""


def relations(drawing: str) -> set[tuple[int, tuple[int, ...]]]:
    found = find_cross_casts(cross_casting_ledger(sheet_of(drawing)))
    return {(support.relation.total, tuple(support.relation.addends)) for support in found}


def test_totals_of_totals_are_found() -> None:
    assert relations(QUARTERS) == {(2, (0, 1)), (5, (3, 4)), (6, (2, 5))}


def test_a_total_may_stand_left_of_its_parts() -> None:
    assert relations(REPORTED) == {(0, (1, 2, 3))}


def test_three_unrelated_years_are_in_no_relation() -> None:
    drawing = """
             |   2023 |   2022 |   2021
    Coal     |  1,203 |  1,411 |  2,614
    Ore      |  2,115 |  2,240 |  3,350
    Grain    |    903 |    877 |  1,180
    Timber   |    412 |    433 |    545
    """
    assert relations(drawing) == set()


def test_a_wrong_row_among_sound_ones_is_found() -> None:
    (found,) = found_in(QUARTERS.replace("4,355", "4,335"))
    assert found.rule == "cross_cast"
    assert found.printed == (1, 2)
    assert found.title == "“Ore” for “H1” does not add up"
    assert "its two columns to its left, which add up to 4,355" in found.description


def test_a_wrong_part_right_of_its_total_is_found() -> None:
    (found,) = found_in(REPORTED.replace("1,411", "1,441"))
    assert found.printed == (0, 0)
    assert "its three columns to its right" in found.description
    assert "in “Trucks”, “Buses” and “Trains”." in found.description


def test_totals_right_of_the_twentieth_column_are_found() -> None:
    names = ["", *(f"C{n}" for n in range(20)), "North", "South", "Both"]
    rows = [
        [
            f"Row {r}",
            *(str(1_001 + 97 * r * r + 13 * n * n) for n in range(20)),
            str(2_003 + 331 * r),
            str(1_777 + 419 * r * r),
        ]
        for r in range(1, 6)
    ]
    drawn = [names, *([*row, str(int(row[-2]) + int(row[-1]))] for row in rows)]
    assert (22, (20, 21)) in relations("\n".join("|".join(row) for row in drawn))

"""A line that may have been misread is not held against the report."""

from __future__ import annotations

from dataclasses import replace

from aspera.agents.math.table_check import check_table
from aspera.domain.document import NumberLocale
from aspera.domain.normalised_page import normalised_tables
from aspera.domain.tabulation import read_tables
from aspera.domain.tabulation.normalise import normalise
from tests.drawing import page_of
from tests.unit.agents.math.sheets import check, found_in

LEASES = """
                       2023       2022       2021

Offices               1,250      1,105        980
Held for sale           100          –          –
Vehicles              2,204      2,190      2,001
Machines              3,412      3,377      3,105
Total leases          6,966      6,672      6,086
"""


def test_a_row_that_stands_on_the_page_but_was_not_read_explains_a_difference() -> None:
    page = page_of(LEASES)
    (table,) = read_tables(page)
    kept = [line for line in table.grid if line[0] is None or line[0].text != "Held for sale"]
    grid = tuple(tuple(cell and replace(cell, row=row) for cell in line) for row, line in enumerate(kept))
    assert len(grid) == table.rows - 1
    sheet = normalise(replace(table, grid=grid), page, NumberLocale.POINT)
    assert len(check_table(sheet, None).footing.faults) == 1
    assert check_table(sheet, page).footing.faults == []
    assert check_table(sheet, page).counts()["equations in doubt"] == 1


def test_a_blank_where_the_other_lines_have_a_number_is_a_doubt() -> None:
    drawn = check("""
                  |   2023 |   2022 |   2021
    Offices       |  1,250 |  1,105 |    980
    Vehicles      |        |  2,190 |  2,001
    Machines      |  3,412 |  3,377 |  3,105
    Total leases  |  5,966 |  6,672 |  6,086
    """)
    assert drawn.footing.faults == []
    assert drawn.footing.doubtful == 1


def test_a_number_of_the_line_that_equals_the_difference_is_a_doubt() -> None:
    drawn = check("""
                  |   2023 |   2022 |   2021
    Offices       |  1,250 |  1,105 |    980
    Vehicles      |  2,554 |  2,190 |  2,001
    Machines      |  3,412 |  3,377 |  3,105
    Total leases  |  6,966 |  6,672 |  6,086
    Thereof idle  |    250 |    310 |    301
    """)
    assert drawn.footing.faults == []
    assert drawn.footing.doubtful == 1


def test_another_precision_than_that_of_the_lines_that_hold_is_a_doubt() -> None:
    drawn = check("""
                  |   2023 |   2022 |   2021
    Offices       |   12.5 |  1,105 |    980
    Vehicles      |   25.5 |  2,190 |  2,001
    Machines      |   34.1 |  3,377 |  3,105
    Total leases  |   69.6 |  6,672 |  6,086
    """)
    assert drawn.footing.faults == []
    assert drawn.footing.doubtful == 1


def test_little_more_than_rounding_is_a_doubt_where_nothing_is_exact() -> None:
    drawing = """
                  |    2023 |    2022 |    2021
    Offices       |  11,250 |  11,105 |  19,980
    Machines      |  13,412 |  13,377 |  13,105
    Total leases  |  24,{} |  24,483 |  33,086
    """
    assert check(drawing.format("664")).footing.doubtful == 1
    assert len(check(drawing.format("674")).footing.faults) == 1


def test_a_column_of_what_is_left_is_not_added_up() -> None:
    drawn = check("""
              |      Shares |      Bought |        Left
    April     |   1,250,100 |     990,000 |   8,112,000
    May       |     754,300 |     611,200 |   7,500,800
    June      |     912,700 |     804,900 |   6,695,900
    Total     |   2,917,100 |   2,406,100 |   6,695,900
    """)
    assert drawn.footing.faults == []
    assert [len(support.holding) for _, support in drawn.footing.found] == [2]


def test_percentages_among_amounts_are_not_added_up() -> None:
    drawn = check("""
              |   2023 |   2022 | Total
    Europe    |  4,210 |  4,355 |   (3)
    America   |  7,377 |  6,890 |     7
    World     | 11,587 | 11,245 |     3
    """)
    assert drawn.footing.faults == []


def test_a_trifle_in_a_percentage_is_not_worth_a_word() -> None:
    drawing = """
                 |    2023 | % of total
    Germany      |   1,411 |    46.5%
    France       |     952 |    31.4%
    Spain        |     377 |    {}%
    Italy        |     288 |     9.5%
    Poland       |       9 |     0.3%
    Total        |   3,037 |   100.0%
    """
    assert [len(part.failing) for part in check(drawing.format("12.3")).derivations] == [0]
    assert [len(part.failing) for part in check(drawing.format("13.4")).derivations] == [1]


def test_a_sign_that_no_other_line_proves_is_a_doubt() -> None:
    drawn = check("""
                         |     2015 |     2014 |     2013
    Revenues             |  645,737 |  765,161 |  910,797
    Cost of revenues     |  323,908 |  396,882 |  471,523
    Marketing            |        – |        – |      292
    Contribution profit  |  321,829 |  368,279 |  438,982
    """)
    assert drawn.footing.faults == []


def test_what_is_called_a_total_has_to_repeat_its_only_addend() -> None:
    drawing = """
                     |  2023 |  2022
    First building   |     - |   118
    Second building  |   507 |   608
    Total            |  {:>4} |   726
    """
    assert check(drawing.format("507")).footing.faults == []
    assert [fault.places[0] for fault in check(drawing.format("570")).footing.faults] == [(2, 0)]


def test_percentages_that_come_to_no_hundred_do_not_speak_against_a_sum() -> None:
    drawing = """
                 |   Area | Leased |  Rent
    North        | 22,759 |  98.5% | 2,027
    South        | 12,958 | 100.0% |   400
    East         | 10,664 |  45.9% |   {}
    Total        | 46,381 |  86.2% | 3,037
    """
    assert found_in(drawing.format(610)) == []
    assert [found.printed for found in found_in(drawing.format(160))] == [(3, 2)]


def test_what_a_sum_falls_short_of_may_have_been_read_as_a_heading() -> None:
    page = page_of("""
    Payments of leases as of December 31

    (in thousands)                   2022
    2023                            1,000
    2024                              407
    2025                              385
    2026                              387
    2027                              388
    2028 and thereafter             2,271
    Total lease payments            4,838
    """)
    page = replace(page, tables=read_tables(page))
    (sheet,) = normalised_tables(page, NumberLocale.POINT)
    without_first = replace(sheet, rows=sheet.rows[-6:], numbers=sheet.numbers[-6:])
    assert check_table(without_first, None).footing.faults
    assert check_table(without_first, page).footing.faults == []

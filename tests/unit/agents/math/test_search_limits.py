from __future__ import annotations

import pytest

from aspera.agents.math.cross_casting import MOST_COLUMNS
from aspera.agents.math.search_limits import is_searched_in_part
from aspera.agents.math.stack import LONGEST
from aspera.agents.math.table_check import check_table
from tests.unit.agents.math.sheets import sheet_of


def long_table(rows: int, total: str) -> str:
    values = [1_003 + 37 * row * row % 900 for row in range(rows)]
    others = [2_011 + 53 * row * row % 800 for row in range(rows)]
    lines = [
        f"Plant {row} | {value:,} | {other:,}"
        for row, (value, other) in enumerate(zip(values, others, strict=True))
    ]
    last = f"{total} | {sum(values):,} | {sum(others):,}"
    return "\n".join(["| 2023 | 2022", *lines, last])


@pytest.mark.parametrize(
    ("rows", "total", "in_part"),
    [
        (LONGEST, "Total", False),
        (LONGEST + 1, "Total", True),
        (LONGEST + 1, "Last plant", False),
    ],
)
def test_a_total_of_more_rows_than_are_tried_is_counted(rows: int, total: str, in_part: bool) -> None:
    assert is_searched_in_part(check_table(sheet_of(long_table(rows, total)), None)) is in_part


@pytest.mark.parametrize("columns", [MOST_COLUMNS, MOST_COLUMNS + 1])
def test_a_total_of_more_columns_than_are_tried_is_counted(columns: int) -> None:
    head = "|".join(["", *(f"Site {column}" for column in range(columns))])
    rows = [
        "|".join([f"Line {row}", *(str(100 + 7 * row * column) for column in range(columns))])
        for row in range(4)
    ]
    check = check_table(sheet_of("\n".join([head, *rows])), None)
    assert is_searched_in_part(check) is (columns > MOST_COLUMNS)

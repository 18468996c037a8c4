"""The little table that shows a discrepancy."""

from __future__ import annotations

from aspera.agents.math.excerpts import excerpt
from aspera.domain.document import NumberLocale
from aspera.domain.finding import Excerpt, Mark
from tests.unit.agents.math.sheets import found_in, sheet_of

ASSETS = """
                      |    2023 |    2022 |    2021
Cash                  |   {cash} |   1,105 |     980
Receivables           |   3,412 |   3,377 |   3,105
Inventories           |   2,204 |   2,190 |   2,001
Total current assets  |   6,866 |   6,672 |   6,086
Property              |   9,120 |   8,871 |   8,410
Goodwill              |   1,300 |   1,300 |   1,300
Total assets          |  17,286 |  16,843 |  15,796
"""


def shown(drawing: str) -> Excerpt:
    (found,) = found_in(drawing)
    sheet = sheet_of(drawing)
    return excerpt([3] * len(sheet.rows), sheet, found, NumberLocale.POINT)


def test_it_has_the_rows_that_take_part_and_the_columns_beside() -> None:
    table = shown(ASSETS.format(cash="2,150"))
    assert table.columns == ("2023", "2022", "2021")
    assert [row.label for row in table.rows] == ["Cash", "Receivables", "Inventories", "Total current assets"]
    assert [row.is_result for row in table.rows] == [False, False, False, True]
    assert all(len(row.cells) == 3 for row in table.rows)


def test_the_number_that_is_likely_wrong_is_marked_with_what_it_should_read() -> None:
    cash, receivables, _, total = (row.cells[0] for row in shown(ASSETS.format(cash="2,150")).rows)
    assert (cash.mark, cash.text, cash.note) == (Mark.SUSPECT, "2,150", "should read 1,250")
    assert (receivables.mark, receivables.sign) == (Mark.OPERAND, "+")
    assert (total.mark, total.sign) == (Mark.RESULT, "")


def test_rows_between_are_counted_where_they_are_left_out() -> None:
    drawing = ASSETS.format(cash="1,250").replace("17,286", "17,826").replace("9,120", "9,120")
    table = shown(drawing)
    assert [row.label for row in table.rows] == [
        "Total current assets",
        "Property",
        "Goodwill",
        "Total assets",
    ]
    assert [row.left_out for row in table.rows] == [0, 0, 0, 0]


def test_a_number_that_was_left_out_is_said_to_be_right() -> None:
    drawing = ASSETS.format(cash="1,250").replace("6,866", "3,454").replace("17,286", "13,874")
    table = shown(drawing)
    assert table.rows[1].cells[0].note == "left out or counted twice"

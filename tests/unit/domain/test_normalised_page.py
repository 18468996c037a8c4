from __future__ import annotations

from dataclasses import replace

from aspera.domain.document import NumberLocale
from aspera.domain.geometry import Box
from aspera.domain.normalised_page import normalised_tables
from aspera.domain.orientation import Direction, turned_page
from aspera.domain.page import Page, PageSource
from aspera.domain.table import Cell, Table
from aspera.domain.tabulation import read_tables
from aspera.domain.tabulation.normalise import normalise
from tests.drawing import page_of

BOX = Box(0, 0, 100_000, 100_000)
ROWS = (("", "2023", "2022"), ("Sales", "1.250", "1.100"), ("Costs", "1.000", "900"))
GRID = tuple(
    tuple(Cell(i, j, text, BOX) if text else None for j, text in enumerate(row)) for i, row in enumerate(ROWS)
)
TABLE = Table(page=1, box=BOX, caption="", header_rows=1, label_columns=1, grid=GRID)
PAGE = Page(1, 595, 842, PageSource.TEXT_LAYER, ["Sales"], [0, 0, 9, 9], [0], [], tables=[TABLE])


def test_tables_are_normalised_once_for_each_locale() -> None:
    comma = normalised_tables(PAGE, NumberLocale.COMMA)
    assert comma == (normalise(TABLE, PAGE, NumberLocale.COMMA),)
    assert normalised_tables(PAGE, NumberLocale.COMMA) is comma
    assert normalised_tables(PAGE, NumberLocale.POINT) == (normalise(TABLE, PAGE, NumberLocale.POINT),)
    assert normalised_tables(PAGE, NumberLocale.POINT) != comma


def test_headers_of_a_table_on_its_side_are_found_as_if_it_stood_upright() -> None:
    upright = page_of("""
                          Quarter                 Half-year
                         2023      2022         2023      2022
        Sales           1,250     1,100        2,250     2,100
        Costs           1,000       900        2,000     1,900
    """)
    upright = replace(upright, tables=read_tables(upright))
    sideways = turned_page(upright, Direction.UP)
    (sheet,), (shown,) = (normalised_tables(page, NumberLocale.POINT) for page in (upright, sideways))
    assert [column.header for column in shown.columns] == [column.header for column in sheet.columns]
    assert [column.header for column in shown.columns] == [
        "Quarter 2023",
        "Quarter 2022",
        "Half-year 2023",
        "Half-year 2022",
    ]
    assert shown.table is sideways.tables[0]

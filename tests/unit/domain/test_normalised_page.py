from __future__ import annotations

from aspera.domain.document import NumberLocale
from aspera.domain.geometry import Box
from aspera.domain.normalised_page import normalised_tables
from aspera.domain.page import Page, PageSource
from aspera.domain.table import Cell, Table
from aspera.domain.tabulation.normalise import normalise

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

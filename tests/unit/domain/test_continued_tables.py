from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from aspera.domain.continued_tables import linked_tables
from aspera.domain.document import NumberLocale
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.page import Page
from aspera.domain.tabulation import read_tables
from tests.drawing import page_of

HEAD = "Schedule of funds (in thousands){note}\n\n                  2023       2022\n"
ROWS = "\n".join(
    f"Fund {name}         1,{index:03}      2,{index:03}" for index, name in enumerate("ABCDEFGH")
)
FOOT = "\n" * 50


def page(number: int, *parts: str) -> Page:
    drawn = page_of("\n".join(parts), number)
    return replace(drawn, tables=read_tables(drawn))


def last_sheet(*pages: Page) -> NormalisedTable:
    return linked_tables(pages, NumberLocale.POINT)[-1][1][-1]


def test_a_table_without_a_header_carries_on_the_one_before() -> None:
    sheet = last_sheet(page(1, "Title", FOOT, HEAD.format(note=""), ROWS), page(2, "x", ROWS))
    assert sheet.continues is not None
    assert [column.period for column in sheet.columns] == ["2023", "2022"]
    assert {column.scale for column in sheet.columns} == {Decimal(1000)}


def test_a_repeated_header_needs_the_word_continued() -> None:
    first = page(1, "Title", FOOT, HEAD.format(note=""), ROWS)
    again = page(2, HEAD.format(note=""), ROWS)
    continued = page(2, HEAD.format(note=" (continued)"), ROWS)
    assert last_sheet(first, again).continues is None
    assert last_sheet(first, continued).continues is not None


def test_the_page_between_breaks_the_link() -> None:
    first = page(1, "Title", FOOT, HEAD.format(note=""), ROWS)
    assert last_sheet(first, page(3, "x", ROWS)).continues is None


def test_other_columns_are_another_table() -> None:
    first = page(1, "Title", FOOT, HEAD.format(note=""), ROWS)
    wide = "\n".join(line.replace("      2,", "                          2,") for line in ROWS.split("\n"))
    assert last_sheet(first, page(2, "x", wide)).continues is None


def test_a_table_in_the_middle_of_its_page_is_carried_on_by_none() -> None:
    first = page(1, HEAD.format(note=""), ROWS, "\n" * 20, "Words below the table.")
    assert last_sheet(first, page(2, "x", ROWS)).continues is None

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from aspera.domain.document import NumberLocale
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.tabulation import read_tables
from aspera.domain.tabulation.normalise import normalise
from benchmarks.tables import read_grids, score_icdar
from tests.sample_pages import read_pages

pytestmark = pytest.mark.samples
FILINGS = "financebench/pdfs"


def sheets(path: Path, number: int) -> list[NormalisedTable]:
    _, (page,) = read_pages(path, [number])
    return [normalise(table, page, NumberLocale.POINT) for table in read_tables(page)]


def value(sheet: NormalisedTable, label: str, period: str) -> Decimal:
    column = next(i for i, column in enumerate(sheet.columns) if column.period == period)
    row = next(i for i, row in enumerate(sheet.rows) if row.label == label)
    number = sheet.numbers[row][column]
    assert number is not None
    return number.value * sheet.columns[column].scale


def test_a_balance_sheet_adds_up(samples: Path) -> None:
    (sheet,) = sheets(samples / FILINGS / "BESTBUY_2023_10K.pdf", 39)
    for period in ("2023-01-28", "2022-01-29"):
        assets = [
            "Total current assets",
            "Net property and equipment",
            "Operating lease assets",
            "Goodwill",
            "Other assets",
        ]
        total = sum(value(sheet, label, period) for label in assets)
        assert total == value(sheet, "Total assets", period)
        assert total == value(sheet, "Total liabilities and equity", period)
    assert value(sheet, "Total assets", "2023-01-28") == 15_803_000_000
    assert {column.unit for column in sheet.columns} == {"USD"}


def test_headers_over_several_columns_reach_them_all(samples: Path) -> None:
    restructuring = sheets(samples / FILINGS / "BESTBUY_2023_10K.pdf", 52)[1]
    assert [column.header for column in restructuring.columns] == [
        f"{year} {place}" for year in (2022, 2021) for place in ("Domestic", "International", "Total")
    ]


def test_a_page_with_two_designs_side_by_side_is_read_in_two(samples: Path) -> None:
    left, right = sheets(samples / "sustainability/pdfs/suez_progress_2023.pdf", 6)
    assert left.table.box.right < right.table.box.left


def test_tables_of_many_kinds_are_read_with_their_structure(samples: Path) -> None:
    assert score_icdar(read_grids)["all"]["f1"] > 0.97

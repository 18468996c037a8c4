"""Every recorded answer of Textract becomes pages that hold all that it says."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from aspera.domain.document import NumberLocale
from aspera.domain.normalised_page import normalised_tables
from aspera.domain.page import Page
from aspera.domain.page_codec import decode_pages, encode_pages
from aspera.domain.textract_blocks import read_pages

pytestmark = pytest.mark.samples

Blocks = list[dict[str, Any]]


def answers(samples: Path) -> Iterator[tuple[str, Blocks]]:
    for path in sorted((samples / "textract").glob("*.json")):
        blocks = json.loads(path.read_bytes()).get("Blocks")
        if blocks:
            yield path.name, blocks


def tables_named(blocks: Blocks) -> Counter[tuple[str, int]]:
    return Counter((b["BlockType"], b.get("Page") or 1) for b in blocks if b["BlockType"] == "TABLE")


def grid(page: Page, table: int) -> list[list[str]]:
    found = page.tables[table]
    return [[found.text(row, column) for column in range(found.columns)] for row in range(found.rows)]


def page_of(samples: Path, name: str, number: int = 1) -> Page:
    blocks = json.loads((samples / "textract" / name).read_bytes())["Blocks"]
    return next(page for page in read_pages(blocks) if page.number == number)


def test_no_word_is_lost_or_invented(samples: Path) -> None:
    for name, blocks in answers(samples):
        there = Counter("".join(b["Text"].split()) for b in blocks if b["BlockType"] == "WORD")
        ticks = sum(b["BlockType"] == "SELECTION_ELEMENT" for b in blocks)
        read = Counter(word for page in read_pages(blocks) for word in page.words)
        assert read["☒"] + read["☐"] == ticks, name
        del read["☒"], read["☐"]
        assert read == there, name


def test_every_table_is_read_and_stored(samples: Path) -> None:
    for name, blocks in answers(samples):
        pages = read_pages(blocks)
        for (_, number), count in tables_named(blocks).items():
            assert len(pages[number - 1].tables) == count, name
        assert decode_pages(encode_pages(pages))[0].tables == list(pages[0].tables), name
        for page in pages:
            for sheet in normalised_tables(page, NumberLocale.POINT):
                assert len(sheet.numbers) == len(sheet.rows), name


def test_a_page_of_a_novel_has_no_table(samples: Path) -> None:
    page = page_of(samples, "little_women_page_1.json")
    assert page.tables == ()
    assert len(page.words) == 148


def test_a_cash_flow_statement_keeps_labels_signs_and_periods(samples: Path) -> None:
    page = page_of(samples, "test_document_to_markdown_amzn_q2.png.json")
    (sheet,) = normalised_tables(page, NumberLocale.POINT)
    assert [column.header for column in sheet.columns] == [
        f"{months} Months Ended June 30, {year}"
        for months in ("Three", "Six", "Twelve")
        for year in (2021, 2022)
    ]
    rows = {row.label: sheet.numbers[index] for index, row in enumerate(sheet.rows)}
    income = [number.value for number in rows["Net income (loss)"] if number]
    assert income == [Decimal(n) for n in (7778, -2028, 15885, -5872, 29438, 11607)]
    assert "Consolidated Statements of Cash Flows" in sheet.table.caption


def test_titles_are_captions_and_footers_are_no_rows(samples: Path) -> None:
    page = page_of(samples, "2023-Q2-table-model-sample.json")
    rows = grid(page, 0)
    assert page.tables[0].caption == "Balance Sheet"
    assert rows[0] == ["Date", "Description", "Credit", "Debit", "Balance"]
    assert not any("Represents transactions" in cell for row in rows for cell in row)


def test_a_ticked_box_stands_beside_its_word(samples: Path) -> None:
    page = page_of(samples, "multi-page-forms-samples-2-page.json")
    assert grid(page, 0)[0] == ["Did you feel fever or feverish lately?", "☒ Yes ☐ No"]
    assert "☐ Yes ☒ No" in page.text.text


@pytest.mark.parametrize("angle", [10, 90, 180, 270])
def test_a_turned_page_says_what_the_upright_one_says(samples: Path, angle: int) -> None:
    upright = page_of(samples, "gib.json")
    turned = page_of(samples, f"gib__{angle}_degrees.json")
    shapes = sorted((table.rows, table.columns) for table in upright.tables)
    assert sorted((table.rows, table.columns) for table in turned.tables) == shapes
    assert turned.text.lower.count("gross income") == upright.text.lower.count("gross income")

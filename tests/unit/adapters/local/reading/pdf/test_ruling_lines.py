from __future__ import annotations

from pathlib import Path

from aspera.adapters.local.reading.pdf.pdfium import PdfDocument
from aspera.adapters.local.reading.pdf.ruling_lines import ruling_lines
from aspera.domain.geometry import UNITS, Box
from aspera.evaluation.tables.framed_words import framed_words
from aspera.evaluation.tables.pdf_writer import HEIGHT, WIDTH, Sheet, pdf_of


def lines_of(content: bytes, folder: Path) -> list[Box] | None:
    path = folder / "ruled.pdf"
    path.write_bytes(content)
    document = PdfDocument(path)
    try:
        with document.page(1) as page:
            return ruling_lines(page)
    finally:
        document.close()


def test_a_rule_stands_where_it_is_drawn(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.rule(61.2, 79.2, 306, 79.2)
    sheet.left(61.2, 100, "words are no rules")
    (line,) = lines_of(pdf_of([sheet]), tmp_path)
    assert abs(line.left - UNITS * 61.2 / WIDTH) < 200
    assert abs(line.right - UNITS * 306 / WIDTH) < 200
    assert abs(line.top - UNITS * 79.2 / HEIGHT) < 200
    assert line.height < 200


def test_short_and_slanting_strokes_are_no_rules(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.rule(100, 100, 106, 100)
    sheet.rule(100, 200, 300, 400)
    assert lines_of(pdf_of([sheet]), tmp_path) == []


def test_a_frame_has_all_its_lines(tmp_path: Path) -> None:
    (framed,) = framed_words(1)
    lines = lines_of(framed.content, tmp_path)
    assert sum(line.width < line.height for line in lines) == 5
    assert sum(line.width > line.height for line in lines) == len(framed.grid) + 1


def test_a_page_with_more_objects_than_can_be_looked_through_is_said_to_be_so(tmp_path: Path) -> None:
    sheet = Sheet()
    for _ in range(60_001):
        sheet.rule(61.2, 79.2, 306, 79.2)
    assert lines_of(pdf_of([sheet]), tmp_path) is None


def test_the_rules_among_thousands_of_words_are_found(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.rule(61.2, 79.2, 306, 79.2)
    for number in range(5_000):
        sheet.left(60 + number % 50, 60 + number // 10, "a", 1)
    assert len(lines_of(pdf_of([sheet]), tmp_path) or ()) == 1


def test_a_table_drawn_as_one_path_has_all_its_lines(tmp_path: Path) -> None:
    sheet = Sheet()
    lines = [f"60 {700 - 5 * n} m 500 {700 - 5 * n} l" for n in range(110)]
    sheet._stream.append("0.5 w " + " ".join(lines) + " S")
    assert len(lines_of(pdf_of([sheet]), tmp_path) or ()) == 110

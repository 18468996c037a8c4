"""Against PDFs made here. PDFium runs in this process because the tests trust their own files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from aspera.adapters.local.reading.assembly import assemble
from aspera.adapters.local.reading.pdf.pdfium import PdfDocument
from aspera.adapters.local.reading.pdf.text_layer import TextLayer, read_text_layer
from aspera.domain.geometry import UNITS, Box
from aspera.domain.page import Page, PageSource

Draw = Callable[[Canvas], object]


@pytest.fixture
def layer_of(tmp_path: Path) -> Callable[[Draw], TextLayer]:
    def read(draw: Draw) -> TextLayer:
        path = tmp_path / "drawn.pdf"
        canvas = Canvas(str(path), pagesize=A4)
        draw(canvas)
        canvas.showPage()
        canvas.save()
        document = PdfDocument(path)
        try:
            with document.page(1) as page:
                return read_text_layer(page)
        finally:
            document.close()

    return read


@pytest.fixture
def page_of(layer_of: Callable[[Draw], TextLayer]) -> Callable[[Draw], Page]:
    def read(draw: Draw) -> Page:
        return assemble(1, *A4, PageSource.TEXT_LAYER, layer_of(draw).found)

    return read


def test_words_come_with_boxes_on_the_page_as_shown(layer_of: Callable[[Draw], TextLayer]) -> None:
    found = layer_of(lambda canvas: canvas.drawString(59.5, 757.8, "Net sales rose")).found
    assert list(found.words) == ["Net", "sales", "rose"]
    first = Box(*found.boxes[:4])
    assert first.left == pytest.approx(UNITS / 10, abs=400)
    assert first.top < UNITS / 10 < first.bottom
    assert first.right < found.boxes[4]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_turned_page_reads_the_same(degrees: int, layer_of: Callable[[Draw], TextLayer]) -> None:
    """Drawn so that /Rotate makes it upright, its boxes are those of the page drawn upright."""

    def draw(canvas: Canvas) -> None:
        width, height = A4
        canvas.setPageRotation(degrees)
        moves = {0: (0, 0), 90: (height, 0), 180: (width, height), 270: (0, width)}
        canvas.translate(*moves[degrees])
        canvas.rotate(degrees)
        canvas.drawString(59.5, 757.8, "Net sales rose")

    found = layer_of(draw).found
    upright = layer_of(lambda canvas: canvas.drawString(59.5, 757.8, "Net sales rose")).found
    assert list(found.words) == list(upright.words)
    assert list(found.boxes) == pytest.approx(list(upright.boxes), abs=5)


def test_text_printed_along_the_long_edge_is_read_in_lines(page_of: Callable[[Draw], Page]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(500, 100)
        canvas.rotate(90)
        for row, text in enumerate(("Total net sales 1,874 2,936", "Cost of goods sold 1,141 1,042")):
            canvas.drawString(0, -row * 14, text)

    page = page_of(draw)
    lines = [" ".join(page.words[i] for i in page.line_words(line)) for line in range(len(page.lines))]
    assert lines == ["Total net sales 1,874 2,936", "Cost of goods sold 1,141 1,042"]
    assert page.box(0).height > page.box(0).width
    assert (page.width, page.height) == A4


def test_a_word_broken_at_the_end_of_a_line_is_put_together(page_of: Callable[[Draw], Page]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "the company has acted respon-")
        canvas.drawString(72, 686, "sibly in all of its markets")

    assert "responsibly in all" in page_of(draw).text.text


def test_a_raised_note_mark_is_a_word_of_its_own(layer_of: Callable[[Draw], TextLayer]) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.textOut("fell by 4.2%")
        text.setRise(5)
        text.setFont("Helvetica", 7)
        text.textOut("2")
        canvas.drawText(text)

    assert list(layer_of(draw).found.words) == ["fell", "by", "4.2%", "2"]


def test_what_stands_off_the_page_is_left_out(layer_of: Callable[[Draw], TextLayer]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "seen")
        canvas.drawString(72, 1200, "above")
        canvas.drawString(-400, 600, "left")

    found = layer_of(draw).found
    assert list(found.words) == ["seen"]
    assert list(found.starts) == [0] and len(found.bold) == 1


def test_bold_lines_are_known_by_their_font(layer_of: Callable[[Draw], TextLayer]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(72, 700, "Risk Factors")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 680, "We face risks.")

    assert layer_of(draw).found.bold == [True, False]


def test_a_page_without_text_has_no_words(layer_of: Callable[[Draw], TextLayer]) -> None:
    found = layer_of(lambda canvas: canvas.rect(10, 10, 50, 50)).found
    assert not found.words and not found.boxes and not found.starts

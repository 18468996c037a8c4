from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.pdf.reader import PdfReader
from aspera.domain.errors import UnreadableFile
from aspera.domain.page import Page, PageSource

WITHOUT_OCR = ReadingLimits(ocr="off")


def scan(text: str, shade: int = 255) -> ImageReader:
    """A picture of a page with a paragraph on it."""
    image = Image.new("L", (1240, 1754), shade)
    font = ImageFont.load_default(34)
    for row in range(20):
        ImageDraw.Draw(image).text((120, 150 + 60 * row), text, fill=0, font=font)
    return ImageReader(image.convert("RGB"))


def read(path: Path, limits: ReadingLimits = WITHOUT_OCR) -> list[Page]:
    reader = PdfReader(path, limits)
    try:
        return [reader.read(number) for number in range(1, reader.page_count + 1)]
    finally:
        reader.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "made.pdf"


def test_a_page_with_nothing_on_it_is_blank(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=A4)
    canvas.showPage()
    canvas.line(72, 700, 500, 700)
    canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("RGB", (600, 800), "white")), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    assert [page.source for page in read(path)] == [PageSource.BLANK] * 3


def test_a_scan_without_ocr_is_unread_and_says_so(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawImage(scan("The quick brown fox jumps over it"), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    (page,) = read(path)
    assert page.source is PageSource.UNREAD
    assert page.problem == "an image without text; reading images is switched off"


def test_a_stamp_on_a_scan_is_not_taken_for_its_text(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawImage(scan("The quick brown fox jumps over it"), 0, 0, *A4)
    canvas.drawString(72, 20, "Received 12 May 2023")
    canvas.showPage()
    canvas.save()
    (page,) = read(path)
    assert page.source is PageSource.UNREAD
    assert page.problem == "an image with hardly any text; reading images is switched off"


def test_a_title_on_a_photograph_is_its_text(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawImage(scan("", shade=60), 0, 0, *A4)
    canvas.drawString(72, 400, "Annual Report 2023")
    canvas.showPage()
    canvas.save()
    (page,) = read(path)
    assert (page.source, page.text.text) == (PageSource.TEXT_LAYER, "Annual Report 2023")


def test_what_is_filled_into_a_form_is_read(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawString(72, 700, "Name of the driver:")
    canvas.acroForm.textfield(name="driver", value="Taylor Chen", x=200, y=690, width=200, height=20)
    canvas.showPage()
    canvas.save()
    (page,) = read(path)
    assert "Taylor Chen" in page.text.text


def test_a_page_is_drawn_within_its_pixels(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=(8000, 8000))
    canvas.drawString(72, 700, "huge")
    canvas.showPage()
    canvas.save()
    reader = PdfReader(path, ReadingLimits(max_pixels=100_000))
    picture = reader.render(1, 110)
    reader.close()
    assert picture.startswith(b"\xff\xd8\xff") and len(picture) < 50_000


def test_what_is_no_pdf_is_refused(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 and nothing else")
    with pytest.raises(UnreadableFile, match="damaged"):
        PdfReader(path, WITHOUT_OCR)

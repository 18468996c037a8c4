"""PDF pages: the text layer where it can be used, otherwise a picture of the page for OCR."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from aspera.adapters.local.reading.assembly import assemble
from aspera.adapters.local.reading.jpeg import as_jpeg
from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.ocr.engine import OcrEngine, Picture, advice, choose_engine
from aspera.adapters.local.reading.ocr.pictures import read_picture
from aspera.adapters.local.reading.pdf.pdfium import PdfDocument, PdfPage
from aspera.adapters.local.reading.pdf.ruling_lines import ruling_lines
from aspera.adapters.local.reading.pdf.text_layer import TextLayer, read_text_layer
from aspera.domain.errors import UnreadableFile
from aspera.domain.page import Page, PageSource

_NOISE = 0.15
"""Unmapped characters: a page with more is read by OCR, when that can be done."""
_MOSTLY_NOISE = 0.5
_STAMP_WORDS = 15
"""A scan may carry a stamp or a page number as text; with fewer words it is looked at."""
_SCAN_SHARE = 0.5
_PAPER_SHARE = 0.6
_LOOK_DPI = 72
_LOOK_PIXELS = _SHOWN_PIXELS = 4_000_000
_DARK, _GREY, _LIGHT = 128, 180, 200
_DARK_SHARE, _GREY_SHARE = 0.0001, 0.003
"""Of all dots: a page with less on it shows rules and specks only."""
_LETTER = 792.0
"""Points: the length of a page whose type is of usual size."""
_SPARE = 0.9
"""Of a page's time is for OCR, so that it gives up before it is stopped."""


class PdfReader:
    def __init__(self, path: Path, limits: ReadingLimits) -> None:
        self._document = PdfDocument(path)
        self._limits = limits
        self.page_count = self._document.page_count

    def close(self) -> None:
        self._document.close()

    def read(self, number: int) -> Page:
        with self._document.page(number) as page:
            layer = read_text_layer(page)
            if _is_usable(page, layer):
                return assemble(
                    number,
                    page.width,
                    page.height,
                    PageSource.TEXT_LAYER,
                    layer.found,
                    partial(ruling_lines, page),
                )
            if not layer.found.words and page.is_ruled_only():
                return Page(number, page.width, page.height, PageSource.BLANK)
            engine = choose_engine(self._limits.ocr)
            if engine is None:
                return _without_ocr(number, page, layer, advice(self._limits.ocr))
            return self._read_picture(engine, number, page, layer)

    def sizes(self) -> list[tuple[float, float]]:
        return self._document.sizes()

    def render(self, number: int, dpi: float) -> bytes:
        with self._document.page(number) as page:
            drawing = page.render(dpi, min(self._limits.max_pixels, _SHOWN_PIXELS), in_color=True)
        from PIL import Image

        image = Image.frombuffer("RGB", (drawing.width, drawing.height), drawing.dots, "raw", "BGRX", 0, 1)
        return as_jpeg(image)

    def _read_picture(self, engine: OcrEngine, number: int, page: PdfPage, layer: TextLayer) -> Page:
        drawing = page.render(_dpi_for_ocr(page, self._limits.ocr_dpi), self._limits.max_pixels)
        dpi = round(72 * drawing.width / page.width)
        picture = Picture(drawing.width, drawing.height, drawing.dots, dpi)
        try:
            found = read_picture(engine, picture, self._limits.seconds_per_page * _SPARE)
        except UnreadableFile:
            if layer.found.words or not _is_blank(page):
                raise
            return Page(number, page.width, page.height, PageSource.BLANK)
        if len(found.words) < len(layer.found.words) and layer.unmapped <= _NOISE:
            return assemble(number, page.width, page.height, PageSource.TEXT_LAYER, layer.found)
        return assemble(number, page.width, page.height, PageSource.OCR, found)


def _dpi_for_ocr(page: PdfPage, usual: float) -> float:
    """As usual; for a scan that was saved as a very small or very large page as many dots as it
    has, up or down to what a letter would be drawn with."""
    if page.image_share() < _SCAN_SHARE:
        return usual
    low, high = sorted((usual, usual * _LETTER / max(page.width, page.height, 1.0)))
    return min(max(page.image_dpi(), low), high)


def _is_usable(page: PdfPage, layer: TextLayer) -> bool:
    words = layer.found.words
    if not words or layer.unmapped > _NOISE:
        return False
    return len(words) >= _STAMP_WORDS or page.image_share() < _SCAN_SHARE or not _is_paper(page)


def _without_ocr(number: int, page: PdfPage, layer: TextLayer, advice: str) -> Page:
    """What can be had when there is no OCR: the text layer if it is not mostly noise."""
    words = layer.found.words
    if not words and _is_blank(page):
        return Page(number, page.width, page.height, PageSource.BLANK)
    if words and _NOISE < layer.unmapped <= _MOSTLY_NOISE:
        return assemble(number, page.width, page.height, PageSource.TEXT_LAYER, layer.found)
    what = "an image without text"
    if words:
        what = "text in unknown letters" if layer.unmapped > _NOISE else "an image with hardly any text"
    return Page(number, page.width, page.height, PageSource.UNREAD, problem=f"{what}; {advice}")


def _is_blank(page: PdfPage) -> bool:
    """Whether there is hardly any ink on it."""
    dots = page.render(_LOOK_DPI, _LOOK_PIXELS).dots
    dark, grey = (_share(dots, range(limit)) for limit in (_DARK, _GREY))
    return dark < _DARK_SHARE and grey < _GREY_SHARE


def _is_paper(page: PdfPage) -> bool:
    """Whether it is mostly light, as print on paper is and a photograph is not."""
    dots = page.render(_LOOK_DPI, _LOOK_PIXELS).dots
    return _share(dots, range(_LIGHT, 256)) >= _PAPER_SHARE


def _share(dots: bytes, shades: range) -> float:
    return (len(dots) - len(dots.translate(None, bytes(shades)))) / max(len(dots), 1)

"""Real files read page by page, in this process, by the text-layer reader."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from aspera.adapters.local.reading.assembly import assemble
from aspera.adapters.local.reading.pdf.pdfium import PdfDocument
from aspera.adapters.local.reading.pdf.text_layer import read_text_layer
from aspera.domain.page import Page, PageSource


def read_pages(path: Path, wanted: Iterable[int] | None = None) -> tuple[int, list[Page]]:
    """The document's number of pages, and the wanted ones (all of them unless given)."""
    document = PdfDocument(path)
    pages = []
    for number in wanted or range(1, document.page_count + 1):
        if number <= document.page_count:
            with document.page(number) as page:
                found = read_text_layer(page).found
                pages.append(assemble(number, page.width, page.height, PageSource.TEXT_LAYER, found))
    count = document.page_count
    document.close()
    return count, pages

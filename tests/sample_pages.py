"""Real files read page by page, in this process."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from aspera.adapters.local.reading.limits import ReadingLimits
from aspera.adapters.local.reading.reader import open_reader
from aspera.domain.document import MediaType
from aspera.domain.page import Page


def read_pages(path: Path, wanted: Iterable[int] | None = None) -> tuple[int, list[Page]]:
    """A PDF's number of pages, and the wanted ones (all of them unless given), without tables and
    without OCR."""
    reader = open_reader(path, MediaType.PDF, ReadingLimits(ocr="off"))
    try:
        numbers = wanted or range(1, reader.page_count + 1)
        return reader.page_count, [reader.read(n) for n in numbers if n <= reader.page_count]
    finally:
        reader.close()

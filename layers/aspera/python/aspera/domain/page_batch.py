"""Page batches: what is said about them, and pages that could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aspera.domain.page import Page, PageSource

_A4 = 595.0, 842.0


def unread(number: int, problem: str) -> Page:
    """A page whose size is not known either."""
    return Page(number, *_A4, PageSource.UNREAD, problem=problem)


def describe(pages: Sequence[Page]) -> dict[str, Any]:
    """The fields of a PageBatch but its key; pages proven blank count as read."""
    return {
        "first": pages[0].number,
        "last": pages[-1].number,
        "read": sum(page.is_read for page in pages),
        "blank": sum(page.source is PageSource.BLANK for page in pages),
        "by_ocr": sum(page.source is PageSource.OCR for page in pages),
        "words": sum(len(page.words) for page in pages),
        "tables": sum(len(page.tables) for page in pages),
        "problems": [
            {"page": page.number, "reason": page.problem or ""} for page in pages if not page.is_read
        ],
        "unread_tables": [
            {"page": page.number, "reason": table.reason} for page in pages for table in page.unread_tables
        ],
    }

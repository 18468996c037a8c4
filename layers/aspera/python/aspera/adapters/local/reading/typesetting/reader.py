"""TXT, Markdown and DOCX files: set in type on virtual pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from aspera.adapters.local.reading.typesetting.drawing import draw_page
from aspera.adapters.local.reading.typesetting.elements import Element
from aspera.adapters.local.reading.typesetting.markdown import read_markdown
from aspera.adapters.local.reading.typesetting.pages import typeset
from aspera.adapters.local.reading.typesetting.plain_text import read_paragraphs, read_text
from aspera.domain.document import MediaType
from aspera.domain.layout import find_blocks
from aspera.domain.page import Page
from aspera.domain.tabulation import with_tables


class TypesetReader:
    def __init__(self, path: Path, media_type: MediaType) -> None:
        self._pages = typeset(_elements(path, media_type))
        self._is_plain = media_type is MediaType.TEXT
        self.page_count = len(self._pages)

    def close(self) -> None:
        self._pages = []

    def read(self, number: int) -> Page:
        page = self._pages[number - 1]
        return _looked_at(page) if self._is_plain else page

    def sizes(self) -> list[tuple[float, float]]:
        return [(page.width, page.height) for page in self._pages]

    def render(self, number: int, dpi: float) -> bytes:
        return draw_page(self._pages[number - 1], dpi)


def _elements(path: Path, media_type: MediaType) -> Iterable[Element]:
    if media_type is MediaType.DOCX:
        from aspera.adapters.local.reading.typesetting.word_document import read_word_document

        return read_word_document(path)
    text = read_text(path)
    return read_markdown(text) if media_type is MediaType.MARKDOWN else read_paragraphs(text)


def _looked_at(page: Page) -> Page:
    """Plain text does not say what is a heading or a table: its looks do."""
    bold = [False] * len(page.lines)
    blocks = find_blocks(page.words, page.boxes, page.lines, bold, page.width, page.height)
    page = replace(page, blocks=blocks)
    return with_tables(page)

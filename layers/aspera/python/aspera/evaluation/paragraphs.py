"""A sentence set into a page, as a paragraph of its own below all others."""

from __future__ import annotations

from dataclasses import replace

from aspera.domain.geometry import UNITS
from aspera.domain.page import Block, BlockKind, Page, PageSource

_MARGIN, _LINE = 8_000, 1_200
_WORDS_A_LINE = 14


def blank_page(number: int = 1) -> Page:
    return Page(number=number, width=612.0, height=792.0, source=PageSource.TEXT_LAYER)


def with_paragraph(page: Page, text: str) -> Page:
    """The page made longer so that the paragraph has room; what was on it keeps its words and its
    order."""
    added = text.split()
    lines = range(0, len(added), _WORDS_A_LINE)
    boxes: list[int] = []
    for index in range(len(added)):
        line, place = divmod(index, _WORDS_A_LINE)
        left = _MARGIN + place * (UNITS - 2 * _MARGIN) // _WORDS_A_LINE
        top = UNITS - (len(lines) - line) * _LINE
        boxes += [left, top, left + 4_000, top + _LINE - 200]
    first = len(page.lines)
    return replace(
        page,
        words=[*page.words, *added],
        boxes=[*page.boxes, *boxes],
        lines=[*page.lines, *(len(page.words) + start for start in lines)],
        blocks=[*page.blocks, Block(BlockKind.TEXT, first, first + len(lines))],
    )

"""Pages drawn as text: what a test shows is what the page looks like."""

from __future__ import annotations

import re
from textwrap import dedent

from aspera.domain.geometry import UNITS
from aspera.domain.page import Block, BlockKind, Page, PageSource

EM = 8.0
ADVANCE = 0.6 * EM
PITCH = 1.25 * EM
WIDTH, HEIGHT = 612.0, 792.0
_WORD = re.compile(r"[^ \n]+")


def page_of(text: str, number: int = 1) -> Page:
    """`text` set in a fixed-width font of 8 points on a page of 612 by 792 points (larger when it
    does not fit): a line a line, a block for each paragraph. Indentation common to all is dropped.
    Use a no-break space inside a word."""
    rows = dedent(text).strip("\n").split("\n")
    width = max(WIDTH, max(map(len, rows)) * ADVANCE + 2 * EM)
    height = max(HEIGHT, len(rows) * PITCH + 2 * EM)
    words: list[str] = []
    boxes: list[int] = []
    lines: list[int] = []
    paragraphs: list[list[int]] = [[]]
    for row, content in enumerate(rows):
        if not content.strip():
            paragraphs.append([])
            continue
        paragraphs[-1].append(len(lines))
        lines.append(len(words))
        top = EM + row * PITCH
        for match in _WORD.finditer(content):
            left, right = (EM + ADVANCE * column for column in match.span())
            words.append(match[0])
            boxes += [round(UNITS * left / width), round(UNITS * top / height)]
            boxes += [round(UNITS * right / width), round(UNITS * (top + EM) / height)]
    return Page(
        number=number,
        width=width,
        height=height,
        source=PageSource.TEXT_LAYER if words else PageSource.BLANK,
        words=words,
        boxes=boxes,
        lines=lines,
        blocks=[Block(BlockKind.TEXT, group[0], group[-1] + 1) for group in paragraphs if group],
    )

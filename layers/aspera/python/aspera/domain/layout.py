"""Layout blocks from lines: paragraphs, headings, list items, running heads and feet.

Geometry only, one page at a time: size and weight of the type, the spaces between lines, where
a line stands, how it is numbered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from aspera.domain.block_kinds import kinds
from aspera.domain.page import Block, BlockKind, Page
from aspera.domain.typography import TextLine, Typography, text_lines, typography

_LOOSER = 0.35
"""Times the type's size: a space wider than usual by more parts two paragraphs."""
_OTHER_SIZE, _FAR_OTHER_SIZE = 1.15, 1.5
"""Ratios: fonts differ in height without meaning it, so a sentence that goes on outweighs one."""
_INDENT = 0.8
_SHORT = 6.0
"""Times the type's size: a line that ends so far before the one above it is a last line."""
_NEARLY_FULL = 2.0
_ENDS = (".", ":", "?", "!", "”", '"', ";")
_HEADINGS = (BlockKind.TITLE, BlockKind.SECTION_HEADER)


def find_blocks(
    words: Sequence[str],
    boxes: Sequence[int],
    starts: Sequence[int],
    bold: Sequence[bool],
    width: float,
    height: float,
) -> list[Block]:
    """Blocks over all lines, in order. The text is upright; `starts` and `bold` go by line;
    `width` and `height` are in points."""
    if not words:
        return []
    lines = text_lines(words, boxes, starts, bold, width / height)
    usual = typography(lines, height)
    firsts = [i for i, (above, line) in enumerate(pairwise(lines), 1) if _is_apart(above, line, usual)]
    spans = list(pairwise([0, *firsts, len(lines)]))
    groups = [lines[first:end] for first, end in spans]
    return [Block(kind, first, end) for kind, (first, end) in zip(kinds(groups, usual), spans, strict=True)]


def without_headings_in_tables(page: Page) -> Page:
    """The page with the headings inside its tables made text: there they name rows and columns."""
    if not page.tables or not any(block.kind in _HEADINGS for block in page.blocks):
        return page
    blocks = [
        replace(block, kind=BlockKind.TEXT)
        if block.kind in _HEADINGS and _is_in_table(page, block)
        else block
        for block in page.blocks
    ]
    return replace(page, blocks=blocks)


def _is_in_table(page: Page, block: Block) -> bool:
    box = page.box(page.lines[block.first_line])
    return any(
        table.box.left <= box.right
        and box.left <= table.box.right
        and table.box.top <= (box.top + box.bottom) // 2 <= table.box.bottom
        for table in page.tables
    )


def _is_apart(above: TextLine, line: TextLine, usual: Typography) -> bool:
    """Whether a block ends between two lines."""
    space = line.top - above.bottom
    if space > usual.space + _LOOSER * usual.size or 2 * space < -usual.size:
        return True
    if line.left > above.right or line.right < above.left:
        return True
    small, large = sorted((above.size, line.size))
    if large > _FAR_OTHER_SIZE * small or line.is_item:
        return True
    if (large > _OTHER_SIZE * small or above.is_bold != line.is_bold) and not _flows(above, line):
        return True
    if not above.words[-1].endswith(_ENDS):
        return False
    return line.left - above.left > _INDENT * usual.size or line.right - above.right > _SHORT * usual.size


def _flows(above: TextLine, line: TextLine) -> bool:
    """Whether a sentence seems to go on from one line to the next."""
    if above.words[-1].endswith(_ENDS):
        return False
    if line.words[0][:1].islower() or above.words[-1].endswith((",", "-")):
        return True
    return above.right > line.right - _NEARLY_FULL * line.size

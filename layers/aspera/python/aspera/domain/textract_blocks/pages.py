"""From Textract's blocks to pages."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, chain

from aspera.domain.geometry import Box
from aspera.domain.layout import find_blocks, without_headings_in_tables
from aspera.domain.lines import correct_lines
from aspera.domain.orientation import Direction, turned, turned_page, turned_table, turned_unread
from aspera.domain.page import Page, PageSource
from aspera.domain.table import Table, UnreadTable
from aspera.domain.tabulation import with_tables
from aspera.domain.textract_blocks.block_index import Block, BlockIndex, box_of, mark_text
from aspera.domain.textract_blocks.directions import direction_of
from aspera.domain.textract_blocks.reading_order import lines_in_order
from aspera.domain.textract_blocks.tables import read_table
from aspera.domain.textract_blocks.ticks import Line, put_in

_LETTER = (612.0, 792.0)


def read_pages(
    blocks: Iterable[Block], sizes: Mapping[int, tuple[float, float]] | None = None
) -> tuple[Page, ...]:
    """The pages that `blocks` (of all result pages of one job, in any order) describe, ascending.

    Textract does not say how large a page is: `sizes` are width and height in points, as shown, by
    page number; a page that is not in it is taken for US Letter, on its side when its text is.
    Boxes stand on the page as shown, whichever way its text runs. Selection elements are words:
    ☒ and ☐. Tables are Textract's own; on a page for which it names none, they are read from where
    the words stand. Key-value sets add nothing to what lines and tables hold; queries, signatures
    and confidences have no place in a `Page` and are left out."""
    index = BlockIndex(blocks)
    return tuple(_page(index, number, (sizes or {}).get(number)) for number in index.pages)


def _page(index: BlockIndex, number: int, size: tuple[float, float] | None) -> Page:
    direction = direction_of(index.of_page(number, "WORD"))
    width, height = size or (_LETTER[::-1] if direction.is_sideways else _LETTER)
    lines = [line for block in lines_in_order(index, number) if (line := _line(index, block, direction))]
    put_in(lines, _words(index.of_page(number, "SELECTION_ELEMENT"), direction))
    if not lines:
        return Page(number, width, height, PageSource.BLANK)
    page = _upright(number, (height, width) if direction.is_sideways else (width, height), lines)
    page = _with_tables(index, page, direction)
    return turned_page(without_headings_in_tables(page), direction.inverse)


def _with_tables(index: BlockIndex, page: Page, direction: Direction) -> Page:
    shown = [read_table(index, block, page.number) for block in index.of_page(page.number, "TABLE")]
    tables = tuple(turned_table(one, direction) for one in shown if isinstance(one, Table))
    unread = tuple(turned_unread(one, direction) for one in shown if isinstance(one, UnreadTable))
    if tables or unread:
        return replace(page, tables=tables, unread_tables=unread)
    return with_tables(page)


def _line(index: BlockIndex, block: Block, direction: Direction) -> Line:
    return _words((mark for mark in index.related(block, "CHILD") if mark.get("Text")), direction)


def _words(marks: Iterable[Block], direction: Direction) -> Line:
    return [(mark_text(mark), Box(*turned(box_of(mark), direction))) for mark in marks if mark_text(mark)]


def _upright(number: int, size: tuple[float, float], lines: Sequence[Line]) -> Page:
    words = [text for line in lines for text, _ in line]
    boxes = array("i", chain.from_iterable(box for line in lines for _, box in line))
    starts = list(accumulate((len(line) for line in lines[:-1]), initial=0))
    spans = correct_lines(words, boxes, starts, size[0] / size[1])
    order = [word for first, end in spans for word in range(first, end)]
    starts = list(accumulate((end - first for first, end in spans[:-1]), initial=0))
    words = [words[word] for word in order]
    boxes = array("i", chain.from_iterable(boxes[4 * word : 4 * word + 4] for word in order))
    blocks = find_blocks(words, boxes, starts, [False] * len(starts), *size)
    return Page(number, *size, PageSource.OCR, words, boxes, starts, blocks)

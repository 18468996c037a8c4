"""A page that was read: words with boxes in reading order, lines, layout blocks and tables.

Words are held in columns, not as objects: a report of 3,000 pages has two million of them.
`Page.text` is the derived view that rules search and evidence is checked against.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Any

from aspera.domain.geometry import Box
from aspera.domain.sentences import sentence_spans
from aspera.domain.table import Table, UnreadTable


class PageSource(StrEnum):
    """Where a page's words come from."""

    TEXT_LAYER = "text_layer"
    OCR = "ocr"
    TYPESET = "typeset"
    """The file has no pages of its own (TXT, MD, DOCX); ASPERA set the type."""
    BLANK = "blank"
    """Looked at, and there is nothing to read."""
    UNREAD = "unread"
    """Could not be read; `Page.problem` says why."""


class BlockKind(StrEnum):
    """Textract's layout vocabulary, without its LAYOUT_ prefix."""

    TEXT = "TEXT"
    TITLE = "TITLE"
    SECTION_HEADER = "SECTION_HEADER"
    HEADER = "HEADER"
    FOOTER = "FOOTER"
    PAGE_NUMBER = "PAGE_NUMBER"
    LIST = "LIST"
    TABLE = "TABLE"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines `first_line` up to but not including `end_line` belong together."""

    kind: BlockKind
    first_line: int
    end_line: int


@dataclass(frozen=True)
class Page:
    """One page. `boxes` holds four integers a word (see `geometry`): left, top, right, bottom.

    `lines[i]` is the index of the first word of line i, in reading order; `blocks` cover all
    lines in order. `number` counts from 1. `width` and `height` are in points, as shown.
    """

    number: int
    width: float
    height: float
    source: PageSource
    words: Sequence[str] = ()
    boxes: Sequence[int] = ()
    lines: Sequence[int] = ()
    blocks: Sequence[Block] = ()
    tables: Sequence[Table] = ()
    unread_tables: Sequence[UnreadTable] = ()
    problem: str | None = None

    def box(self, word: int) -> Box:
        start = 4 * word
        return Box(*self.boxes[start : start + 4])

    def line_words(self, line: int) -> range:
        end = self.lines[line + 1] if line + 1 < len(self.lines) else len(self.words)
        return range(self.lines[line], end)

    def line_of(self, word: int) -> int:
        return bisect_right(self.lines, word) - 1

    @cached_property
    def text(self) -> PageText:
        return _flow(self)

    @cached_property
    def derived(self) -> dict[Hashable, Any]:
        """What others have worked out of this page and keep with it, by a key of theirs."""
        return {}

    @property
    def is_read(self) -> bool:
        return self.source is not PageSource.UNREAD


@dataclass(frozen=True)
class PageText:
    """The page as one string: words parted by a space, blocks by a newline; a word broken by a
    hyphen at a line's end is put together again. `starts[i]` is where word i begins."""

    page: Page = field(repr=False)
    text: str
    starts: Sequence[int]

    @cached_property
    def lower(self) -> str:
        """`text` in lower case, character for character (same length)."""
        lowered = self.text.lower()
        if len(lowered) == len(self.text):
            return lowered
        return "".join(c if len(c.lower()) != 1 else c.lower() for c in self.text)

    @cached_property
    def plain(self) -> str:
        """`lower` with a `?` for each character outside of ASCII: of the same length, and searched
        several times faster for a literal that is ASCII and holds no `?`."""
        lower = self.lower
        return lower if lower.isascii() else lower.encode("ascii", "replace").decode("ascii")

    @cached_property
    def sentences(self) -> Sequence[tuple[int, int]]:
        """Spans of `text`, in order; none crosses a block."""
        return sentence_spans(self.text)

    def words_in(self, start: int, end: int) -> range:
        """The words that the characters from `start` up to `end` touch."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = bisect_right(self.starts, max(end - 1, start))
        return range(first, last)

    def boxes_in(self, start: int, end: int) -> tuple[Box, ...]:
        """One box a line for the words between `start` and `end`."""
        return line_boxes(self.page, self.words_in(start, end))


def line_boxes(page: Page, words: range) -> tuple[Box, ...]:
    """The union of the words' boxes, line by line; `words` follow each other."""
    if not words:
        return ()
    lines = page.lines[page.line_of(words.start) + 1 : page.line_of(words.stop - 1) + 1]
    edges = sorted({words.start, *lines, words.stop})
    return tuple(_around(page.boxes[4 * first : 4 * end]) for first, end in pairwise(edges))


def _around(boxes: Sequence[int]) -> Box:
    """The smallest box around boxes of four integers each."""
    return Box(min(boxes[0::4]), min(boxes[1::4]), max(boxes[2::4]), max(boxes[3::4]))


def _flow(page: Page) -> PageText:
    """Set the words in a row. Cost matters: this runs once for each page of each shard."""
    words = page.words
    line_ends = {start - 1 for start in page.lines[1:]}
    block_ends = {
        page.lines[block.first_line] - 1 for block in page.blocks if 0 < block.first_line < len(page.lines)
    }
    pieces: list[str] = []
    starts: list[int] = []
    position = 0
    last = len(words) - 1
    for index, word in enumerate(words):
        starts.append(position)
        if index in block_ends:
            piece = word + "\n"
        elif index in line_ends and _broken(word, words[index + 1]):
            piece = word[:-1]
        else:
            piece = word if index == last else word + " "
        pieces.append(piece)
        position += len(piece)
    return PageText(page, "".join(pieces), starts)


def _broken(word: str, following: str) -> bool:
    return len(word) > 2 and word[-1] == "-" and word[-2].isalpha() and following[:1].islower()

"""Virtual sheets of A4 on which text is set, in one font: every character is half as wide as the
type is high, so every word has a place and no font is needed. Measures are in points."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from aspera.domain.geometry import UNITS, Box
from aspera.domain.page import Block, BlockKind, Page, PageSource
from aspera.domain.table import Table

WIDTH, HEIGHT = 595.0, 842.0
MARGIN = 56.0
SIZE = 10.0
_LEADING = 1.35
_ASPECT = 0.5


SetLine = Sequence[tuple[str, float]]
"""Words with their distances from the left margin."""


def columns(size: float, indent: float = 0.0) -> int:
    """Characters of a full line."""
    return int((WIDTH - 2 * MARGIN - indent) / (size * _ASPECT))


def lines_of_a_sheet(size: float) -> int:
    return int((HEIGHT - 2 * MARGIN) / (size * _LEADING))


def advance(characters: int, size: float) -> float:
    """How far so many characters reach."""
    return characters * size * _ASPECT


class Press:
    """The sheet at hand and those that are full."""

    def __init__(self) -> None:
        self._full: list[Page] = []
        self._clear()

    def _clear(self) -> None:
        self._words: list[str] = []
        self._boxes = array("i")
        self._starts: list[int] = []
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._top = MARGIN

    @property
    def page_number(self) -> int:
        return len(self._full) + 1

    @property
    def is_blank(self) -> bool:
        return not self._words

    def has_room(self, lines: int, size: float) -> bool:
        return self._top + lines * size * _LEADING <= HEIGHT - MARGIN

    def space(self, height: float) -> None:
        """Leave room, except at the top of a sheet."""
        if self._words:
            self._top += height

    def set_line(self, words: SetLine, size: float, below: int = 0) -> list[Box]:
        """Words, each with its distance from the left margin, `below` lines further down. The
        sheet goes on where it was: `feed` moves it."""
        self._starts.append(len(self._words))
        top = self._top + below * size * _LEADING
        boxes = [_box(word, MARGIN + left, top, size) for word, left in words]
        self._words.extend(word for word, _ in words)
        for box in boxes:
            self._boxes.extend(box)
        return boxes

    def feed(self, lines: int, size: float) -> None:
        self._top += lines * size * _LEADING

    def end_block(self, kind: BlockKind) -> None:
        """The lines set since the last block are one."""
        first = self._blocks[-1].end_line if self._blocks else 0
        if first < len(self._starts):
            self._blocks.append(Block(kind, first, len(self._starts)))

    def add_table(self, table: Table) -> None:
        self._tables.append(table)

    def turn_over(self) -> None:
        """Put the sheet away, even a blank one, and take the next."""
        source = PageSource.TYPESET if self._words else PageSource.BLANK
        self._full.append(
            Page(
                self.page_number,
                WIDTH,
                HEIGHT,
                source,
                self._words,
                self._boxes,
                self._starts,
                self._blocks,
                self._tables,
            )
        )
        self._clear()

    def flow(self, lines: Iterable[SetLine], size: float, kind: BlockKind) -> None:
        """Lines of one block, over as many sheets as they need."""
        for line in lines:
            if not self.has_room(1, size):
                self.end_block(kind)
                self.turn_over()
            self.set_line(line, size)
            self.feed(1, size)
        self.end_block(kind)

    def finish(self) -> list[Page]:
        if self._words:
            self.turn_over()
        return self._full


def wrapped(words: Sequence[str], width: int, indent: float, size: float) -> Iterator[SetLine]:
    """Words parted by one blank, in lines of at most `width` characters; a longer word stands
    alone."""
    line: list[tuple[str, float]] = []
    column = 0
    for word in words:
        if line and column + len(word) > width:
            yield line
            line, column = [], 0
        line.append((word, indent + advance(column, size)))
        column += len(word) + 1
    if line:
        yield line


def _box(word: str, left: float, top: float, size: float) -> Box:
    """Clipped to the sheet: a word wider than it runs out at the right."""
    across, down = UNITS / WIDTH, UNITS / HEIGHT
    right = left + advance(len(word), size)
    return Box(
        min(int(left * across), UNITS - 1),
        min(int(top * down), UNITS - 1),
        min(int(right * across) + 1, UNITS),
        min(int((top + size * 1.15) * down) + 1, UNITS),
    )

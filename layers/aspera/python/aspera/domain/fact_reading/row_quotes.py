"""What a table row says on its page: the words from its label up to a figure, as they stand there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from aspera.domain.page import Page
from aspera.domain.table import Cell

_LONGEST = 60


@dataclass(frozen=True)
class RowQuotes:
    """Finds the words of cells by their corners, so that a quote is the page's own text."""

    page: Page

    @cached_property
    def _by_top_left(self) -> Mapping[tuple[int, int], int]:
        boxes = self.page.boxes
        return {corner: word for word, corner in enumerate(zip(boxes[0::4], boxes[1::4], strict=True))}

    @cached_property
    def _by_bottom_right(self) -> Mapping[tuple[int, int], int]:
        boxes = self.page.boxes
        return {corner: word for word, corner in enumerate(zip(boxes[2::4], boxes[3::4], strict=True))}

    def quote(self, label: Cell | None, figure: Cell) -> str:
        """The page's text from `label` through `figure` as far as they stand in one line, else the
        words of the figure; the cell's own text when its words are not found."""
        first = self._by_top_left.get((figure.box.left, figure.box.top))
        last = self._by_bottom_right.get((figure.box.right, figure.box.bottom))
        if first is None or last is None or not 0 <= last - first < _LONGEST:
            return figure.text
        text = self.page.text
        start = self._label_start(label, first) if label else first
        return text.text[text.starts[start] : text.starts[last] + len(self.page.words[last])]

    def _label_start(self, label: Cell, first: int) -> int:
        """Where the label's last line begins when the figure's line begins with it, else `first`."""
        end = self._by_bottom_right.get((label.box.right, label.box.bottom))
        start = self._by_top_left.get((label.box.left, label.box.top))
        line = self.page.lines[self.page.line_of(first)]
        if start is None and end is None:
            return first
        named = max(line, start if start is not None else line)
        return named if named <= first < named + _LONGEST else first

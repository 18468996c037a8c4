"""What a table row says on its page: the words from its label up to a figure, as they stand there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from aspera.domain.geometry import Box
from aspera.domain.page import Page
from aspera.domain.table import Cell

_LONGEST = 60


@dataclass(frozen=True)
class RowQuotes:
    """Finds the words of cells by their boxes, so that a quote is the page's own text."""

    page: Page

    @cached_property
    def _by_left(self) -> Mapping[int, list[int]]:
        return self._by_edge(0)

    @cached_property
    def _by_right(self) -> Mapping[int, list[int]]:
        return self._by_edge(2)

    def _by_edge(self, edge: int) -> Mapping[int, list[int]]:
        words: dict[int, list[int]] = {}
        for word, place in enumerate(self.page.boxes[edge::4]):
            words.setdefault(place, []).append(word)
        return words

    def quote(self, label: Cell | None, figure: Cell) -> str:
        """The page's text from `label` through `figure` where they stand in one line, else the
        words of the figure; the cell's own text when its words are not found by their edges."""
        last = self._word(self._by_right.get(figure.box.right, ()), figure.box)
        first = self._word(self._by_left.get(figure.box.left, ()), figure.box)
        if first is None or last is None or not 0 <= last - first < _LONGEST:
            return figure.text
        if label is not None:
            start = self._word(self._by_left.get(label.box.left, ()), label.box)
            line_start = self.page.lines[self.page.line_of(last)]
            if start is not None and max(start, line_start) <= first and last - start < 2 * _LONGEST:
                first = max(start, line_start)
        text = self.page.text
        return text.text[text.starts[first] : text.starts[last] + len(self.page.words[last])]

    def _word(self, candidates: list[int] | tuple[int, ...], area: Box) -> int | None:
        tops = self.page.boxes
        for word in candidates:
            if area.top <= tops[4 * word + 1] and tops[4 * word + 3] <= area.bottom:
                return word
        return None

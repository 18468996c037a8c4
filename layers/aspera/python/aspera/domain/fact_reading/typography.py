"""How large the words of a page are set, and which of them stand together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import sub

from aspera.domain.geometry import Box, union
from aspera.domain.page import Page

_GAP = 1.0
"""Of the height: two words further apart do not stand together."""
_ANOTHER_SIZE = 1.35


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words of one line in one size. `size` is their height in 1/100,000 of the page's."""

    first: int
    end: int
    text: str
    box: Box
    size: int


def word_heights(page: Page) -> Sequence[int]:
    """Of each word, in 1/100,000 of the page's height."""
    return list(map(sub, page.boxes[3::4], page.boxes[1::4]))


def usual_height(heights: Sequence[int]) -> int:
    """The median; 0 without words."""
    return sorted(heights)[len(heights) // 2] if heights else 0


def runs(page: Page, heights: Sequence[int]) -> list[Run]:
    """All words of the page, run by run in reading order."""
    return [run for line in range(len(page.lines)) for run in _line_runs(page, line, heights)]


def _line_runs(page: Page, line: int, heights: Sequence[int]) -> Iterator[Run]:
    words = page.line_words(line)
    stretch = page.height / page.width
    first = words.start
    for word in words[1:]:
        size = max(heights[word - 1], heights[word], 1)
        gap = page.boxes[4 * word] - page.boxes[4 * word - 2]
        if gap > _GAP * size * stretch or size > _ANOTHER_SIZE * min(heights[word - 1], heights[word]):
            yield _run(page, first, word, heights)
            first = word
    if words:
        yield _run(page, first, words.stop, heights)


def _run(page: Page, first: int, end: int, heights: Sequence[int]) -> Run:
    text = " ".join(page.words[first:end])
    box = union(tuple(page.box(word) for word in range(first, end)))
    return Run(first, end, text, box, max(heights[first:end]))

"""Words that stand close together on one line: the pieces that table cells are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from aspera.domain.page import Page
from aspera.domain.tabulation.numerals import is_numeral

_CLOSE = 0.35
"""Of the line's height: wider than any blank within a number, narrower than between columns."""
_LOOSE = 0.5
"""The same beside words, which are set wider to fill a line."""
_NUMERIC = frozenset("0123456789$€£¥()%-–—−*.")
_UPRIGHT = 1.6
_RULING = frozenset("-–—_=.·•… ")


@dataclass(slots=True)
class Segment:
    """Text with its box in 1/100,000 of the page. `parts` are the pieces that it was joined of."""

    left: int
    top: int
    right: int
    bottom: int
    text: str
    is_numeral: bool
    parts: tuple[Segment, ...] = ()

    @property
    def middle(self) -> int:
        return (self.left + self.right) // 2

    @property
    def width(self) -> int:
        return self.right - self.left

    def overlap(self, left: int, right: int) -> int:
        """How much of the stretch from `left` to `right` it covers; negative is the distance."""
        return min(self.right, right) - max(self.left, left)

    def absorb(self, other: Segment) -> None:
        """Take in what follows below."""
        self.left = min(self.left, other.left)
        self.top = min(self.top, other.top)
        self.right = max(self.right, other.right)
        self.bottom = max(self.bottom, other.bottom)
        self.text = f"{self.text} {other.text}"
        self.is_numeral = is_numeral(self.text)
        self.parts = ()


def joined(parts: Sequence[Segment]) -> Segment:
    """The parts as one, from left to right."""
    if len(parts) == 1:
        return parts[0]
    text = " ".join([part.text for part in parts])
    return Segment(
        parts[0].left,
        min([part.top for part in parts]),
        max([part.right for part in parts]),
        max([part.bottom for part in parts]),
        text,
        is_numeral(text),
        tuple(parts),
    )


def aspect(page: Page) -> float:
    """Turns a height (in 1/100,000 of the page's) into the same length across."""
    return page.height / page.width


def read_segments(page: Page) -> list[Segment]:
    """Runs of words in reading order that follow one another closely on one line. What stands
    upright and lines drawn with dashes are left out."""
    boxes, words = list(page.boxes), page.words
    lefts, tops, rights, bottoms = boxes[0::4], boxes[1::4], boxes[2::4], boxes[3::4]
    starts = _starts(words, (lefts, tops, rights, bottoms), aspect(page))
    upright = _UPRIGHT / aspect(page)
    segments = []
    for start, end in pairwise(starts):
        last = end - 1
        left, right = lefts[start], rights[last]
        top, bottom = tops[start], bottoms[start]
        text = words[start]
        if last > start:
            text = " ".join(words[start:end])
            top = top if top < tops[last] else tops[last]
            bottom = bottom if bottom > bottoms[last] else bottoms[last]
        elif bottom - top > upright * (right - left) and len(text) > 2:
            continue
        if _RULING.issuperset(text) and len(text) > 3:
            continue
        segments.append(Segment(left, top, right, bottom, text, is_numeral(text)))
    return segments


def _starts(words: Sequence[str], edges: Sequence[Sequence[int]], aspect: float) -> list[int]:
    """The words that do not follow closely on the word before them, and the end."""
    lefts, tops, rights, bottoms = edges
    close, loose = _CLOSE * aspect, _LOOSE * aspect
    starts = [0]
    starts += [
        index
        for index, (word, left, top, bottom, previous, before, upper, lower) in enumerate(
            zip(words[1:], lefts[1:], tops[1:], bottoms[1:], words, rights, tops, bottoms, strict=False), 1
        )
        if not (
            upper + upper < top + bottom < lower + lower
            and -close * (bottom - top) < left - before < loose * (bottom - top)
            and (
                left - before < close * (bottom - top)
                or (word[0] not in _NUMERIC and previous[-1] not in _NUMERIC)
            )
        )
    ]
    starts.append(len(words))
    return starts

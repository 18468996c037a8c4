"""How the lines of a page look, and what is usual on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from aspera.domain.geometry import UNITS

_ITEM = re.compile(r"[•●○◦▪■□▫–—·∙‣➢✓☐☒*-]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]")


@dataclass(frozen=True, slots=True)
class TextLine:
    """All measures in units of the page's height, y down, text upright. `top` and `bottom` are
    those of the first word: a scanned line may run downhill. `size` is the height of most words."""

    words: Sequence[str]
    left: float
    top: int
    right: float
    bottom: int
    size: int
    is_bold: bool

    @property
    def is_item(self) -> bool:
        """Whether it begins like an item of a list."""
        return len(self.words) > 1 and bool(_ITEM.fullmatch(self.words[0]))


@dataclass(frozen=True, slots=True)
class Typography:
    """The size of most words, the usual space between lines, whether bold type means anything,
    and the points that one unit is."""

    size: int
    space: int
    bold_stands_out: bool
    point: float

    def points(self, units: float) -> float:
        return units * self.point


def text_lines(
    words: Sequence[str], boxes: Sequence[int], starts: Sequence[int], bold: Sequence[bool], aspect: float
) -> list[TextLine]:
    lefts, tops, rights, bottoms = (boxes[side::4] for side in range(4))
    sizes = [bottom - top for top, bottom in zip(tops, bottoms, strict=True)]
    return [
        TextLine(
            words[first:end],
            min(lefts[first:end]) * aspect,
            tops[first],
            max(rights[first:end]) * aspect,
            bottoms[first],
            sorted(sizes[first:end])[(end - first) // 2],
            is_bold,
        )
        for (first, end), is_bold in zip(pairwise([*starts, len(words)]), bold, strict=True)
    ]


def typography(lines: Sequence[TextLine], height: float) -> Typography:
    """`height` of the page in points."""
    sizes = sorted(line.size for line in lines for _ in line.words[::4])
    size = sizes[len(sizes) // 2]
    spaces = sorted(
        below.top - line.bottom
        for line, below in pairwise(lines)
        if -size < 2 * (below.top - line.bottom) < 2 * size
    )
    bold = sum(len(line.words) for line in lines if line.is_bold)
    return Typography(
        size=size,
        space=spaces[len(spaces) // 2] if spaces else 0,
        bold_stands_out=2 * bold < sum(len(line.words) for line in lines),
        point=height / UNITS,
    )

"""Lines of text: the reader's own, corrected by where the words stand.

A PDF's text comes in the order in which it was drawn. Mostly that is reading order, but rows of
tables run together, a note mark ends its line too early, and two columns may be drawn as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_SHARED = 0.3
"""Of the lower word's height: words of one line overlap by more."""
_BESIDE = 0.6
"""Of the lower line's height: lines that overlap by more are pieces of one."""
_NEAR = 2.0
"""Times the height: pieces further apart stay apart, they may be cells or columns."""
_GUTTER = 1.5
"""Times the height: the narrowest space between two columns of prose."""
_COLUMN_LINES = 6
_COLUMN_WORDS = 4
_PROSE = 0.75
"""Of a column's words are letters only."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words `first` up to but not including `end`, and the edges around them."""

    first: int
    end: int
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class _Columns:
    """Lines `first` up to `end` are two columns, parted at `gutter`."""

    first: int
    end: int
    gutter: int


def correct_lines(
    words: Sequence[str], boxes: Sequence[int], starts: Sequence[int], aspect: float
) -> list[tuple[int, int]]:
    """The lines in reading order, each from its first word up to but not including its end.

    `boxes` has four edges a word, with the text upright; `starts` are the first words of the
    lines as they were read; `aspect` is the page's width by its height.
    """
    lines = _joined(_cut(boxes, starts), aspect)
    columns = list(_columns(words, boxes, lines, aspect))
    if not columns:
        return [(line.first, line.end) for line in lines]
    return list(_in_columns(boxes, lines, columns))


def _cut(boxes: Sequence[int], starts: Sequence[int]) -> Iterator[Line]:
    """Cut where the next word stands lower, higher or further back."""
    for first, end in pairwise([*starts, len(boxes) // 4]):
        lefts, tops, bottoms = (boxes[4 * first + side : 4 * end : 4] for side in (0, 1, 3))
        begin = first
        if max(tops) >= min(bottoms) or any(a > b for a, b in pairwise(lefts)):
            for word in range(first + 1, end):
                if _is_elsewhere(boxes, word):
                    yield _line(boxes, begin, word)
                    begin = word
            yield _line(boxes, begin, end)
        else:
            yield Line(first, end, lefts[0], min(tops), boxes[4 * end - 2], max(bottoms))


def _is_elsewhere(boxes: Sequence[int], word: int) -> bool:
    """Whether a word does not stand to the right of the one before it, in its line."""
    left, top, _, bottom = boxes[4 * word : 4 * word + 4]
    before_left, before_top, _, before_bottom = boxes[4 * word - 4 : 4 * word]
    shared = min(bottom, before_bottom) - max(top, before_top)
    return left < before_left or shared <= _SHARED * min(bottom - top, before_bottom - before_top)


def _line(boxes: Sequence[int], first: int, end: int) -> Line:
    lefts, tops, rights, bottoms = (boxes[4 * first + side : 4 * end : 4] for side in range(4))
    return Line(first, end, min(lefts), min(tops), max(rights), max(bottoms))


def _joined(lines: Iterator[Line], aspect: float) -> list[Line]:
    """Put pieces of one line together: a raised mark ended it, or a font."""
    joined: list[Line] = []
    for line in lines:
        if joined and _continues(joined[-1], line, aspect):
            before = joined.pop()
            top, bottom = min(before.top, line.top), max(before.bottom, line.bottom)
            line = Line(before.first, line.end, before.left, top, line.right, bottom)
        joined.append(line)
    return joined


def _continues(before: Line, line: Line, aspect: float) -> bool:
    lower = min(before.bottom - before.top, line.bottom - line.top)
    if min(before.bottom, line.bottom) - max(before.top, line.top) <= _BESIDE * lower:
        return False
    gap = (line.left - before.right) * aspect
    return -_SHARED * lower < gap < _NEAR * (before.bottom - before.top)


def _columns(
    words: Sequence[str], boxes: Sequence[int], lines: Sequence[Line], aspect: float
) -> Iterator[_Columns]:
    """Runs of lines that hold prose on both sides of one gutter. Tables have numbers, names
    and short cells there; only prose is certain."""
    if len(lines) < _COLUMN_LINES:
        return
    gutters = [_gutter(words, boxes, line, aspect) for line in lines]
    at = 0
    while at < len(lines):
        gutter = gutters[at]
        if gutter is None:
            at += 1
            continue
        (low, high), count, end = gutter, 0, at
        while end < len(lines) and (other := gutters[end] or _beside(lines[end], low, high)):
            if max(low, other[0]) >= min(high, other[1]):
                break
            low, high = max(low, other[0]), min(high, other[1])
            count += gutters[end] is not None
            end += 1
        if count >= _COLUMN_LINES:
            yield _Columns(at, end, (low + high) // 2)
        at = end


def _beside(line: Line, low: int, high: int) -> tuple[int, int] | None:
    """The gutter itself for a line that stands wholly on one side of it."""
    return (low, high) if line.right <= low or line.left >= high else None


def _gutter(words: Sequence[str], boxes: Sequence[int], line: Line, aspect: float) -> tuple[int, int] | None:
    """The widest space of a line, when it parts two pieces of prose."""
    first, end = line.first, line.end
    if end - first < 2 * _COLUMN_WORDS:
        return None
    rights, lefts = boxes[4 * first + 2 : 4 * end - 4 : 4], boxes[4 * first + 4 : 4 * end : 4]
    gaps = [left - right for right, left in zip(rights, lefts, strict=True)]
    widest = max(gaps)
    if widest * aspect < _GUTTER * (line.bottom - line.top):
        return None
    at = gaps.index(widest)
    split = first + at + 1
    if not (_is_prose(words[first:split]) and _is_prose(words[split:end])):
        return None
    return rights[at], lefts[at]


def _is_prose(words: Sequence[str]) -> bool:
    letters = sum(word.strip(".,;:!?()“”\"'’-–").isalpha() for word in words)
    return len(words) >= _COLUMN_WORDS and letters >= _PROSE * len(words)


def _in_columns(
    boxes: Sequence[int], lines: Sequence[Line], columns: Sequence[_Columns]
) -> Iterator[tuple[int, int]]:
    at = 0
    for pair in columns:
        yield from ((line.first, line.end) for line in lines[at : pair.first])
        cuts = [(line, _first_right_of(boxes, line, pair.gutter)) for line in lines[pair.first : pair.end]]
        yield from ((line.first, cut) for line, cut in cuts if line.first < cut)
        yield from ((cut, line.end) for line, cut in cuts if cut < line.end)
        at = pair.end
    yield from ((line.first, line.end) for line in lines[at:])


def _first_right_of(boxes: Sequence[int], line: Line, edge: int) -> int:
    return next((word for word in range(line.first, line.end) if boxes[4 * word] >= edge), line.end)

"""From words and boxes to a page: lines, layout blocks, tables."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from aspera.domain.geometry import Box
from aspera.domain.layout import find_blocks, without_headings_in_tables
from aspera.domain.lines import correct_lines
from aspera.domain.orientation import Direction, downwards, text_direction, turned, turned_page
from aspera.domain.page import Page, PageSource
from aspera.domain.tabulation import Rules, with_tables


@dataclass(frozen=True, slots=True)
class ReadWords:
    """Words as a reader found them. `boxes` has four integers a word (see `domain.geometry`);
    `starts` are the first words of the reader's lines, `bold` says which lines are bold."""

    words: Sequence[str]
    boxes: Sequence[int]
    starts: Sequence[int]
    bold: Sequence[bool]


def assemble(
    number: int,
    width: float,
    height: float,
    source: PageSource,
    found: ReadWords,
    rules: Rules | None = None,
) -> Page:
    """The page with its words in reading order. `width` and `height` in points, as shown; `rules`
    gives the page's ruling lines, as shown, should tables need them."""
    if not found.words:
        return Page(number, width, height, PageSource.BLANK)
    direction = text_direction(found.boxes, found.starts, width / height)
    upright = turned(found.boxes, direction)
    if direction.is_sideways:
        width, height = height, width
    lines = correct_lines(found.words, upright, found.starts, width / height)
    if direction is not Direction.RIGHT:
        lines = downwards(lines, upright)
    bold = [found.bold[bisect_right(found.starts, first) - 1] for first, _ in lines]
    words, boxes, starts = _in_order(found.words, upright, lines)
    blocks = find_blocks(words, boxes, starts, bold, width, height)
    page = Page(number, width, height, source, words, boxes, starts, blocks)
    page = without_headings_in_tables(with_tables(page, rules and (lambda: _upright(rules(), direction))))
    return turned_page(page, direction.inverse)


def _upright(rules: Sequence[Box] | None, direction: Direction) -> Sequence[Box] | None:
    return None if rules is None else [Box(*turned(rule, direction)) for rule in rules]


def _in_order(
    words: Sequence[str], boxes: Sequence[int], lines: Sequence[tuple[int, int]]
) -> tuple[Sequence[str], Sequence[int], list[int]]:
    """Words and boxes in the order of the lines, and where each line starts."""
    if all(end == first for (_, end), (first, _) in pairwise(lines)):
        return words, boxes, [first for first, _ in lines]
    order = [word for first, end in lines for word in range(first, end)]
    starts = [0]
    for first, end in lines[:-1]:
        starts.append(starts[-1] + end - first)
    ordered = array("i", [edge for word in order for edge in boxes[4 * word : 4 * word + 4]])
    return [words[word] for word in order], ordered, starts

"""Pages for files that have none of their own. Pure: the same elements give the same pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from aspera.adapters.local.reading.typesetting.elements import (
    Element,
    Grid,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Verbatim,
)
from aspera.adapters.local.reading.typesetting.press import SIZE, Press, SetLine, advance, columns, wrapped
from aspera.adapters.local.reading.typesetting.tables import set_grid
from aspera.domain.page import BlockKind, Page

_TITLE = (20.0, BlockKind.TITLE)
_HEADINGS = (16.0, 13.0)
_LOWER_HEADING = 11.0
_INDENT = 14.0
_MOST_DEPTH = 8
_PARAGRAPH_SPACE = 6.0
_CAPTION_LENGTH = 200
_LEAST_SIZE = 4.0
_WORD = re.compile(r"\S+")


def typeset(elements: Iterable[Element]) -> list[Page]:
    """Pages of the elements in order; none when there is nothing to set."""
    press = Press()
    above = ""
    for element in elements:
        _set(press, element, above)
        above = _caption(element)
    return press.finish()


def _set(press: Press, element: Element, above: str) -> None:
    match element:
        case PageBreak():
            if not press.is_blank:
                press.turn_over()
        case Heading(text, level):
            size, kind = _heading(level)
            press.space(size / 2)
            press.flow(_lines(text, size), size, kind)
        case Paragraph(text):
            press.space(_PARAGRAPH_SPACE)
            press.flow(_lines(text, SIZE), SIZE, BlockKind.TEXT)
        case Item(text, depth):
            indent = _INDENT * (min(depth, _MOST_DEPTH) + 1)
            press.flow(_lines(text, SIZE, indent), SIZE, BlockKind.LIST)
        case Verbatim(lines):
            _set_verbatim(press, lines)
        case Grid():
            set_grid(press, element, above)


def _heading(level: int) -> tuple[float, BlockKind]:
    if level < 1:
        return _TITLE
    size = _HEADINGS[level - 1] if level <= len(_HEADINGS) else _LOWER_HEADING
    return size, BlockKind.SECTION_HEADER


def _caption(element: Element) -> str:
    """What a table below it is captioned with."""
    if isinstance(element, Heading | Paragraph) and len(element.text) <= _CAPTION_LENGTH:
        return " ".join(element.text.split())
    return ""


def _lines(text: str, size: float, indent: float = 0.0) -> Iterator[SetLine]:
    return wrapped(text.split(), columns(size, indent), indent, size)


def _set_verbatim(press: Press, lines: Sequence[str]) -> None:
    """Every blank keeps its width; type small enough for the longest line with columns in it."""
    expanded = [line.expandtabs() for line in lines]
    longest = max((len(line) for line in expanded if "   " in line.strip()), default=0)
    size = max(min(SIZE, SIZE * columns(SIZE) / max(longest, 1)), _LEAST_SIZE)
    press.space(_PARAGRAPH_SPACE)
    press.flow((row for line in expanded for row in _rows(line, size)), size, BlockKind.TEXT)


def _rows(line: str, size: float) -> Iterator[SetLine]:
    if len(line) > columns(size):
        return wrapped(line.split(), columns(size), 0.0, size)
    words = [(match.group(), advance(match.start(), size)) for match in _WORD.finditer(line)]
    return iter([words] if words else [])

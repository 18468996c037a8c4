"""Words of a page replaced, taken away or written a second time."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from aspera.domain.geometry import UNITS, Box
from aspera.domain.page import Block, Page
from aspera.domain.tabulation import with_tables

_Line = list[tuple[str, Box]]
_NARROW = 2
"""Letters of a word whose box has no room for more."""


@dataclass(frozen=True, slots=True)
class PageEdit:
    """`texts` replaces words (by index on the page), "" takes one away. `repeated` are the words
    of whole lines that are written again `pitch` units below; what stands below moves down as far."""

    page: int
    texts: Mapping[int, str] = field(default_factory=dict)
    repeated: tuple[int, ...] = ()
    pitch: int = 0


def edited(page: Page, edit: PageEdit) -> Page:
    """`page` with the edit made in its words, and its tables read anew. A new word has the box of
    the one that it replaces, its right edge at least. The text of the page runs upright, and there is
    room for what moves."""
    lines = [_edited_line(page, edit, line) for line in range(len(page.lines))]
    if edit.repeated:
        lines = _with_repeated(page, edit, lines)
    changed = _set(page, lines)
    return with_tables(changed)


def has_room(page: Page, edit: PageEdit) -> bool:
    """Whether what moves down stays on the page."""
    return not page.boxes or max(page.boxes[3::4]) + edit.pitch <= UNITS


def _edited_line(page: Page, edit: PageEdit, line: int) -> list[_Line]:
    """The line with its words replaced; as a list of lines, for others may follow it."""
    words = (
        (text := edit.texts.get(word, page.words[word]), _box(page, word, text))
        for word in page.line_words(line)
    )
    return [[(text, box) for text, box in words if text]]


def _box(page: Page, word: int, text: str) -> Box:
    """That of the word; wider to the left, where more letters than stood there could not be written in
    it, for what is as narrow as a letter is taken for upright text."""
    box, letters = page.box(word), len(page.words[word])
    if letters > _NARROW or len(text) <= letters:
        return box
    return box._replace(left=max(box.right - box.width * len(text) // letters, 0))


def _with_repeated(page: Page, edit: PageEdit, lines: list[list[_Line]]) -> list[list[_Line]]:
    """The repeated words after the last of their lines, and all that stands below moved down."""
    wanted = frozenset(edit.repeated)
    bottom = max(page.box(word).bottom for word in wanted)
    moved = [
        [
            [(text, _down(box, edit.pitch) if box.top >= bottom else box) for text, box in line]
            for line in group
        ]
        for group in lines
    ]
    copies: list[_Line] = []
    last = 0
    for line in range(len(page.lines)):
        copy = [(page.words[w], _down(page.box(w), edit.pitch)) for w in page.line_words(line) if w in wanted]
        if copy:
            copies.append(copy)
            last = line
    moved[last] = [*moved[last], *copies]
    return moved


def _down(box: Box, pitch: int) -> Box:
    return Box(box.left, box.top + pitch, box.right, box.bottom + pitch)


def _set(page: Page, groups: Sequence[Sequence[_Line]]) -> Page:
    """The page with the lines of each group in place of one of its own."""
    words: list[str] = []
    boxes = array("i")
    starts: list[int] = []
    firsts = [0]
    for group in groups:
        for line in filter(None, group):
            starts.append(len(words))
            words.extend(text for text, _ in line)
            for _, box in line:
                boxes.extend(box)
        firsts.append(len(starts))
    blocks = [Block(b.kind, firsts[b.first_line], firsts[b.end_line]) for b in page.blocks]
    kept = [block for block in blocks if block.first_line < block.end_line]
    return replace(page, words=words, boxes=boxes, lines=starts, blocks=kept, tables=())

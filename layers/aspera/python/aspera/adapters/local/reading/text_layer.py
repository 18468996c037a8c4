"""The words of a PDF page's text layer."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from aspera.adapters.local.reading.char_boxes import CharBoxes, Span
from aspera.adapters.local.reading.pdfium import PdfPage
from aspera.domain.geometry import UNITS

_HYPHEN = "\ufffe"
"""What PDFium writes for the hyphen at a line's end."""
_WORD = re.compile("[^\\s\\x00-\\x20\\x7f-\\x9f\\ufffe\\uffff]+\\ufffe?")
_ODD = re.compile(
    "[\\xad\\u200b-\\u200f\\u202a-\\u202e\\u2060\\ue000-\\uf8ff\\ufb00-\\ufb06\\ufeff\\ufffd\\ufffe]"
)
_SPELLED = {
    **dict.fromkeys((0xFFFE, 0xAD), "-"),
    **dict.fromkeys((0xFFFD, 0xFEFF, 0x2060, *range(0x200B, 0x2010), *range(0x202A, 0x202F))),
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    **dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF06E, 0xF076), "•"),
    **dict.fromkeys((0xF0FC, 0xF0FE), "✓"),
}
"""A soft hyphen that is drawn is a hyphen; bullets and ticks of Symbol and Wingdings."""


@dataclass(frozen=True, slots=True)
class TextLayer:
    """`boxes` has four integers a word (see `domain.geometry`). `starts` are the first words of
    PDFium's own lines, `bold` says which of these are bold from end to end. `unmapped` is the share of characters whose meaning the file does not
    say: they are drawn, but what is read of them is noise."""

    words: Sequence[str]
    boxes: Sequence[int]
    starts: Sequence[int]
    bold: Sequence[bool]
    unmapped: float


def read_text_layer(page: PdfPage) -> TextLayer:
    with page.text() as handle:
        text = CharBoxes(page.pdfium, handle, page.affine())
        characters = text.characters
        spans, sides = text.words([match.span() for match in _WORD.finditer(characters)])
        words = [characters[start:end] for start, end in spans]
        if _ODD.search(characters):
            words = [word.translate(_SPELLED) if _ODD.search(word) else word for word in words]
        boxes = text.units(sides)
        starts = _line_starts(characters, spans)
        bold = [
            text.is_bold(spans, first) and text.is_bold(spans, end - 1)
            for first, end in pairwise([*starts, len(spans)])
        ]
        return _visible(TextLayer(words, boxes, starts, bold, text.unmapped()))


def _line_starts(characters: str, spans: Sequence[Span]) -> list[int]:
    begins = [start for start, _ in spans]
    starts = {0} if spans else set()
    at = characters.find("\n")
    while at >= 0:
        starts.add(bisect_left(begins, at))
        at = characters.find("\n", at + 1)
    if _HYPHEN in characters:
        starts.update(i + 1 for i, (_, end) in enumerate(spans) if characters[end - 1] == _HYPHEN)
    starts.discard(len(spans))
    return sorted(starts)


def _visible(layer: TextLayer) -> TextLayer:
    """Without words that say nothing or stand off the page; boxes clipped to the page."""
    boxes = layer.boxes
    if all(layer.words) and (not boxes or (min(boxes) >= 0 and max(boxes) <= UNITS)):
        return layer
    kept = [
        index
        for index, word in enumerate(layer.words)
        if word and all(0 <= boxes[4 * index + i] + boxes[4 * index + i + 2] <= 2 * UNITS for i in (0, 1))
    ]
    bold = {bisect_left(kept, start): is_bold for start, is_bold in zip(layer.starts, layer.bold, strict=True)}
    bold.pop(len(kept), None)
    return TextLayer(
        [layer.words[index] for index in kept],
        array("i", (max(0, min(v, UNITS)) for index in kept for v in boxes[4 * index : 4 * index + 4])),
        list(bold),
        list(bold.values()),
        layer.unmapped,
    )

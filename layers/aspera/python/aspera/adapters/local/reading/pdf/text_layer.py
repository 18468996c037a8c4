"""The words of a PDF page's text layer."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from aspera.adapters.local.reading.assembly import ReadWords
from aspera.adapters.local.reading.pdf.char_boxes import CharBoxes, Span
from aspera.adapters.local.reading.pdf.pdfium import PdfPage
from aspera.domain.geometry import UNITS

_HYPHEN = "\ufffe"
"""What PDFium writes for the hyphen at a line's end."""
_WORD = re.compile("[^\\s\\x00-\\x20\\x7f-\\x9f\\ufffe\\uffff]+\\ufffe?")
_ODD = re.compile(
    "[\\xad\\u200b-\\u2011\\u202a-\\u202e\\u2060\\ue000-\\uf8ff\\ufb00-\\ufb06\\ufeff\\ufffd\\ufffe]"
)
_SPELLED = {
    **dict.fromkeys((0xFFFE, 0xAD, 0x2010, 0x2011), "-"),
    **dict.fromkeys((0xFFFD, 0xFEFF, 0x2060, *range(0x200B, 0x2010), *range(0x202A, 0x202F))),
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    **dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF06E, 0xF076), "•"),
    **dict.fromkeys((0xF06F, 0xF071, 0xF072, 0xF0A8), "☐"),
    **dict.fromkeys((0xF078, 0xF0FD), "☒"),
    0xF0FE: "☑",
    0xF0FC: "✓",
    0xF0BE: "—",
}
"""A soft hyphen that is drawn is a hyphen; bullets, boxes and ticks of Symbol and Wingdings."""
_PRIVATE = re.compile("[\\ue000-\\uf8ff]")
_SOME_SIGN = "□"


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The words, by PDFium's own lines, and the share of characters whose meaning the file does
    not say: they are drawn, but what is read of them is noise."""

    found: ReadWords
    unmapped: float


def read_text_layer(page: PdfPage) -> TextLayer:
    with page.text() as handle:
        text = CharBoxes(page.pdfium, handle, page.affine())
        characters = text.characters
        spans, sides = text.words([match.span() for match in _WORD.finditer(characters)])
        words = [characters[start:end] for start, end in spans]
        noise = text.unmapped()
        if _ODD.search(characters):
            words = [_spelled(word) if _ODD.search(word) else word for word in words]
            noise = max(noise, sum(_SOME_SIGN in word for word in words) / max(len(words), 1))
        boxes = text.units(sides)
        starts = _line_starts(characters, spans)
        bold = [
            text.is_bold(spans, first) and text.is_bold(spans, end - 1)
            for first, end in pairwise([*starts, len(spans)])
        ]
        return TextLayer(_visible(ReadWords(words, boxes, starts, bold)), noise)


def _spelled(word: str) -> str:
    return _PRIVATE.sub(_SOME_SIGN, word.translate(_SPELLED))


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


def _visible(found: ReadWords) -> ReadWords:
    """Without words that say nothing or stand off the page; boxes clipped to the page."""
    boxes = found.boxes
    if all(found.words) and (not boxes or (min(boxes) >= 0 and max(boxes) <= UNITS)):
        return found
    kept = [
        word for word, text in enumerate(found.words) if text and _is_on_page(boxes[4 * word : 4 * word + 4])
    ]
    clipped = (max(0, min(edge, UNITS)) for word in kept for edge in boxes[4 * word : 4 * word + 4])
    lines = zip(found.starts, found.bold, strict=True)
    bold = {bisect_left(kept, start): is_bold for start, is_bold in lines}
    bold.pop(len(kept), None)
    return ReadWords(
        [found.words[word] for word in kept], array("i", clipped), list(bold), list(bold.values())
    )


def _is_on_page(box: Sequence[int]) -> bool:
    """Whether its middle is; right and bottom lie beyond left and top by one at least."""
    left, top, right, bottom = box
    return 0 < left + right < 2 * UNITS and 0 < top + bottom < 2 * UNITS

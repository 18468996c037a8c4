"""A PDF page's characters and where they stand. The hot loop: two calls into PDFium a word.

Measured: the boxes of each word's first and last character cost half of a box for every
character, and writing them straight into an array a third less than reading structs.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from functools import cache
from itertools import chain, pairwise
from typing import Any

from aspera.adapters.local.reading.pdf.pdfium import Affine
from aspera.adapters.local.reading.pdf.word_splitting import CharBox, cuts

Span = tuple[int, int]
"""Where a word begins and ends in the page's characters."""
Sides = tuple["array[float]", "array[float]", "array[float]", "array[float]"]
"""Left, top, right and bottom (as shown) of each word, in PDF points."""

_STEP = 0.2
"""Times the height: a word whose ends stand further apart in height is looked into."""
_WIDE, _WIDER = 0.62, 0.35
"""Times the height: a word of n characters wider than n·0.62 + 0.35 is looked into."""
_SAMPLES = 64
_CORNERS = 8
_NAME_BYTES = 128
_BOLD = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_FAR = 1e7
"""Units; damaged files put words at infinity."""
_FLOAT_BYTES = 4


class CharBoxes:
    """`handle` is PDFium's text page; it must stay open."""

    def __init__(self, pdfium: Any, handle: Any, affine: Affine) -> None:
        self._pdfium = pdfium
        self._handle = handle
        self._affine = affine
        self._count: int = pdfium.FPDFText_CountChars(handle)
        self.characters = self._read()
        self._is_aligned = len(self.characters) == self._count
        self._box = pdfium.FS_RECTF()
        self._name = ctypes.create_string_buffer(_NAME_BYTES)

    def words(self, spans: list[Span]) -> tuple[list[Span], Sides]:
        """The words' sides; words that PDFium joined wrongly come back cut."""
        corners = self._corners(spans)
        order = self._affine.order
        l1, t1, _, b1 = (corners[side::_CORNERS] for side in order)
        l2, t2, r2, b2 = (corners[side + 4 :: _CORNERS] for side in order)
        across, down = self._affine.signs
        suspects = [
            index
            for index, ((start, end), a, b, d, e, g, h) in enumerate(
                zip(spans, l1, t1, b1, l2, r2, b2, strict=True)
            )
            if abs(d - h) > _STEP * abs(b - d)
            or across * (e - a) < 0
            or abs(g - a) > abs(b - d) * (_WIDE * (end - start) + _WIDER)
        ]
        upper, lower = (min, max) if down > 0 else (max, min)
        sides = (
            l1,
            t1 if t1 == t2 else array("f", map(upper, t1, t2)),
            r2,
            b1 if b1 == b2 else array("f", map(lower, b1, b2)),
        )
        if suspects:
            spans = self._look_into(suspects, spans, sides)
        return spans, sides

    def units(self, sides: Sides) -> array[int]:
        """Four units of the page a word: left, top, right, bottom; the last two lie beyond it."""
        (k, o), (m, p) = self._affine.across, self._affine.down
        left, top, right, bottom = sides
        try:
            columns = (
                [int(k * x + o) for x in left],
                [int(m * y + p) for y in top],
                [int(k * x + o) + 1 for x in right],
                [int(m * y + p) + 1 for y in bottom],
            )
            return array("i", chain.from_iterable(zip(*columns, strict=True)))
        except (OverflowError, ValueError):
            corners = zip(left, top, right, bottom, strict=True)
            edges = (
                edge
                for x, y, z, w in corners
                for edge in (k * x + o, m * y + p, k * z + o + 1, m * w + p + 1)
            )
            return array("i", [int(max(-_FAR, min(edge, _FAR))) for edge in edges])

    def unmapped(self) -> float:
        """The share of a sample of characters that the file gives no meaning."""
        step = max(self._count // _SAMPLES, 1)
        is_unmapped = self._pdfium.FPDFText_HasUnicodeMapError
        sample = [is_unmapped(self._handle, index) == 1 for index in range(0, self._count, step)]
        return float(sum(sample)) / max(len(sample), 1)

    def is_bold(self, spans: list[Span], word: int) -> bool:
        """Whether the font of a word's first character is named bold; weights in files are not
        to be relied on."""
        number = self._char(spans[word][0])
        size = self._pdfium.FPDFText_GetFontInfo(self._handle, number, self._name, _NAME_BYTES, None)
        return size > 0 and bool(_BOLD.search(self._name.raw, 0, min(size, _NAME_BYTES)))

    def _read(self) -> str:
        if self._count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (self._count * 2 + 1))()
        written = self._pdfium.FPDFText_GetText(self._handle, 0, self._count, buffer)
        return bytes(memoryview(buffer)[: max(written - 1, 0)]).decode("utf-16-le", "replace")

    def _char(self, offset: int) -> int:
        """PDFium's number of the character at `offset`; they differ where a character has no
        meaning or more than one."""
        if self._is_aligned:
            return offset
        number: int = self._pdfium.FPDFText_GetCharIndexFromTextIndex(self._handle, offset)
        return max(number, 0)

    def _corners(self, spans: list[Span]) -> array[float]:
        """Eight floats a word: the box of its first character, then of its last."""
        corners = array("f", bytes(_CORNERS * _FLOAT_BYTES * len(spans)))
        get = _loose_char_box(self._pdfium)
        handle = ctypes.cast(self._handle, ctypes.c_void_p).value
        address = corners.buffer_info()[0]
        if self._is_aligned:
            for start, end in spans:
                get(handle, start, address)
                get(handle, end - 1, address + 16)
                address += 32
        else:
            for start, end in spans:
                get(handle, self._char(start), address)
                get(handle, self._char(end - 1), address + 16)
                address += 32
        return corners

    def _look_into(self, suspects: list[int], spans: list[Span], sides: Sides) -> list[Span]:
        """Set the suspects' sides from all their characters; the spans with wrong words cut."""
        spans = list(spans)
        for index in reversed(suspects):
            start, end = spans[index]
            boxes = [self._shown_box(self._char(offset)) for offset in range(start, end)]
            pieces = list(pairwise([0, *cuts(self.characters[start:end], boxes), end - start]))
            spans[index : index + 1] = [(start + a, start + b) for a, b in pieces]
            self._set(sides, index, [_around(boxes[a:b]) for a, b in pieces])
        return spans

    def _set(self, sides: Sides, index: int, boxes: list[CharBox]) -> None:
        across, down = self._affine.signs
        for side, sign, edges in zip(
            sides, (across, down, across, down), zip(*boxes, strict=True), strict=True
        ):
            side[index : index + 1] = array("f", [sign * edge for edge in edges])

    def _shown_box(self, number: int) -> CharBox:
        """The box of one character, in points as shown, with y down."""
        box = self._box
        self._pdfium.FPDFText_GetLooseCharBox(self._handle, number, box)
        corners = (box.left, box.top, box.right, box.bottom)
        if box.top == box.bottom or box.left == box.right:
            corners = self._tight_box(number)
        left, top, right, bottom = self._affine.order
        across, down = self._affine.signs
        return (
            across * corners[left],
            down * corners[top],
            across * corners[right],
            down * corners[bottom],
        )

    def _tight_box(self, number: int) -> CharBox:
        """What its ink covers, as PDF corners: some fonts give their lines no height."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        self._pdfium.FPDFText_GetCharBox(self._handle, number, left, right, bottom, top)
        return left.value, top.value, right.value, bottom.value


def _around(boxes: list[CharBox]) -> CharBox:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


@cache
def _loose_char_box(pdfium: Any) -> Any:
    """FPDFText_GetLooseCharBox that takes plain addresses: nothing is converted on the way."""
    # A second function object, because argument types belong to it and others use the first.
    address = ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
    signature = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    return signature(address)

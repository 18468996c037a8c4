"""The objects that a PDF page is drawn with, through PDFium (fpdf_edit.h)."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from aspera.adapters.local.reading.pdf.pdfium import PdfPage
from aspera.domain.geometry import Box

_TEXT = 1
"""FPDF_PAGEOBJ_TEXT."""
_FONT = b"Helvetica"
_NARROWEST, _WIDEST = 0.5, 1.5
"""Times its usual width: a word is drawn to fill the place of the old one, within reason."""
_FILLED = 0.92
"""Of the box, so that a word keeps apart from the next."""
_SPACE = 0.01
_SLACK = 3.0
"""Letters: so much may the width of a line change with its kerning."""


@dataclass(frozen=True, slots=True)
class Type:
    """Font size in points, and the baseline's height on the page."""

    size: float
    baseline: float


@dataclass(frozen=True, slots=True)
class TextObject:
    """`index` is its place among the page's objects when it was found."""

    index: int
    handle: Any
    box: Box
    type: Type

    def holds(self, word: Box) -> bool:
        """Whether half of it or of the word lies in the other; a comma may hang below."""
        low, high = min(self.box.bottom, word.bottom), max(self.box.top, word.top)
        if 4 * (low - high) <= min(self.box.height, word.height):
            return False
        common = min(self.box.right, word.right) - max(self.box.left, word.left)
        return 2 * common > min(self.box.width, word.width)


def _replaced(texts: Sequence[str], old: str, new: str) -> Sequence[str] | None:
    """The texts with one word replaced: the word is one of several in a single text, or all texts
    are parts of it."""
    if len(texts) == 1:
        words = texts[0].split(" ")
        if [word.strip() for word in words].count(old) == 1:
            return [" ".join(word.replace(old, new) if word.strip() == old else word for word in words)]
        return None
    if "".join(texts) != old or len(new) != len(old):
        return None
    starts = [sum(map(len, texts[:index])) for index in range(len(texts))]
    return [new[start : start + len(text)] for start, text in zip(starts, texts, strict=True)]


class PageObjects:
    """`document` and `page` stay open."""

    def __init__(self, document: Any, page: PdfPage) -> None:
        self._pdfium = page.pdfium
        self._document = document
        self._page = page.handle
        self._affine = page.affine()
        self.is_upright = self._affine.order == (0, 1, 2, 3) and self._affine.signs == (1, -1)

    def texts(self) -> Iterator[TextObject]:
        """Text that stands on the page itself, not in a form on it."""
        for index, handle in enumerate(self._objects()):
            if self._pdfium.FPDFPageObj_GetType(handle) == _TEXT:
                yield TextObject(index, handle, self._box(handle), self._type(handle))

    def move_down(self, below: int, distance: int) -> None:
        """Everything that begins below a height, by so many units."""
        points = distance / self._affine.down[0]
        for handle in self._objects():
            if self._box(handle).top >= below:
                self._pdfium.FPDFPageObj_Transform(handle, 1, 0, 0, 1, 0, points)

    def retype(self, items: Sequence[TextObject], old: str, new: str) -> bool:
        """Give the objects of a word other text in their own fonts. False, and nothing is changed,
        where the font has no letters for it or the letters around it would not keep their places."""
        before = [self._text(item.handle) for item in items]
        after = _replaced(before, old, new)
        if after is None:
            return False
        changes = [change for change in zip(items, before, after, strict=True) if change[1] != change[2]]
        if all(self._reset(item, one, other) for item, one, other in changes):
            return True
        for item, one, _ in changes:
            self._set_text(item.handle, one)
        return False

    def _reset(self, item: TextObject, old: str, new: str) -> bool:
        """Set the text; a single word ends where it did. Whether all of it is there, as wide as so
        many letters are: an object with columns in it would fall together."""
        left, _, right, _ = self._bounds(item.handle)
        self._set_text(item.handle, new)
        if self._text(item.handle) != new:
            return False
        new_left, _, new_right, _ = self._bounds(item.handle)
        if len(old) == len(new) == 1:
            return True
        if " " not in old.strip():
            self._pdfium.FPDFPageObj_Transform(item.handle, 1, 0, 0, 1, right - new_right, 0)
            return True
        letter = (right - left) / max(len(old), 1)
        grown = (new_right - new_left) - (right - left) - letter * (len(new) - len(old))
        return abs(grown) < _SLACK * letter

    def remove(self, item: TextObject) -> None:
        self._pdfium.FPDFPage_RemoveObject(self._page, item.handle)
        self._pdfium.FPDFPageObj_Destroy(item.handle)

    def draw(self, text: str, box: Box, typeface: Type) -> None:
        """In Helvetica, so that it ends where `box` does: numbers stand in columns. It is made
        narrower or wider to fill the box, within reason."""
        pdfium = self._pdfium
        handle = pdfium.FPDFPageObj_NewTextObj(self._document, _FONT, typeface.size)
        self._set_text(handle, text)
        left, _, right, _ = self._bounds(handle)
        (across, start), (down, top) = self._affine.across, self._affine.down
        room = _FILLED * box.width / across
        stretch = min(max(room / max(right - left, _SPACE), _NARROWEST), _WIDEST)
        x = (box.right - start) / across - stretch * right
        y = (box.bottom - top) / down
        pdfium.FPDFPageObj_Transform(handle, stretch, 0, 0, 1, x, y)
        pdfium.FPDFPage_InsertObject(self._page, handle)

    def _objects(self) -> list[Any]:
        count = self._pdfium.FPDFPage_CountObjects(self._page)
        return [self._pdfium.FPDFPage_GetObject(self._page, index) for index in range(count)]

    def _bounds(self, handle: Any) -> tuple[float, float, float, float]:
        edges = [ctypes.c_float() for _ in range(4)]
        self._pdfium.FPDFPageObj_GetBounds(handle, *edges)
        left, bottom, right, top = (edge.value for edge in edges)
        return left, bottom, right, top

    def _box(self, handle: Any) -> Box:
        left, bottom, right, top = self._bounds(handle)
        (across, start), (down, origin) = self._affine.across, self._affine.down
        return Box(
            round(left * across + start),
            round(top * down + origin),
            round(right * across + start),
            round(bottom * down + origin),
        )

    def _type(self, handle: Any) -> Type:
        size = ctypes.c_float()
        matrix = self._pdfium.FS_MATRIX()
        self._pdfium.FPDFTextObj_GetFontSize(handle, size)
        self._pdfium.FPDFPageObj_GetMatrix(handle, matrix)
        return Type(abs(size.value * matrix.d) or 1.0, matrix.f)

    def _text(self, handle: Any) -> str:
        """Without the spaces at its end: PDFium adds one where the next word is apart."""
        page = self._pdfium.FPDFText_LoadPage(self._page)
        try:
            length = self._pdfium.FPDFTextObj_GetText(handle, page, None, 0)
            letters = (ctypes.c_ushort * (length // 2))()
            self._pdfium.FPDFTextObj_GetText(handle, page, letters, length)
            return bytes(letters).decode("utf-16-le", "replace").rstrip("\0 \r\n")
        finally:
            self._pdfium.FPDFText_ClosePage(page)

    def _set_text(self, handle: Any, text: str) -> None:
        encoded = (text + "\0").encode("utf-16-le")
        letters = (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded)
        self._pdfium.FPDFText_SetText(handle, letters)

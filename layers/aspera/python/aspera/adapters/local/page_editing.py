"""Words changed in the bytes of a PDF.

Where the font allows it, the text objects of a word are given other text (FPDFText_SetText), so
that the order of the text stays as it is. Others are taken away, and every word that they held is
drawn again where it stood, in Helvetica, after all other text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from aspera.adapters.local.page_objects import PageObjects, TextObject
from aspera.adapters.local.reading.pdf.pdfium import PdfPage, initialised
from aspera.domain.geometry import Box
from aspera.domain.page import Page
from aspera.domain.page_edit import PageEdit

_INCREMENTAL = 1
"""FPDF_INCREMENTAL."""


def edited_copy(content: bytes, page: Page, edit: PageEdit) -> bytes | None:
    """A copy of the PDF `content` with the words of `page` edited; None when the words are not
    found among its text objects, when the page is turned, or when the file does not open."""
    pdfium = initialised()
    with _open(pdfium, content) as document:
        handle = pdfium.FPDF_LoadPage(document, page.number - 1) if document else None
        if not handle:
            return None
        try:
            objects = PageObjects(document, PdfPage(pdfium, handle))
            if not objects.is_upright or not _made(objects, page, edit):
                return None
            pdfium.FPDFPage_GenerateContent(handle)
        finally:
            pdfium.FPDF_ClosePage(handle)
        return _saved(pdfium, document)


@contextmanager
def _open(pdfium: Any, content: bytes) -> Iterator[Any]:
    """PDFium reads from `content` as long as the document is open."""
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    try:
        yield document
    finally:
        if document:
            pdfium.FPDF_CloseDocument(document)


def _made(objects: PageObjects, page: Page, edit: PageEdit) -> bool:
    owners = _owners(objects, page, edit)
    if not all(owners.get(word) for word in (*edit.texts, *edit.repeated)):
        return False
    drawings = [
        (page.words[word], _down(page.box(word), edit.pitch), owners[word][0].type) for word in edit.repeated
    ]
    if edit.repeated:
        objects.move_down(max(page.box(word).bottom for word in edit.repeated), edit.pitch)
    redrawn = _redrawn(objects, owners, edit.texts, page)
    drawings += [
        (edit.texts.get(word, page.words[word]), page.box(word), owners[word][0].type) for word in redrawn
    ]
    for one in _once(owner for word in redrawn for owner in owners[word]):
        objects.remove(one)
    for text, box, typeface in drawings:
        if text:
            objects.draw(text, box, typeface)
    return True


def _down(box: Box, pitch: int) -> Box:
    return Box(box.left, box.top + pitch, box.right, box.bottom + pitch)


def _owners(objects: PageObjects, page: Page, edit: PageEdit) -> Mapping[int, list[TextObject]]:
    """By word, the text objects that it lies in: for the words that are edited, and all on a height
    with one of them."""
    wanted = [page.box(word) for word in (*edit.texts, *edit.repeated)]
    top, bottom = min(box.top for box in wanted), max(box.bottom for box in wanted)
    beside = [
        (word, page.box(word))
        for word in range(len(page.words))
        if page.boxes[4 * word + 1] < bottom and top < page.boxes[4 * word + 3]
    ]
    owners: dict[int, list[TextObject]] = {}
    for item in objects.texts():
        if item.box.top < bottom and top < item.box.bottom:
            for word, box in beside:
                if item.holds(box):
                    owners.setdefault(word, []).append(item)
    return owners


def _redrawn(
    objects: PageObjects, owners: Mapping[int, list[TextObject]], texts: Mapping[int, str], page: Page
) -> list[int]:
    """Words that have to be drawn anew: those that could not be given other text, and all that
    share an object with one of them."""
    held: dict[int, set[int]] = {}
    for word, items in owners.items():
        for item in items:
            held.setdefault(item.index, set()).add(word)
    wanted = [
        word
        for word, text in texts.items()
        if not (text and objects.retype(owners[word], page.words[word], text))
    ]
    redrawn = set(wanted)
    while wanted:
        word = wanted.pop()
        beside = {other for item in owners[word] for other in held[item.index]} - redrawn
        redrawn |= beside
        wanted += beside
    return sorted(redrawn)


def _once(items: Iterable[TextObject]) -> list[TextObject]:
    return list({item.index: item for item in items}.values())


def _saved(pdfium: Any, document: Any) -> bytes | None:
    chunks: list[bytes] = []

    def write(_: Any, data: Any, size: int) -> int:
        chunks.append(ctypes.string_at(data, size))
        return 1

    writer = pdfium.FPDF_FILEWRITE(version=1)
    writer.WriteBlock = type(writer.WriteBlock)(write)
    return b"".join(chunks) if pdfium.FPDF_SaveAsCopy(document, writer, _INCREMENTAL) else None

"""PDFium through its C interface (fpdfview.h, fpdf_text.h). Only ever in a child process: it is
fast, and what it reads is written by strangers."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from aspera.domain.errors import UnreadableFile
from aspera.domain.geometry import UNITS

_PASSWORD = 4
"""FPDF_ERR_PASSWORD."""
_WIDGET, _FREE_TEXT, _STAMP = 20, 3, 13
"""FPDF_ANNOT_…: kinds whose text is shown on the page but is no part of its content."""
_WRITTEN_ON = frozenset({_WIDGET, _FREE_TEXT, _STAMP})
_PATH, _IMAGE, _FORM = 2, 3, 5
"""FPDF_PAGEOBJ_…."""
_SIMPLE = 8
"""Segments of a path; a rectangle has five."""
_OBJECTS_LOOKED_AT = 2000
_PROBE = 1000.0
_PROBE_UNITS = 100 * UNITS
_GREY, _BGRX = 1, 3
"""FPDFBitmap_…."""
_WITH_ANNOTATIONS, _IN_GREY = 0x01, 0x08
"""FPDF_ANNOT, FPDF_GRAYSCALE."""
_WHITE = 0xFFFFFFFF


@cache
def initialised() -> Any:
    """PDFium, ready. Once a process."""
    import pypdfium2_raw as pdfium  # type: ignore[import-untyped]

    pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2))
    return pdfium


Bounds = tuple[float, float, float, float]
"""Left, bottom, right and top in PDF points."""


@dataclass(frozen=True, slots=True)
class Affine:
    """From a PDF's corners (left, top, right, bottom in points, y up) to the page as shown.

    `order` says which of the four are left, top, right and bottom as shown; `across` and `down`
    are factor and offset that make units of them.
    """

    order: tuple[int, int, int, int]
    across: tuple[float, float]
    down: tuple[float, float]

    @property
    def signs(self) -> tuple[int, int]:
        """Whether the corners grow (1) or fall (-1) to the right and downwards."""
        return (1 if self.across[0] > 0 else -1), (1 if self.down[0] > 0 else -1)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Dots row by row: one grey byte each, or four for blue, green, red and nothing."""

    width: int
    height: int
    dots: bytes


class PdfPage:
    """An open page. `width` and `height` are in points, as shown."""

    def __init__(self, pdfium: Any, handle: Any) -> None:
        self.pdfium = pdfium
        self.handle = handle
        self.width: float = pdfium.FPDF_GetPageWidthF(handle)
        self.height: float = pdfium.FPDF_GetPageHeightF(handle)

    @contextmanager
    def text(self) -> Iterator[Any]:
        """The handle of the page's text."""
        handle = self.pdfium.FPDFText_LoadPage(self.handle)
        if not handle:
            raise UnreadableFile("its text cannot be read; the file is damaged there")
        try:
            yield handle
        finally:
            self.pdfium.FPDFText_ClosePage(handle)

    def image_share(self) -> float:
        """How much of the page its largest picture covers (by its bounds; over 1 when it hangs
        out)."""
        largest = max((self._area(bounds) for bounds, _ in self._pictures()), default=0.0)
        return largest / max(self.width * self.height, 1.0)

    def image_dpi(self) -> float:
        """How many dots an inch its largest picture has, 0 when there is none."""
        bounds, image = max(
            self._pictures(), key=lambda picture: self._area(picture[0]), default=(None, None)
        )
        if bounds is None:
            return 0.0
        width, height = ctypes.c_uint(), ctypes.c_uint()
        self.pdfium.FPDFImageObj_GetImagePixelSize(image, width, height)
        return float(72 * (width.value * height.value / max(self._area(bounds), 1.0)) ** 0.5)

    def is_ruled_only(self) -> bool:
        """Whether nothing is on it but rules and boxes: too simple to be drawn letters."""
        pdfium = self.pdfium
        count = pdfium.FPDFPage_CountObjects(self.handle)
        if count > _OBJECTS_LOOKED_AT:
            return False
        objects = [pdfium.FPDFPage_GetObject(self.handle, index) for index in range(count)]
        return all(
            pdfium.FPDFPageObj_GetType(item) == _PATH and pdfium.FPDFPath_CountSegments(item) <= _SIMPLE
            for item in objects
        )

    def _pictures(self) -> Iterator[tuple[Bounds, Any]]:
        """The images on it, and those that stand alone in a form, by the form's bounds."""
        pdfium = self.pdfium
        for index in range(min(pdfium.FPDFPage_CountObjects(self.handle), _OBJECTS_LOOKED_AT)):
            item = outer = pdfium.FPDFPage_GetObject(self.handle, index)
            while pdfium.FPDFPageObj_GetType(item) == _FORM and pdfium.FPDFFormObj_CountObjects(item) == 1:
                item = pdfium.FPDFFormObj_GetObject(item, 0)
            if pdfium.FPDFPageObj_GetType(item) == _IMAGE:
                edges = [ctypes.c_float() for _ in range(4)]
                pdfium.FPDFPageObj_GetBounds(outer, *edges)
                left, bottom, right, top = (edge.value for edge in edges)
                yield (left, bottom, right, top), item

    @staticmethod
    def _area(bounds: Bounds) -> float:
        left, bottom, right, top = bounds
        return abs((right - left) * (top - bottom))

    def affine(self) -> Affine:
        """Found by probing, so that rotation and crop box are PDFium's business."""
        (x0, y0), (x1, y1), (x2, y2) = self._shown(0, 0), self._shown(_PROBE, 0), self._shown(0, _PROBE)
        if abs(x1 - x0) > abs(x2 - x0):
            across, down = ((x1 - x0) / _PROBE, x0), ((y2 - y0) / _PROBE, y0)
            left, top = (0 if across[0] > 0 else 2), (1 if down[0] < 0 else 3)
            return Affine((left, top, 2 - left, 4 - top), across, down)
        across, down = ((x2 - x0) / _PROBE, x0), ((y1 - y0) / _PROBE, y0)
        left, top = (3 if across[0] > 0 else 1), (0 if down[0] > 0 else 2)
        return Affine((left, top, 4 - left, 2 - top), across, down)

    def _shown(self, u: float, v: float) -> tuple[float, float]:
        x, y = ctypes.c_int(), ctypes.c_int()
        self.pdfium.FPDF_PageToDevice(self.handle, 0, 0, _PROBE_UNITS, _PROBE_UNITS, 0, u, v, x, y)
        return x.value * UNITS / _PROBE_UNITS, y.value * UNITS / _PROBE_UNITS

    def is_written_on(self) -> bool:
        """Whether form fields, free text or stamps stand on it."""
        pdfium = self.pdfium
        for index in range(pdfium.FPDFPage_GetAnnotCount(self.handle)):
            annotation = pdfium.FPDFPage_GetAnnot(self.handle, index)
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            pdfium.FPDFPage_CloseAnnot(annotation)
            if kind in _WRITTEN_ON:
                return True
        return False

    def render(self, dpi: float, max_pixels: int, in_color: bool = False) -> Drawing:
        """Drawn with all that is written on it; coarser where it would be too large."""
        scale = min(dpi / 72, (max_pixels / max(self.width * self.height, 1)) ** 0.5)
        width, height = max(int(self.width * scale), 1), max(int(self.height * scale), 1)
        pdfium = self.pdfium
        depth, form = (4, _BGRX) if in_color else (1, _GREY)
        dots = ctypes.create_string_buffer(width * height * depth)
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, form, dots, width * depth)
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        flags = _WITH_ANNOTATIONS if in_color else _WITH_ANNOTATIONS | _IN_GREY
        pdfium.FPDF_RenderPageBitmap(bitmap, self.handle, 0, 0, width, height, 0, flags)
        pdfium.FPDFBitmap_Destroy(bitmap)
        return Drawing(width, height, dots.raw)


class PdfDocument:
    """An open PDF; close it. UnreadableFile when it is locked or damaged beyond opening."""

    def __init__(self, path: Path) -> None:
        self._pdfium = initialised()
        self._handle = self._pdfium.FPDF_LoadDocument(str(path).encode(), None)
        if not self._handle:
            locked = self._pdfium.FPDF_GetLastError() == _PASSWORD
            raise UnreadableFile(
                "The PDF is protected by a password; save a copy without it."
                if locked
                else "The PDF is damaged and cannot be opened."
            )
        self.page_count: int = self._pdfium.FPDF_GetPageCount(self._handle)

    def close(self) -> None:
        self._pdfium.FPDF_CloseDocument(self._handle)

    def sizes(self) -> list[tuple[float, float]]:
        """Without reading what is on the pages; a page that is damaged has none."""
        size = self._pdfium.FS_SIZEF()
        found = []
        for index in range(self.page_count):
            known = self._pdfium.FPDF_GetPageSizeByIndexF(self._handle, index, size)
            found.append((size.width, size.height) if known else (0.0, 0.0))
        return found

    @contextmanager
    def page(self, number: int) -> Iterator[PdfPage]:
        """Page `number`, with what is written on it drawn into it."""
        handle = self._load(number)
        try:
            page = PdfPage(self._pdfium, handle)
            if page.is_written_on():
                self._pdfium.FPDFPage_Flatten(handle, 0)
                self._pdfium.FPDF_ClosePage(handle)
                handle = self._load(number)
                page = PdfPage(self._pdfium, handle)
            yield page
        finally:
            if handle:
                self._pdfium.FPDF_ClosePage(handle)

    def _load(self, number: int) -> Any:
        handle = self._pdfium.FPDF_LoadPage(self._handle, number - 1)
        if not handle:
            raise UnreadableFile("the file is damaged there")
        return handle

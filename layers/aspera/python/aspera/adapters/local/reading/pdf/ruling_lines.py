"""The ruling lines that are drawn on a PDF page: rules, and the edges of boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from aspera.adapters.local.reading.pdf.pdfium import Affine, PdfPage
from aspera.domain.geometry import UNITS, Box

_PATH = 2
"""FPDF_PAGEOBJ_PATH."""
_OBJECTS = 60_000
_SEGMENTS = 2000
"""A path of more is a drawing."""
_THIN, _LONG = 3.0, 12.0
"""Points."""

Edges = tuple[float, float, float, float]
"""Left, bottom, right and top in PDF points."""


def ruling_lines(page: PdfPage) -> list[Box] | None:
    """Upright and level lines at least 12 points long, as shown; None for a page with more than 60,000
    objects. Cost: some 2 µs a path."""
    pdfium, handle = page.pdfium, page.handle
    count = pdfium.FPDFPage_CountObjects(handle)
    if count > _OBJECTS:
        return None
    kind, at = pdfium.FPDFPageObj_GetType, pdfium.FPDFPage_GetObject
    paths = [item for item in (at(handle, index) for index in range(count)) if kind(item) == _PATH]
    affine = page.affine()
    return [
        _shown(edges, affine)
        for item, bounds in _bounds(pdfium, paths)
        for edges in _rules(pdfium, item, bounds)
    ]


def _bounds(pdfium: Any, paths: Iterable[Any]) -> Iterator[tuple[Any, Edges]]:
    left, bottom, right, top = edges = [ctypes.c_float() for _ in range(4)]
    places = [ctypes.byref(edge) for edge in edges]
    get = pdfium.FPDFPageObj_GetBounds
    for item in paths:
        if get(item, *places):
            yield item, (left.value, bottom.value, right.value, top.value)


def _rules(pdfium: Any, item: Any, bounds: Edges) -> Iterator[Edges]:
    left, bottom, right, top = bounds
    across, up = right - left, top - bottom
    if min(across, up) <= _THIN:
        if max(across, up) >= _LONG:
            yield bounds
        return
    segments = pdfium.FPDFPath_CountSegments(item)
    if 4 <= segments <= 5:
        yield from ((left, y, right, y) for y in (bottom, top) if across >= _LONG)
        yield from ((x, bottom, x, top) for x in (left, right) if up >= _LONG)
    elif segments <= _SEGMENTS:
        yield from _strokes(pdfium, item)


def _strokes(pdfium: Any, item: Any) -> Iterator[Edges]:
    """The straight strokes of a path that draws several; its points are on the page already unless
    the path was moved, which rules of tables hardly are."""
    points = list(_points(pdfium, item))
    for (x, y, _), (to_x, to_y, is_line) in pairwise(points):
        if is_line and min(abs(to_x - x), abs(to_y - y)) <= 1 and max(abs(to_x - x), abs(to_y - y)) >= _LONG:
            yield min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)


def _points(pdfium: Any, item: Any) -> Iterator[tuple[float, float, bool]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(pdfium.FPDFPath_CountSegments(item)):
        segment = pdfium.FPDFPath_GetPathSegment(item, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        yield x.value, y.value, pdfium.FPDFPathSegment_GetType(segment) == 0


def _shown(edges: Edges, affine: Affine) -> Box:
    left, bottom, right, top = edges
    corners = (left, top, right, bottom)
    a, b, c, d = (corners[side] for side in affine.order)
    (k, o), (m, p) = affine.across, affine.down
    x, y = sorted((_unit(k * a + o), _unit(k * c + o))), sorted((_unit(m * b + p), _unit(m * d + p)))
    return Box(x[0], y[0], x[1] + 1, y[1] + 1)


def _unit(value: float) -> int:
    return int(max(0.0, min(value, UNITS)))

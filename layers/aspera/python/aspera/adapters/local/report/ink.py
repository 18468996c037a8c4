"""Where a picture of a page has room for a cut: between lines of text, not through them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_CONTRAST = 24
"""Neighbouring pixels that differ by more (of 255) belong to something printed; rules and
coloured grounds have such pixels at their ends only."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How much is printed in each row of the picture (0–255), and its edges for looking closer."""

    aspect: float
    rows: bytes
    edges: Image.Image

    def gap(self, place: float, lowest: float, highest: float) -> float:
        """The emptiest row within the bounds, the nearest to `place` of equally empty ones; all
        are ratios of the height."""
        return _emptiest(self.rows, place, lowest, highest)

    def sides(self, top: float, bottom: float) -> tuple[float, float]:
        """Left and right end of what is printed between two heights; the whole width when nothing is."""
        columns = self._columns(top, bottom)
        printed = [at for at, ink in enumerate(columns) if ink]
        if not printed:
            return 0.0, 1.0
        return printed[0] / len(columns), (printed[-1] + 1) / len(columns)

    def side_gap(self, place: float, lowest: float, highest: float, between: tuple[float, float]) -> float:
        """Like `gap`, for a column of the strip between two heights."""
        return _emptiest(self._columns(*between), place, lowest, highest)

    def _columns(self, top: float, bottom: float) -> bytes:
        width, height = self.edges.size
        first = min(int(top * height), height - 1)
        strip = self.edges.crop((0, first, width, max(int(bottom * height), first + 1)))
        return strip.reduce((1, strip.height)).tobytes()


def read_ink(picture: bytes) -> Ink:
    from PIL import Image, ImageChops

    with Image.open(io.BytesIO(picture)) as image:
        aspect = image.width / image.height
        grey = image.convert("L")
    moved = ImageChops.offset(grey, 1, 0)
    edges = ImageChops.difference(grey, moved).point([255 * (level > _CONTRAST) for level in range(256)])
    return Ink(aspect, edges.reduce((edges.width, 1)).tobytes(), edges)


def _emptiest(ink: Sequence[int], place: float, lowest: float, highest: float) -> float:
    last = len(ink) - 1
    first, end = max(int(lowest * len(ink)), 0), min(int(highest * len(ink)), last)
    if end <= first:
        return place
    best = min(range(first, end + 1), key=lambda at: (ink[at], abs(at - place * len(ink))))
    return best / len(ink)

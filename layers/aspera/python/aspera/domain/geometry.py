"""Places on a page.

Coordinates are integers, 1 unit = 1/100,000 of the page's width or height, with the origin at
the top left of the page as it is shown (rotation applied). Integers compare exactly and store
small; Textract's ratios (0–1) are made at the edge by `Box.ratios`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

UNITS = 100_000


class Box(NamedTuple):
    """A rectangle: left < right, top < bottom, in 1/100,000 of the page."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def ratios(self) -> tuple[float, float, float, float]:
        """Left, top, width, height as page ratios 0–1 (Textract's BoundingBox)."""
        return (
            self.left / UNITS,
            self.top / UNITS,
            (self.right - self.left) / UNITS,
            (self.bottom - self.top) / UNITS,
        )


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of `boxes`; at least one is needed."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))

"""The strip of a page around some marks, as percentages for CSS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aspera.domain.finding import RatioBox

_MARGIN = 0.035
_SMALLEST = 0.1
_LARGEST = 0.62
_BLEED = 0.003


@dataclass(frozen=True, slots=True)
class Mark:
    """Percent of the strip."""

    left: float
    top: float
    width: float
    height: float
    is_main: bool


@dataclass(frozen=True, slots=True)
class Crop:
    """`aspect` is width / height of the strip; `offset` the background position in percent."""

    aspect: float
    offset: float
    marks: tuple[Mark, ...]


def crop(main: Sequence[RatioBox], beside: Sequence[RatioBox], page_aspect: float) -> Crop:
    """A strip over the page's whole width that shows `main`, and as much of `beside` (other
    numbers of the computation) as fits. `page_aspect` is the page's width / height."""
    top = max(0.0, min(box[1] for box in main) - _MARGIN)
    bottom = min(1.0, max(box[1] + box[3] for box in main) + _MARGIN)
    for box in beside:
        wider_top, wider_bottom = min(top, box[1] - _MARGIN), max(bottom, box[1] + box[3] + _MARGIN)
        if wider_bottom - wider_top <= _LARGEST:
            top, bottom = max(0.0, wider_top), min(1.0, wider_bottom)
    height = min(max(bottom - top, _SMALLEST), 1.0)
    top = min(top, 1.0 - height)
    marks = [_mark(box, top, height, True) for box in main] + [
        _mark(box, top, height, False) for box in beside if top <= box[1] and box[1] + box[3] <= top + height
    ]
    offset = 100 * top / (1 - height) if height < 1 else 0.0
    return Crop(aspect=round(page_aspect / height, 4), offset=round(offset, 3), marks=tuple(marks))


def _mark(box: RatioBox, top: float, height: float, is_main: bool) -> Mark:
    left, upper, width, tall = box
    return Mark(
        left=round(100 * (left - _BLEED), 3),
        top=round(100 * (upper - _BLEED - top) / height, 3),
        width=round(100 * (width + 2 * _BLEED), 3),
        height=round(100 * (tall + 2 * _BLEED) / height, 3),
        is_main=is_main,
    )

"""The strip of a page around some marks, as percentages for CSS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aspera.adapters.local.report.ink import Ink
from aspera.domain.finding import RatioBox

_MARGIN = 0.035
_SMALLEST = 0.1
_LARGEST = 0.62
_TO_THE_NEXT_GAP = 0.014
_COLUMN_WIDTH = 0.6
"""At least so much of the width is shown, in heights of the page: a column of text and more."""
_SIDE = 0.02
_BLEED = 0.002
_LINE_BLEED = 0.0008


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
    """`aspect` is width / height of the strip; `left` and `top` are the background's position and
    `zoom` its width, all in percent."""

    aspect: float
    left: float
    top: float
    zoom: float
    marks: tuple[Mark, ...]


def crop(main: Sequence[RatioBox], beside: Sequence[RatioBox], ink: Ink) -> Crop:
    """A strip that shows `main`, and as much of `beside` (other numbers of the computation) as
    fits, cut between lines and columns where the page leaves room."""
    top, bottom, shown = _heights(main, beside, ink)
    left, right = _sides([*main, *shown], ink, top, bottom)
    width, height = right - left, bottom - top
    frame = (left, top, width, height)
    return Crop(
        aspect=round(ink.aspect * width / height, 4),
        left=_position(left, width),
        top=_position(top, height),
        zoom=round(100 / width, 3),
        marks=tuple([_mark(box, frame, True) for box in main] + [_mark(box, frame, False) for box in shown]),
    )


def _heights(
    main: Sequence[RatioBox], beside: Sequence[RatioBox], ink: Ink
) -> tuple[float, float, Sequence[RatioBox]]:
    first, last = min(box[1] for box in main), max(box[1] + box[3] for box in main)
    shown: list[RatioBox] = []
    for box in beside:
        wider_first, wider_last = min(first, box[1]), max(last, box[1] + box[3])
        if wider_last - wider_first + 2 * _MARGIN <= _LARGEST:
            first, last = wider_first, wider_last
            shown.append(box)
    margin = max(_MARGIN, (_SMALLEST - (last - first)) / 2)
    top, bottom = max(first - margin, 0.0), min(last + margin, 1.0)
    top = ink.gap(top, top - _TO_THE_NEXT_GAP, min(top + _TO_THE_NEXT_GAP, first)) if top else 0.0
    if bottom < 1:
        bottom = ink.gap(bottom, max(bottom - _TO_THE_NEXT_GAP, last), bottom + _TO_THE_NEXT_GAP)
    return max(top, 0.0), min(bottom, 1.0), shown


def _sides(shown: Sequence[RatioBox], ink: Ink, top: float, bottom: float) -> tuple[float, float]:
    first, last = min(box[0] for box in shown), max(box[0] + box[2] for box in shown)
    printed_first, printed_last = ink.sides(top, bottom)
    printed_first, printed_last = min(printed_first, first), max(printed_last, last)
    room = max(_COLUMN_WIDTH / ink.aspect - (last - first), 0.0) / 2
    left, right = first - room, last + room
    left, right = left - max(right - printed_last, 0.0), right + max(printed_first - left, 0.0)
    left, right = max(left, printed_first - _SIDE, 0.0), min(right, printed_last + _SIDE, 1.0)
    heights = (top, bottom)
    if left > printed_first + _SIDE:
        left = ink.side_gap(left, left - _SIDE, min(left + _SIDE, first), heights)
    else:
        left = max(printed_first - _SIDE, 0.0)
    if right < printed_last - _SIDE:
        right = ink.side_gap(right, max(right - _SIDE, last), right + _SIDE, heights)
    else:
        right = min(printed_last + _SIDE, 1.0)
    return left, right


def _position(start: float, size: float) -> float:
    return round(100 * start / (1 - size), 3) if size < 1 else 0.0


def _mark(box: RatioBox, frame: RatioBox, is_main: bool) -> Mark:
    left, top, width, height = frame
    return Mark(
        left=round(100 * (box[0] - _BLEED - left) / width, 3),
        top=round(100 * (box[1] - _LINE_BLEED - top) / height, 3),
        width=round(100 * (box[2] + 2 * _BLEED) / width, 3),
        height=round(100 * (box[3] + 2 * _LINE_BLEED) / height, 3),
        is_main=is_main,
    )

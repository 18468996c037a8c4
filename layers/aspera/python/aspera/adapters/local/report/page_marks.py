"""The marks on whole pages, with the numbers of the findings that they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aspera.domain.finding import Finding, RatioBox

_SAME_LINE = 1.2
_EDGE = 0.3
_PIN_WIDTH = 4.0


@dataclass(slots=True)
class Pin:
    """The numbers of findings that begin at one place; percent of the page."""

    left: float
    top: float
    numbers: list[int]


@dataclass(slots=True)
class PageMarks:
    """`boxes` in percent of the page: left, top, width, height."""

    boxes: list[tuple[float, ...]] = field(default_factory=list)
    pins: list[Pin] = field(default_factory=list)

    @property
    def numbers(self) -> Sequence[int]:
        return sorted({number for pin in self.pins for number in pin.numbers})


def page_marks(findings: Sequence[Finding], aspects: Mapping[int, float]) -> dict[int, PageMarks]:
    """By page, in order. Pins stand at the edge of an upright page and beside the mark on a wide
    one; `aspects` are width / height."""
    marked = {page: PageMarks() for page in sorted(aspects)}
    for number, finding in enumerate(findings, 1):
        for evidence in finding.evidence:
            if not evidence.document_id and evidence.page in marked and evidence.boxes:
                page = marked[evidence.page]
                boxes = [tuple(round(100 * edge, 3) for edge in box) for box in evidence.boxes]
                page.boxes += [box for box in boxes if box not in page.boxes]
                _pin(page.pins, number, _place(evidence.boxes[0], aspects[evidence.page]))
    return marked


def _place(box: RatioBox, aspect: float) -> tuple[float, float]:
    left = _EDGE if aspect < 1 else max(100 * box[0] - _PIN_WIDTH, _EDGE)
    return round(left, 3), round(100 * box[1], 3)


def _pin(pins: list[Pin], number: int, place: tuple[float, float]) -> None:
    left, top = place
    for pin in pins:
        if abs(pin.top - top) < _SAME_LINE and abs(pin.left - left) < 2 * _PIN_WIDTH:
            if number not in pin.numbers:
                pin.numbers.append(number)
            return
    pins.append(Pin(left, top, [number]))

"""Running text beside a table is taken out of its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aspera.domain.geometry import UNITS
from aspera.domain.tabulation.lines import Line, line_of
from aspera.domain.tabulation.segments import Segment

_WORDS = 4
_WIDE = 0.12 * UNITS
_LINES = 5
_SHARED = 2
_LOWER = 0.4
_PITCH = 2.0
_RAGGED = 0.25


@dataclass(slots=True)
class _Paragraph:
    left: int
    right: int
    top: int
    bottom: int
    lines: int = 1
    lower: int = 0

    def holds(self, segment: Segment, line: Line) -> bool:
        """Whether it is a line of the paragraph, or its short first or last one."""
        return (
            self.left - line.em < segment.left
            and segment.right < self.right + line.em
            and self.top - 2 * line.height < segment.top
            and segment.bottom < self.bottom + 2 * line.height
        )

    def is_under(self, segment: Segment, em: float) -> bool:
        """Whether the segment begins at its edge and ends not far beyond its longest line."""
        return abs(self.left - segment.left) < em and segment.right - self.right < _RAGGED * segment.width

    def shares(self, line: Line) -> bool:
        """Whether one of its lines has other words beside it. With numbers alone it is a label."""
        if len(line.segments) < 2 or line.bottom < self.top or line.top > self.bottom:
            return False
        others = [segment for segment in line.segments if not self.holds(segment, line)]
        return len(others) < len(line.segments) and not all(segment.is_numeral for segment in others)


def without_prose(lines: Sequence[Line], aspect: float) -> list[Line]:
    """`lines` without the paragraphs that stand beside something else."""
    paragraphs = [p for p in _paragraphs(lines) if p.lines >= _LINES and p.lower >= _LOWER * p.lines]
    beside = [p for p in paragraphs if sum(map(p.shares, lines)) >= _SHARED]
    if not beside:
        return list(lines)
    rests = (_rest(line, beside, aspect) for line in lines)
    return [line for line in rests if line is not None]


def _paragraphs(lines: Sequence[Line]) -> list[_Paragraph]:
    """Lines of words below one another that begin at the same edge."""
    found: list[_Paragraph] = []
    growing: list[_Paragraph] = []
    for line in lines:
        growing = [p for p in growing if line.top - p.bottom < _PITCH * line.height]
        for segment in line.segments:
            if segment.width < _WIDE or segment.is_numeral or segment.text.count(" ") < _WORDS - 1:
                continue
            lower = segment.text[0].islower()
            for paragraph in growing:
                if paragraph.is_under(segment, line.em):
                    paragraph.right = max(paragraph.right, segment.right)
                    paragraph.bottom = segment.bottom
                    paragraph.lines += 1
                    paragraph.lower += lower
                    break
            else:
                paragraph = _Paragraph(segment.left, segment.right, segment.top, segment.bottom, 1, lower)
                growing.append(paragraph)
                found.append(paragraph)
    return found


def _rest(line: Line, paragraphs: Sequence[_Paragraph], aspect: float) -> Line | None:
    kept = [s for s in line.segments if not any(p.holds(s, line) for p in paragraphs)]
    if len(kept) == len(line.segments):
        return line
    return line_of(kept, aspect) if kept else None

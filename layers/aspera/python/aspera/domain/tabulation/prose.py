"""Running text beside a table is taken out of its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aspera.domain.geometry import UNITS
from aspera.domain.tabulation.lines import Line, line_of

_WORDS = 4
_WIDE = 0.12 * UNITS
_LINES = 5
_LOWER = 0.4
_PITCH = 2.0


@dataclass(slots=True)
class _Paragraph:
    left: int
    right: int
    top: int
    bottom: int
    lines: int = 1
    lower: int = 0


def without_prose(lines: Sequence[Line], aspect: float) -> list[Line]:
    """`lines`, those that hold more than prose without it. Lines of prose alone stay."""
    paragraphs = [p for p in _paragraphs(lines) if p.lines >= _LINES and p.lower >= _LOWER * p.lines]
    if not paragraphs:
        return list(lines)
    return [_rest(line, paragraphs, aspect) for line in lines]


def _paragraphs(lines: Sequence[Line]) -> list[_Paragraph]:
    """Lines of words below one another that begin at the same edge."""
    found: list[_Paragraph] = []
    growing: list[_Paragraph] = []
    for line in lines:
        if growing:
            growing = [p for p in growing if line.top - p.bottom < _PITCH * line.height]
        for segment in line.segments:
            if segment.width < _WIDE or segment.is_numeral or segment.text.count(" ") < _WORDS - 1:
                continue
            lower = segment.text[0].islower()
            for paragraph in growing:
                if abs(paragraph.left - segment.left) < line.em:
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


def _rest(line: Line, paragraphs: Sequence[_Paragraph], aspect: float) -> Line:
    if len(line.segments) == 1:
        return line
    kept = [
        segment
        for segment in line.segments
        if not any(
            p.left - line.em < segment.left
            and segment.right < p.right + line.em
            and p.top - 2 * line.height < segment.top
            and segment.bottom < p.bottom + 2 * line.height
            for p in paragraphs
        )
    ]
    return line if len(kept) in (0, len(line.segments)) else line_of(kept, aspect)

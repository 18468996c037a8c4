"""What a block of lines is, by its looks and its place on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aspera.domain.geometry import UNITS
from aspera.domain.page import BlockKind
from aspera.domain.typography import TextLine, Typography

_MARGIN = 0.08 * UNITS
"""Of the page's height: where running heads and feet stand."""
_MARGIN_LINES, _MARGIN_WORDS = 3, 20
_CLEAR = 1.0
"""Times the type's size: the space between a running head or foot and the text."""
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|pagina|página|pág\.?|p\.)?\s*[-–—|]?\s*(?:[A-Z]{1,2}-)?(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—|]?"
    r"(?:\s*(?:/|of|von|sur|de|di)\s*\d{1,4})?",
    re.IGNORECASE,
)
_TITLE_RATIO, _TITLE_POINTS = 1.35, 19.0
_HEADING_RATIO = 1.2
_HEADING_LINES, _HEADING_WORDS = 4, 40
_NUMBERED = re.compile(
    r"(?:item|part|note|section|chapter|article|appendix|annex|exhibit|schedule|teil|kapitel|anhang|partie|chapitre)"
    r"\s+(?:\d{1,3}|[ivxlc]{1,5}|[a-z])[a-z]?\b[.:]?|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s",
    re.IGNORECASE,
)
_LEAST_WIDTH = 1.5
"""Times the height; a heading is no narrower, a word along the margin is."""
_LETTERS = re.compile(r"[^\W\d_]{3}")


def kinds(groups: Sequence[Sequence[TextLine]], usual: Typography) -> list[BlockKind]:
    """The kind of each block, in order."""
    tops = sorted(group[0].top for group in groups)
    bottoms = sorted(group[-1].bottom for group in groups)
    return [
        _margin_kind(group, tops, bottoms, usual) or _heading_kind(group, usual) or _text_kind(group)
        for group in groups
    ]


def _margin_kind(
    group: Sequence[TextLine], tops: Sequence[int], bottoms: Sequence[int], usual: Typography
) -> BlockKind | None:
    """Whether it is a running head or foot: in the margin, clear of everything else."""
    top, bottom = group[0].top, group[-1].bottom
    clear = _CLEAR * usual.size
    is_clear_below = not any(bottom <= other < bottom + clear for other in tops)
    is_clear_above = not any(top - clear < other <= top for other in bottoms)
    words = [word for line in group for word in line.words]
    if len(words) <= 4 and _PAGE_NUMBER.fullmatch(" ".join(words)):
        is_outermost = (top <= tops[0] and is_clear_below) or (bottom >= bottoms[-1] and is_clear_above)
        return BlockKind.PAGE_NUMBER if is_outermost else None
    if len(group) > _MARGIN_LINES or len(words) > _MARGIN_WORDS:
        return None
    if top >= UNITS - _MARGIN and is_clear_above:
        return BlockKind.FOOTER
    is_head = bottom <= _MARGIN and top < tops[0] + usual.size and is_clear_below
    return BlockKind.HEADER if is_head and not _is_heading(group, usual) else None


def _heading_kind(group: Sequence[TextLine], usual: Typography) -> BlockKind | None:
    if not _is_heading(group, usual):
        return None
    size = group[0].size
    is_title = size >= _TITLE_RATIO * usual.size or (size >= usual.size and len(group[0].words) <= 12)
    if is_title and usual.points(size) >= _TITLE_POINTS:
        return BlockKind.TITLE
    return BlockKind.SECTION_HEADER


def _is_heading(group: Sequence[TextLine], usual: Typography) -> bool:
    words = [word for line in group for word in line.words]
    if len(group) > _HEADING_LINES or len(words) > _HEADING_WORDS or group[0].is_item:
        return False
    text = " ".join(words)
    if group[0].right - group[0].left < _LEAST_WIDTH * group[0].size:
        return False
    if not _LETTERS.search(text) or words[-1].endswith((",", ";")) or _holds_figures(words):
        return False
    if group[0].size >= _HEADING_RATIO * usual.size and not text.endswith((".", ":", ")")):
        return True
    if all(line.is_bold for line in group) and usual.bold_stands_out:
        return True
    return len(group) == 1 and len(words) <= 14 and _is_numbered(text)


def _is_numbered(text: str) -> bool:
    return (bool(_NUMBERED.match(text)) and not text.endswith(".")) or (text.isupper() and len(text) > 8)


def _holds_figures(words: Sequence[str]) -> bool:
    """Whether it is a row of a table or of a table of contents."""
    figures = sum(word[-1].isdigit() or word[0].isdigit() for word in words[1:])
    return figures >= 2 or (len(words) > 2 and words[-1].isdigit() and len(words[-1]) != 4)


def _text_kind(group: Sequence[TextLine]) -> BlockKind:
    return BlockKind.LIST if group[0].is_item else BlockKind.TEXT

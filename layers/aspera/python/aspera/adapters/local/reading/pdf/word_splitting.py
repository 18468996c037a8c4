"""Where PDFium's words have to be cut.

It joins characters that stand far apart when each was drawn alone ("0" and "0" of two cells
become "00"), and a raised note mark with what it stands behind ("4.2%" and "2" become "4.2%2").
Either would be read as another number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

CharBox = tuple[float, float, float, float]
"""Left, top, right, bottom of a character in points, top < bottom."""

_GAP = 0.5
_RISE = 0.2
_SMALLER = 0.9
"""Times the height of the characters beside it."""
_MARKS = re.compile(r"[\d*†‡§,()\[\]]+")
_MARKED = re.compile(r"[\d%)\].,;:”\"'’]$|[^\W\d_]{4}$")
"""What a note mark may stand behind: not a unit, as in m² or km²."""


def cuts(characters: str, boxes: Sequence[CharBox]) -> list[int]:
    """Offsets at which a word falls apart, ascending."""
    boxes = _along(boxes)
    return [
        at
        for at in range(1, len(characters))
        if _is_apart(characters, boxes, at) or _is_mark(characters, boxes, at)
    ]


def _along(boxes: Sequence[CharBox]) -> Sequence[CharBox]:
    """The boxes turned so that the word runs to the right."""
    across, down = boxes[-1][0] - boxes[0][0], boxes[-1][1] - boxes[0][1]
    if abs(across) >= abs(down):
        return (
            boxes if across >= 0 else [(-right, -bottom, -left, -top) for left, top, right, bottom in boxes]
        )
    if down > 0:
        return [(top, -right, bottom, -left) for left, top, right, bottom in boxes]
    return [(-bottom, left, -top, right) for left, top, right, bottom in boxes]


def _is_apart(characters: str, boxes: Sequence[CharBox], at: int) -> bool:
    if characters[at] == characters[at - 1] == ".":
        return False
    before, after = boxes[at - 1], boxes[at]
    height = max(before[3] - before[1], after[3] - after[1])
    return after[0] - before[2] > _GAP * height


def _is_mark(characters: str, boxes: Sequence[CharBox], at: int) -> bool:
    before, after = boxes[at - 1], boxes[at]
    if _is_raised(after, before):
        return bool(_MARKS.fullmatch(characters, at)) and bool(_MARKED.search(characters[:at]))
    return _is_raised(before, after) and bool(_MARKS.fullmatch(characters, 0, at))


def _is_raised(box: CharBox, beside: CharBox) -> bool:
    height = beside[3] - beside[1]
    return beside[3] - box[3] > _RISE * height and box[3] - box[1] < _SMALLER * height

"""The words above a table that say what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aspera.domain.tabulation.lines import Line

_LINES = 2
_FAR = 2.6
_LONGEST = 300
_FOOTNOTE = re.compile(r"\(\w\)\s|[*†‡]")


def caption_above(lines: Sequence[Line], top: int, floor: int) -> str:
    """At most two lines right above line `top`, not above `floor`; "" when nothing is near."""
    found: list[str] = []
    for index in range(top - 1, max(floor, top - _LINES) - 1, -1):
        line = lines[index]
        if lines[index + 1].top - line.bottom > _FAR * line.height or line.is_data:
            break
        if _FOOTNOTE.match(line.text):
            break
        found.insert(0, line.text)
    return " ".join(found)[:_LONGEST]

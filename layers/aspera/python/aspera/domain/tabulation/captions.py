"""The words above a table that say what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aspera.domain.tabulation.lines import Line

_LINES = 2
_FAR = 2.6
_LONGEST = 300
_SENTENCE = re.compile(r"[.;]\s+(?=[A-Z(])")
_FOOTNOTE = re.compile(r"\(\w\)\s|[*†‡]")


def caption_above(lines: Sequence[Line], top: int, floor: int) -> str:
    """At most two lines right above line `top`, not above `floor`; "" when nothing is near. The end of
    a sentence that begins further up is no caption."""
    found: list[str] = []
    for index in range(top - 1, max(floor, top - _LINES) - 1, -1):
        line = lines[index]
        if lines[index + 1].top - line.bottom > _FAR * line.height or line.is_data:
            break
        if _FOOTNOTE.match(line.text):
            break
        found.insert(0, line.text)
    return _from_its_beginning(" ".join(found))[:_LONGEST]


def _from_its_beginning(text: str) -> str:
    if not text[:1].islower():
        return text
    start = _SENTENCE.search(text)
    if start:
        return text[start.end() :]
    return text if text.endswith(":") else ""

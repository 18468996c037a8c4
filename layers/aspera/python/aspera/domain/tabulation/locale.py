"""Which of the two ways of writing numbers a document uses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aspera.domain.document import NumberLocale
from aspera.domain.page import Page

_ENOUGH = 400
"""Numbers that decide; the rest of a long document cannot turn the vote."""
_POINT = re.compile(r"^[-–−+]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d\d|\d+\.\d%)%?$", re.MULTILINE)
_COMMA = re.compile(r"^[-–−+]?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2})%?$", re.MULTILINE)
_LAST = frozenset("0123456789)%€$£*†")


def vote_locale(pages: Iterable[Page]) -> NumberLocale:
    """The way most numbers are written; POINT when nothing, or as much, speaks for COMMA.

    `1,234` speaks for POINT and `1.234` for COMMA: either could be a decimal, but thousands are
    far more frequent."""
    point = comma = 0
    for page in pages:
        text = "\n".join([word.strip("()$€£*†") for word in page.words if word[-1] in _LAST])
        point += len(_POINT.findall(text))
        comma += len(_COMMA.findall(text))
        if point + comma > _ENOUGH and abs(point - comma) > (point + comma) // 2:
            break
    return NumberLocale.COMMA if comma > point else NumberLocale.POINT

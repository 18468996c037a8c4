"""Words that say the unit of all columns of a table at once: "(in thousands)"."""

from __future__ import annotations

import re

_UNIT_NOTE = re.compile(
    r"\(?(?:in|en|amounts?|dollars?|[$€£]|eur|usd|chf|gbp|thousands?|millions?|unaudited)\b[^)]*\)?\W*",
    re.IGNORECASE,
)


def is_unit_note(text: str) -> bool:
    return _UNIT_NOTE.fullmatch(text) is not None

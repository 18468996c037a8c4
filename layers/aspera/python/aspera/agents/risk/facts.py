"""What makes a sentence specific: amounts, shares, dates, names, numbers, proceedings."""

from __future__ import annotations

import re

_PATTERNS = {
    "amount": re.compile(
        r"(?:[$€£¥]|\b(?:USD|EUR|GBP|AUD|CAD|Rs\.?))\s?\d|\b\d[\d.,]* (?:million|billion|thousand)\b"
    ),
    "percent": re.compile(r"\d ?(?:%|percent\b|per cent\b|basis points\b)"),
    "date": re.compile(r"\b(?:19|20)\d\d\b"),
    "entity": re.compile(
        r"(?<=[a-z,;:] )(?:[A-Z][\w&.’-]+(?: (?:of|and|&) )? ?){2,}|\b(?:Inc|LLC|Ltd|plc|Corp)\b"
    ),
    "number": re.compile(r"(?<![\w.,])\d{2,}"),
    "proceeding": re.compile(
        r"\bv\. [A-Z]|\b(?:District|Supreme|Circuit|Tax|High) Court\b|\bMDL\b|\bCourt of\b"
    ),
}


def facts_in(sentence: str) -> tuple[str, ...]:
    """The kinds of fact that the sentence names, in a fixed order."""
    return tuple(kind for kind, pattern in _PATTERNS.items() if pattern.search(sentence))

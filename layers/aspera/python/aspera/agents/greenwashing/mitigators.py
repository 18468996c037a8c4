"""What supports a claim: figures, base years, scopes, standards, certificates, assurance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from aspera.agents.greenwashing.rules import rule_book
from aspera.domain.page import BlockKind, Page

_NUMBERS = r"(\d{1,4}(?:\s*(?:-|–|to|and|,|&)\s*\d{1,4})*)"
_PAGE_REFERENCE = re.compile(
    rf"(?:\b(?:see|cf\.?|refer to|on|at|in)\s+(?:also\s+)?|\()(?:pages?|pp?\.)\s*{_NUMBERS}", re.IGNORECASE
)
_NOTE_REFERENCE = re.compile(
    rf"(?:\b(?:see|cf\.?|refer to|in)\s+(?:also\s+)?|\()notes?\s+{_NUMBERS}", re.IGNORECASE
)
_PART = re.compile(r"(-|–|to)?\s*(\d+)")
_LONGEST_RANGE = 30
_NUMBERED = re.compile(
    r"(?:note\s+)?(\d{1,2})(?:[.:]|\s+[–—-])?\s+\(?[A-Z]|note\s+(\d{1,2})\b", re.IGNORECASE
)
_HEADINGS = frozenset((BlockKind.TITLE, BlockKind.SECTION_HEADER))


def find_support(text: str, keys: Iterable[str]) -> tuple[str, ...]:
    """Those of the mitigators `keys` that `text` shows."""
    lower = text.lower()
    known = rule_book().mitigators
    return tuple(key for key in keys if known[key].signals.search(text, lower))


def page_references(text: str) -> tuple[int, ...]:
    """The page numbers that the text refers the reader to; a range is spelled out."""
    return _referred(_PAGE_REFERENCE, text)


def note_references(text: str) -> tuple[int, ...]:
    """The numbers of the notes that the text refers the reader to."""
    return _referred(_NOTE_REFERENCE, text)


def note_headings(page: Page) -> tuple[int, ...]:
    """The numbers of the notes whose headings stand on the page."""
    found = []
    for block in page.blocks:
        words = page.line_words(block.first_line)
        opening = " ".join(page.words[word] for word in words[:6])
        if block.kind in _HEADINGS or opening[:5].lower() == "note ":
            match = _NUMBERED.match(opening)
            if match:
                found.append(int(match[1] or match[2]))
    return tuple(dict.fromkeys(found))


def _referred(pattern: re.Pattern[str], text: str) -> tuple[int, ...]:
    numbers = (number for match in pattern.finditer(text) for number in _spelled_out(match[1]))
    return tuple(dict.fromkeys(numbers))


def _spelled_out(numbers: str) -> Iterator[int]:
    parts = [(match[1], int(match[2])) for match in _PART.finditer(numbers)]
    yield parts[0][1]
    for (_, first), (link, last) in pairwise(parts):
        is_range = link and first < last <= first + _LONGEST_RANGE
        yield from range(first + 1, last + 1) if is_range else (last,)

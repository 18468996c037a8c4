"""Pages that list what stands elsewhere: contents, content indexes, glossaries. They prove nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from aspera.domain.page import Page

_PAGE_NUMBER = re.compile(r"(?:[a-z]-?)?(\d{1,3})|[ivxlc]{1,6}|n/?a", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.\s?){6}")
_INDEX_TITLE = re.compile(
    r"\b(gri|tcfd|sasb|esrs|issb|content|disclosure|cross[- ]?reference|correspondence|concordance)\b"
    r"[^\n]{0,40}\b(index|tables?)\b",
    re.IGNORECASE,
)
_GLOSSARY_TITLE = re.compile(
    r"^\W*(glossary( of .{0,30})?|defined terms|(list of )?(abbreviations|acronyms)( and .{0,30})?)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_TOP = 400
"""A page's title stands within this many characters."""
_LEAST_ROWS = 5
_LEAST_NUMBERS = 3
_LEAST_SHARE = 0.35
_LEAST_ORDERED = 0.8


def is_listing(page: Page) -> bool:
    """Whether the page only points elsewhere or explains words."""
    top = page.text.text[:_TOP]
    if _GLOSSARY_TITLE.search(top) or _INDEX_TITLE.search(top):
        return True
    return len(_LEADERS.findall(page.text.text)) >= _LEAST_ROWS or _is_contents(page)


def ends_in_page_number(page: Page, line: int) -> bool:
    """Whether a line of words ends in what could be the number of a page."""
    return _row_end(page, line) is not None


def _is_contents(page: Page) -> bool:
    """Many lines end in a page number, and the numbers go up."""
    ends = [_row_end(page, line) for line in range(len(page.lines))]
    rows = [end for end in ends if end is not None]
    if len(rows) < _LEAST_ROWS or len(rows) < _LEAST_SHARE * len(ends):
        return False
    numbers = [row for row in rows if row]
    return len(numbers) >= _LEAST_NUMBERS and _ordered(numbers) >= _LEAST_ORDERED


def _row_end(page: Page, line: int) -> int | None:
    """The page number that a line of words ends in; 0 for one that is no Arabic number."""
    words = page.line_words(line)
    match = _PAGE_NUMBER.fullmatch(page.words[words[-1]]) if len(words) > 1 else None
    if match is None or not any(character.isalpha() for character in page.words[words[0]]):
        return None
    return int(match[1] or 0)


def _ordered(numbers: Sequence[int]) -> float:
    """The share of neighbours that do not go down."""
    pairs = list(pairwise(numbers))
    return sum(left <= right for left, right in pairs) / len(pairs) if pairs else 0.0

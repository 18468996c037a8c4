"""Which year a document reports on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from aspera.domain.page import Page

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|januar|februar|märz|mai|juni|juli|okt|dez|janv|févr|"
    r"mars|avr|juin|juil|août|sept|déc)[a-zéû]*\.?"
)
_PERIOD_END = re.compile(
    r"(?:year|period|quarter|exercice|geschäftsjahr)\s+(?:ended|ending|clos|zum)[\s:]+(?:on |le |am )?"
    rf"(?:{_MONTH}\s+\d{{1,2}},?\s+|\d{{1,2}}\.?\s+{_MONTH},?\s+|\d{{1,2}}[./]\d{{1,2}}[./])?((?:19|20)\d\d)\b"
)
_DATED = re.compile(rf"date of report\b[^:\n]{{0,80}}:?\s*{_MONTH}\s+\d{{1,2}},\s+(20\d\d)\b")
_NAMED_YEAR = re.compile(
    r"\b(?:fiscal|fy|financial year|geschäftsjahr|exercice)\s?(?:year )?((?:19|20)\d\d)\b"
)
_TITLE_YEAR = re.compile(
    r"\b((?:199|20\d)\d)\s+(?:[\w&,-]+\s+){0,5}?(?:report|review|accounts)\b|"
    r"\b(?:report|review|accounts)\b[\s\W]{0,4}(?:for |of |fy ?)?((?:199|20\d)\d)\b|"
    r"\b((?:199|20\d)\d)[-–/](?:199|20\d)\d\b"
)
_YEAR = re.compile(r"(?<![\d.,$€£])((?:199|20\d)\d)(?![\d.,]\d|%)\b")
_FILED_WITH = "securities and exchange commission"
_COVER_PAGES = 3
_LEAST_MENTIONS = 5


def fiscal_year(pages: Sequence[Page]) -> int | None:
    """The year in which the reported period ends when that is printed; else the year that the
    document names itself by; else the one it speaks of most. None when there is no saying."""
    cover = _cover(pages)
    for pattern in (_PERIOD_END, _DATED, _NAMED_YEAR):
        match = pattern.search(cover)
        if match:
            return int(match[1])
    text = "\n".join(page.text.lower for page in pages)
    spoken = Counter(map(int, _YEAR.findall(text)))
    titled = {int(year) for years in _TITLE_YEAR.findall(cover) for year in years if year}
    if titled:
        return max(titled, key=lambda year: (spoken[year], year))
    year, mentions = max(spoken.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return year if mentions >= _LEAST_MENTIONS else None


def _cover(pages: Sequence[Page]) -> str:
    """The first pages; the cover sheet of a filing goes before a letter bound in front of it."""
    texts = [page.text.lower for page in pages]
    filed = [text for text in texts if text.find(_FILED_WITH, 0, 200) >= 0]
    return "\n".join((*filed[:1], *texts[:_COVER_PAGES]))

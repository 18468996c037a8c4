"""Companies by their legal form, and audit firms by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aspera.domain.entities.company_words import (
    ABBREVIATED,
    AFTER_A_COMMA,
    FORMS,
    GENERIC,
    JURISDICTIONS,
    LEAD_INS,
    NO_COMPANY_BEFORE,
    proper_alias,
)
from aspera.domain.entities.sighting import Sighting, quote_around

_FORM = re.compile(
    r" (?:Inc|INC|Incorporated|Corporation|CORPORATION|Corp|CORP|Company|COMPANY|plc|PLC|Plc|Ltd|LTD|Limited|LIMITED"
    r"|LLC|L\.L\.C|LLP|L\.L\.P|L\.P|LP|N\.V|NV|N\.A|S\.A|SA|S\.p\.A|SpA|AG|SE|KGaA|GmbH|B\.V|ASA|A/S|Oyj|Co\b(?=\.)"
    r"|CO\b(?=\.))(?![\w/’'-])(?P<dot>\.?)"
)
_FURTHER_FORM = re.compile(r",? (?:Inc|INC|Ltd|LTD|LLC|LP|L\.P|plc|PLC|N\.V|KGaA|AG)\b")
_WORD = re.compile(r"(?:[A-ZÀ-Ý]|\d+[A-Z])[\w&’'/-]*(?:\.\w+)*\.?")
_MOST_WORDS = 6
_LONGEST = 80
_ALIAS = re.compile(r"\s*,?\s*\((?:[^()“”\"]{0,60})?[“\"](?P<alias>[A-Z][\w&’'. -]{1,40}?),?[”\"]")
_AUDITOR = re.compile(
    r"(?:Deloitte(?: & Touche| Touche Tohmatsu)?|DELOITTE & TOUCHE|Ernst & Young|ERNST & YOUNG|KPMG|"
    r"PricewaterhouseCoopers|PRICEWATERHOUSECOOPERS|Grant Thornton|BDO USA|Forvis Mazars|Mazars|RSM US|Crowe)"
    r"(?:,? (?:LLP|AG|SE|GmbH|S\.A\.|SA|Audit|USA))?(?![\w-])"
)


def companies(text: str, page: int) -> Iterator[Sighting]:
    """Each name once a page; with what it is called in short, when the text says so there."""
    seen: set[str] = set()
    for match in _FORM.finditer(text):
        start = _begin(text, match.start())
        if start is None or _is_doubtful(text, match):
            continue
        end = match.end()
        if match["dot"] and text[match.start() + 1 : end] not in ABBREVIATED:
            end -= 1
        name = text[start:end]
        alias = _ALIAS.match(text, match.end())
        known_as = proper_alias(alias["alias"]) if alias else ""
        if name not in seen or known_as:
            seen.add(name)
            quote = quote_around(text, start, alias.end() if alias and known_as else end)
            yield Sighting("Company", name, page, quote, alias=known_as)


def auditors(text: str, page: int) -> Iterator[Sighting]:
    seen: set[str] = set()
    for match in _AUDITOR.finditer(text):
        if match.group() not in seen:
            seen.add(match.group())
            yield Sighting("Company", match.group(), page, quote_around(text, *match.span()), "auditor")


def _begin(text: str, end: int) -> int | None:
    """Where the name begins that ends at `end`, before its legal form; None when none does."""
    floor = max(0, end - _LONGEST, text.rfind("\n", 0, end) + 1)
    words = text[floor:end].split(" ")
    if floor and text[floor - 1] not in " \n":
        words = words[1:]
    taken: list[str] = []
    while words and len(taken) < _MOST_WORDS and _belongs(words[-1], words[:-1], taken):
        taken.insert(0, words.pop())
    outside = words[-1] if words else ""
    if outside.endswith(")"):
        return None
    while taken and (taken[0] == "&" or (_is_form(outside) and taken[0].strip(",") in JURISDICTIONS)):
        taken.pop(0)
    if all(word.strip(",.").lower() in GENERIC for word in taken):
        return None
    return end - len(" ".join(taken))


def _is_form(word: str) -> bool:
    return word.strip(",.") in FORMS


def _belongs(word: str, before: list[str], taken: list[str]) -> bool:
    bare = word.rstrip(",")
    if taken and (word != bare or _is_form(word) and word not in ("Co.", "CO.")):
        return False
    if taken and bare.endswith(".") and len(bare) > 3 and bare not in ABBREVIATED:
        return False
    if bare == "&":
        return bool(taken)
    if bare == "of":
        return bool(taken and before and before[-1] == "Bank")
    return bool(_WORD.fullmatch(bare)) and bare.rstrip(".").lower() not in LEAD_INS


def _is_doubtful(text: str, match: re.Match[str]) -> bool:
    """A form that may as well be a common noun, a state, an office or a part of a longer form."""
    form = match.group().strip(" .")
    if form in AFTER_A_COMMA:
        return text[match.start() - 1] == "," or text.startswith((" Law", " Act"), match.end())
    before = text[max(0, match.start() - 12) : match.start()]
    if form in NO_COMPANY_BEFORE:
        return before.endswith(",") or before.rsplit(" ", 1)[-1] in NO_COMPANY_BEFORE[form]
    if form == "N.A":
        return "Bank" not in before and "Trust" not in before
    return form in ("Co", "CO") and bool(_FURTHER_FORM.match(text, match.end()))

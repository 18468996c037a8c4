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
    r" (?:Inc|INC|Incorporated|Corporation|CORPORATION|Corp|CORP|Company|COMPANY|plc|PLC|Plc|Ltd|LTD|Limited"
    r"|LIMITED|LLC|L\.L\.C|LLP|L\.L\.P|L\.P|LP|N\.V|NV|N\.A|S\.A|SA|S\.p\.A|SpA|AG|SE|KGaA|GmbH|B\.V|ASA|A/S"
    r"|Oyj|Co\b(?=\.)|CO\b(?=\.))(?![\w/’'-])(?P<dot>\.?)"
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
_TITLED = re.compile(
    r"(?:^|\n)(?P<name>[A-Z][\w&’.-]*(?: [A-Z&][\w&’.-]*){0,4}) [–|—-] "
    r"(?:(?:Integrated|Annual|Sustainability|Climate|Financial|Progress|ESG|Half-Year)\w* ){1,2}Report\b"
)
_EDGE = 150
_AUDITS = ("audit", "accounting firm", "/s/", "prüf", "commissaire")


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
    """Audit firms; their role is "auditor" only where auditing is spoken of."""
    seen: set[str] = set()
    for match in _AUDITOR.finditer(text):
        if match.group() not in seen:
            seen.add(match.group())
            around = text[max(0, match.start() - _LONGEST) : match.end() + _LONGEST].lower()
            role = "auditor" if any(word in around for word in _AUDITS) else ""
            yield Sighting("Company", match.group(), page, quote_around(text, *match.span()), role)


def titled(text: str, page: int) -> Iterator[Sighting]:
    """Whose report it is by its running title: “Acme Lines – Annual Report 2024”."""
    for part in (text[:_EDGE], text[-_EDGE:]) if len(text) > _EDGE else (text,):
        match = _TITLED.search(part) if "eport" in part else None
        if match and not all(word.lower() in GENERIC | LEAD_INS for word in match["name"].split()):
            yield Sighting("Company", match["name"], page, match.group().strip())
            return


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
    bare = [word.strip(",") for word in taken]
    twice = [n for n, word in enumerate(bare) if word in bare[:n] and word != "&"]
    if twice:
        # A glossary: “Acme Acme Holdings Inc.”
        taken = taken[twice[-1] :]
    if all(word.strip(",.").lower() in GENERIC or word.strip(",") in JURISDICTIONS for word in taken):
        return None
    if not any(len(word.strip(",.")) > 1 for word in taken):
        return None
    if (outside == "and" or (outside.endswith(",") and "&" in taken)) and text.startswith(" LLP", end):
        # Of a law firm's partners only the last would be left.
        return None
    return end - len(" ".join(taken))


def _is_form(word: str) -> bool:
    return word.strip(",.") in FORMS


def _belongs(word: str, before: list[str], taken: list[str]) -> bool:
    bare = word.rstrip(",")
    if taken and (word != bare or _is_form(word)):
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

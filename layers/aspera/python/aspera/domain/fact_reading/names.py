"""Company names with their legal form, and the name that a document's company goes by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from string import ascii_lowercase

from aspera.domain.fact_reading.sighting import bare_sighting
from aspera.domain.observation import Mention
from aspera.domain.page import Page

DEFINED, NAMED = "name defined", "name"
_FORM = re.compile(
    r"(?<=[ ,])(?:Inc|Incorporated|INC|Corporation|CORPORATION|Corp|COMPANY|Company|plc|PLC|Ltd|Limited|LLC|"
    r"N\.V|S\.A|AG|SE|GmbH)\b\.?"
)
_BEFORE = re.compile(r"(?:[A-Z][\w&’'-]*(?:\.\w+)*(?:(?<=\b[Cc]o)\.|(?<=\bCO)\.)?,? ){1,5}$")
_LONGEST = 80
_DEFINITION = re.compile(
    r"\s*,?\s*(?:\([^)]{0,60}?[“\"](?:the )?(?:Company|Group|Corporation|Registrant|Issuer)[”\"])"
)
_NO_NAME = frozenset(
    "the our parent operating holding this such each insurance trust "
    "smaller reporting emerging growth shell".split()
)
_LEGAL = frozenset(
    "the inc incorporated corporation corp company plc ltd limited llc n.v s.a ag se gmbh co and".split()
)
_FORMS_MISSPELT = ("Company", "Corporation", "Incorporated", "Limited")
_FEWEST_PAGES = 3
_COVER_PAGES = 3


def names(page: Page) -> Iterator[Mention]:
    """Each company name with its legal form, once; a defined one is marked."""
    text = page.text.text
    seen: set[str] = set()
    for match in _FORM.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - _LONGEST), match.start())
        if before is None:
            continue
        span = before.start(), match.end()
        name = " ".join(text[slice(*span)].split())
        if _NO_NAME.issuperset(normal_company(name).split()):
            continue
        is_defined = _DEFINITION.match(text, match.end()) is not None
        if is_defined or name not in seen:
            seen.add(name)
            yield bare_sighting(page, span, DEFINED if is_defined else NAMED, name)


def misspelt_forms(page: Page) -> Iterator[Mention]:
    """Each name whose legal form is a letter off: "Northwind Compnay"."""
    odd = one_letter_off().intersection(word.rstrip(".,;:") for word in page.words if word[:1] in "CIL")
    text = page.text
    for form in sorted(odd):
        for match in re.finditer(rf"\b{form}\b", text.text):
            before = _BEFORE.search(text.text, max(0, match.start() - _LONGEST), match.start())
            if before is not None:
                span = before.start(), match.end()
                yield bare_sighting(page, span, NAMED, " ".join(text.text[slice(*span)].split()))


@cache
def one_letter_off() -> frozenset[str]:
    """Legal forms with a letter missing, doubled, swapped or another, the first and a plural apart."""
    odd: set[str] = set()
    for form in _FORMS_MISSPELT:
        for spot in range(1, len(form)):
            head, letter, tail = form[:spot], form[spot], form[spot + 1 :]
            odd |= {head + tail, head + letter + letter + tail}
            odd |= {head + other + tail for other in ascii_lowercase}
            if tail:
                odd.add(head + tail[0] + letter + tail[1:])
    return frozenset(odd.difference(_FORMS_MISSPELT))


def company_of(mentions: Iterable[Mention]) -> str:
    """The name of the cover that most pages bear, without legal form and in lower case; without one
    there, a name that stands on several pages. A defined name goes first. "" when there is none."""
    pages: Counter[str] = Counter()
    defined: set[str] = set()
    on_cover: set[str] = set()
    for mention in mentions:
        if mention.key in (DEFINED, NAMED):
            name = normal_company(mention.detail)
            pages[name] += 1
            if mention.key == DEFINED:
                defined.add(name)
            if mention.page <= _COVER_PAGES:
                on_cover.add(name)
    usual = [name for name in pages if name and (name in on_cover or pages[name] >= _FEWEST_PAGES)]
    return min(
        usual, key=lambda name: (name not in on_cover, -pages[name], name not in defined, name), default=""
    )


def normal_company(name: str) -> str:
    words = (word.strip(",.").lower() for word in name.split())
    return " ".join(word for word in words if word not in _LEGAL)

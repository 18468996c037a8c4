"""Facts from figures set large: "€44.1 bn" over "of revenue in 2023"."""

from __future__ import annotations

import re
from decimal import Decimal

from aspera.domain.document import NumberLocale
from aspera.domain.fact_reading.highlights import Highlight, highlights
from aspera.domain.fact_reading.labels import is_specific, normal_label
from aspera.domain.fact_reading.periods import PERIOD, normal_period
from aspera.domain.fact_reading.qualifiers import UNSCALED, qualifiers_of
from aspera.domain.geometry import union
from aspera.domain.number import Number, parse_number
from aspera.domain.observation import Fact
from aspera.domain.page import Page

_LONGEST_LABEL = 9
_FEWEST_DIGITS = 3
_THOUSAND = Decimal(1000)
_PERIOD = re.compile(
    rf"(?:,? \b(?:in|for|at|as of|as at|during|on|at the end of|end of)(?: the)? )?\b{PERIOD}\b",
    re.IGNORECASE,
)
_OTHER_TIMES = re.compile(
    r"\b(?:since|by|between|until|target\w*|objective|goal|ambition|forecast|before|after|over)\b",
    re.IGNORECASE,
)
"""A figure beside such a word is not of the one year that is named, or of the year that is reported on."""
_BASE = re.compile(
    r"(?:compared (?:with|to)|vs\.?|versus|against|relative to|from a) (?:the )?(?:base(?:line)? year )?"
    r"(?:of )?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""What a change is counted from; it stays in the label, for another base makes another figure."""
_SPELLED = re.compile(r"\s(?=[mk]\b)")
"""“298 m” beside a word is a magnitude."""


def headline_facts(page: Page, locale: NumberLocale, fiscal_year: int | None) -> list[Fact]:
    """The large figures of the page with a telling label, in order. A figure is of the period that its
    label names, or else of the year that the document reports on; when it is neither, or when several
    periods are named, it is left out."""
    facts = (_fact(page, number, item, locale, fiscal_year) for number, item in enumerate(highlights(page)))
    return [fact for fact in facts if fact is not None]


def _fact(
    page: Page, place: int, item: Highlight, locale: NumberLocale, fiscal_year: int | None
) -> Fact | None:
    number = parse_number(_SPELLED.sub("", item.figure).replace(" percent", "%"), locale)
    named = _BASE.sub(r" base\1", item.label)
    period = _period(f"{named} {item.aside}", fiscal_year)
    label = normal_label(_PERIOD.sub(" ", named))
    if number is None or not _matters(number) or not period or not _names(label):
        return None
    qualifiers = set(qualifiers_of(item.aside))
    if number.currency and number.unit < _THOUSAND:
        qualifiers.add(UNSCALED)
    return Fact(
        label=label,
        period=period,
        value=number.value,
        precision=number.unit,
        unit="%" if number.is_percent else number.currency,
        qualifiers=tuple(sorted(qualifiers)),
        printed=item.figure,
        quote=_quote(page, item),
        page=page.number,
        box=union(page.box(word) for word in item.words),
        source="headline",
        place=f"{page.number}.h{place}.0",
    )


def _period(words: str, fiscal_year: int | None) -> str:
    """The one period that the words name, the fiscal year when they name no time, else ""."""
    if _OTHER_TIMES.search(words):
        return ""
    named = {normal_period(match[0]) for match in _PERIOD.finditer(words)}
    if not named:
        return str(fiscal_year or "")
    return named.pop() if len(named) == 1 else ""


def _matters(number: Number) -> bool:
    """Whether it says enough to be the same figure elsewhere."""
    if number.is_dash or number.is_year or not number.value:
        return False
    return number.is_percent or abs(number.value) >= number.unit * 10 ** (_FEWEST_DIGITS - 1)


def _names(label: str) -> bool:
    return is_specific(label) and len(label.split()) <= _LONGEST_LABEL


def _quote(page: Page, item: Highlight) -> str:
    """The figure, with its label where that is the text before or behind it."""
    text = page.text
    start = text.starts[item.words[0]]
    end = text.starts[item.words[-1]] + len(page.words[item.words[-1]])
    behind, before = text.text[end:], text.text[:start]
    if " ".join(behind[: len(item.label) + 1].split()) == item.label:
        return text.text[start : end + 1 + len(item.label)]
    if " ".join(before[-len(item.label) - 1 :].split()) == item.label:
        return text.text[start - 1 - len(item.label) : end]
    return text.text[start:end]

"""What a sentence claims in figures: so much less, since that year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

PERCENT = re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d+)?) ?(?:%|percent\b|per cent\b)")
_LESS = re.compile(
    r"\b(?:reduc\w+|cut(?:s|ting)?|lower\w*|decreas\w+|down|fell|fallen|dropp?\w*|less|declin\w+|shr[aiu]nk)\b",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\b(?:since|from|versus|vs\.?|against|relative to|over|compared (?:to|with)|below|on|"
    r"base(?:line)?(?: year)?(?: of)?)\b(?: [a-z]+){0,3} (?:FY ?)?((?:19|20)\d\d)\b"
    r"|\b((?:19|20)\d\d)[- ](?:base(?:line)?|levels?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FUTURE = re.compile(
    r"\b(?:by|until|before) (?:the end of )?20[2-9]\d\b"
    r"|\b(?:targets?|goals?|aims?|will|plans?|intend\w*|commit\w*)\b",
    re.IGNORECASE,
)
_ROUGH = re.compile(
    r"\b(?:about|around|approximately|almost|nearly|roughly|some|over|more than|up to)\s+(?=\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FigureClaim:
    """A reduction that is said to be reached. `percent` and `base` are None where the sentence does
    not say; `year` is None when it names no other year than the base."""

    percent: Decimal | None
    unit: Decimal
    """The value of the last digit that is printed."""
    is_rough: bool
    base: int | None
    year: int | None


def figure_claim(sentence: str) -> FigureClaim | None:
    """None when the sentence claims no reduction, promises one, or gives several percentages."""
    if not _LESS.search(sentence) or _FUTURE.search(sentence):
        return None
    percents = PERCENT.findall(sentence)
    bases = base_years(sentence)
    if len(percents) > 1 or len(bases) > 1:
        return None
    years = sorted({int(year) for year in _YEAR.findall(sentence)} - set(bases))
    if len(years) > 1:
        return None
    percent = Decimal(percents[0]) if percents else None
    return FigureClaim(
        percent=percent,
        unit=Decimal(1).scaleb(int(percent.as_tuple().exponent)) if percent is not None else Decimal(1),
        is_rough=_ROUGH.search(sentence) is not None,
        base=bases[0] if bases else None,
        year=years[0] if years else None,
    )


def base_years(sentence: str) -> list[int]:
    """The years that a change is counted from, each once, in order."""
    return sorted({int(first or second) for first, second in _BASE.findall(sentence)})

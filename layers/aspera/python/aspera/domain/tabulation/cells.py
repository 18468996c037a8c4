"""The numbers in a table's cells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aspera.domain.document import NumberLocale
from aspera.domain.number import Number, parse_number
from aspera.domain.tabulation.numerals import is_numeral

_MARK = re.compile(r"\s(?:\([0-9a-z]{1,2}\)|\[[0-9a-z]{1,2}\]|[0-9]|[*†‡§]+)$")
_UNIT = re.compile(
    r"\s?(?:[kKMGT]?Wh|t|kt|Mt|tCO2e|kg|m3|m³|[GTP]J|x|bps|pp|pts?|points?|years?|days?|hours?|FTE)$"
)
_OTHER = {NumberLocale.POINT: NumberLocale.COMMA, NumberLocale.COMMA: NumberLocale.POINT}


def read_number(text: str, locale: NumberLocale) -> Number | None:
    """The number of a cell; a footnote mark or a unit after it is left aside."""
    number = parse_number(text, locale)
    if number is not None or not text or not text[-1:].isprintable() or len(text) > 40:
        return number
    for pattern in (_MARK, _UNIT):
        rest = pattern.sub("", text)
        if rest != text and is_numeral(rest):
            return parse_number(rest, locale)
    return None


def locale_of(texts: Iterable[str], voted: NumberLocale) -> NumberLocale:
    """`voted`, unless more cells of a table can only be read the other way."""
    mine = others = 0
    for text in texts:
        if "," in text or "." in text:
            as_voted = parse_number(text, voted)
            otherwise = parse_number(text, _OTHER[voted])
            mine += as_voted is not None and otherwise is None
            others += otherwise is not None and as_voted is None
    return _OTHER[voted] if others > mine else voted

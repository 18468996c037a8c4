"""Printed numbers as exact decimals that remember how they were printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from aspera.domain.affix import Affix, parse_prefix, parse_suffix
from aspera.domain.digits import NUMBER_MARKS, OTHER_DIGITS, mixes_scripts
from aspera.domain.document import NumberLocale

_LONGEST = 40
_EQUAL = str.maketrans(
    dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " ")
    | dict.fromkeys("’‘ʼ´", "'")
    | dict.fromkeys("−–‐‑‒", "-")
    | {"―": "—"}
    | NUMBER_MARKS
    | OTHER_DIGITS
)
_DIGITS = re.compile(r"([^0-9]*?)((?<![A-Za-z])\.[0-9]+|[0-9](?:[0-9,.' ]*[0-9])?)([^0-9].*)?")
_DASH = re.compile(r"([^\s()—-]{0,4})\s?(\()?(?:-{1,3}|—{1,2}|nil)(\))?\s?(%?)", re.IGNORECASE)

_BLANKS = r"[1-9][0-9]{0,2}(?: [0-9]{3})+|[1-9][0-9]{0,2}(?:'[0-9]{3})+"
_COMMAS = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}"
_POINTS = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
_WRITTEN = {
    NumberLocale.POINT: re.compile(
        rf"(0?|[1-9][0-9]*|{_COMMAS})(?:\.([0-9]+))?"
        rf"|(0|{_POINTS}),([0-9]+)|({_BLANKS})(?:[.,]([0-9]+))?"
    ),
    NumberLocale.COMMA: re.compile(
        rf"(0?|[1-9][0-9]*|{_POINTS})(?:,([0-9]+))?"
        rf"|(0|{_COMMAS})\.([0-9]+)|({_BLANKS}|[1-9][0-9]{{0,2}}(?:,[0-9]{{3}}){{2,}})(?:[.,]([0-9]+))?"
    ),
}
_UNGROUP = str.maketrans("", "", ",.' ")
_ONE = Decimal(1)
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Number:
    """`value` is what is printed, sign and suffix applied (`(1.2) million` is -1,200,000), a
    percentage stays in percent. `unit` is the value of the last printed digit (100,000 there),
    so the true figure lies within unit/2 either side. `is_dash` marks a dash or "nil" that
    stands for zero; its unit is 1. `is_year` marks a bare 1900–2100 that could be a year.
    `currency` is an ISO 4217 code."""

    value: Decimal
    unit: Decimal
    printed: str
    is_percent: bool = False
    is_dash: bool = False
    is_year: bool = False
    currency: str = ""


@lru_cache(maxsize=16384)
def parse_number(text: str, locale: NumberLocale = NumberLocale.POINT) -> Number | None:
    """The number that `text` as a whole is, or None (also for "n/a", "n.m." and blanks).

    Digits may be grouped by commas, points, blanks or apostrophes, and be of any script that counts
    in tens (Arabic, Devanagari, full width…), but of one only. A number with one kind of
    separator is read by `locale`; with both, the order decides. Dates, codes with leading zeros
    and section numbers of more than two parts are no numbers; nor are credits and debits ("5 CR"):
    which of the two is negative the number does not say, and in India "Cr" is ten million.
    """
    body = text.strip()
    if not body or len(body) > _LONGEST:
        return None
    if not body.isascii():
        if mixes_scripts(body):
            return None
        body = body.translate(_EQUAL)
    match = _DIGITS.fullmatch(body)
    if match is None:
        return _dash(text, body) if body[-1] in "-—lL)%" else None
    before, digits, after = match.groups("")
    written = _WRITTEN[locale].fullmatch(digits)
    if written is None:
        return None
    prefix, suffix = parse_prefix(before), parse_suffix(after)
    if prefix is None or suffix is None or not _fit(prefix, suffix, digits):
        return None
    return _number(text, prefix, written, suffix)


def _fit(prefix: Affix, suffix: Affix, digits: str) -> bool:
    """Whether both sides belong to one number: brackets close, one sign, one currency."""
    if prefix.bracket != suffix.bracket:
        return False
    if suffix.minus and (prefix.minus or prefix.plus or prefix.bracket or _is_year(digits)):
        return False
    if (prefix.currency and (suffix.currency or suffix.is_percent)) or (prefix.power and suffix.power):
        return False
    if suffix.needs_currency and not (prefix.currency or suffix.currency):
        return False
    return not (prefix.plus and " " in digits)


def _number(text: str, prefix: Affix, written: re.Match[str], suffix: Affix) -> Number:
    groups = written.groups()
    whole = (groups[0] or groups[2] or groups[4] or "0").translate(_UNGROUP)
    decimals = groups[1] or groups[3] or groups[5] or ""
    power = prefix.power + suffix.power
    exponent = power - len(decimals)
    value = Decimal(f"{whole}{decimals}{'0' * exponent if exponent > 0 else ''}E{min(exponent, 0)}")
    minus = prefix.minus or prefix.bracket or suffix.minus
    currency = prefix.currency or suffix.currency
    bare = not (minus or prefix.plus or suffix.is_percent or currency or power)
    return Number(
        value=value.copy_negate() if minus and value else value,
        unit=Decimal(f"1{'0' * exponent}") if exponent >= 0 else _ONE.scaleb(exponent),
        printed=text,
        is_percent=suffix.is_percent,
        is_year=bare and _is_year(written[0]),
        currency=currency,
    )


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and 1900 <= int(digits) <= 2100


def _dash(text: str, body: str) -> Number | None:
    match = _DASH.fullmatch(body)
    if match is None or (match[2] is None) != (match[3] is None):
        return None
    prefix = parse_prefix(match[1])
    if prefix is None or prefix.minus:
        return None
    return Number(_ZERO, _ONE, text, bool(match[4]), is_dash=True, currency=prefix.currency)

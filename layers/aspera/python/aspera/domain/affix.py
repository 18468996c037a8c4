"""What stands around the digits of a printed number: signs, brackets, currencies, magnitudes, marks.

The same few affixes repeat over a whole document, so each is parsed once and remembered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from aspera.domain.currency import CURRENCIES, CURRENCY_WORDS
from aspera.domain.magnitude import LETTER_MAGNITUDES, MAGNITUDES

_PREFIX = re.compile(r"([-+])?\s?([^\s()+-]*)\s?(\()?\s?(-)?\s?([^\s()+-]*)\s?(-)?\s?")
_MARK = re.compile(
    r"(?:\s?[*†‡§#]{1,3}|\s?\([a-z]{1,2}\)|(?<!\s)\([0-9]{1,2}\)|(?<!\s)\[[0-9]{1,2}\]"
    r"|[¹²³⁰⁴-⁹](?:,?[¹²³⁰⁴-⁹])?)$"
)
_PIECE = re.compile(r"\s?(\)|-|%|[^\s()%+0-9-]+)")
_COMPOUND = re.compile(r"([kKmMbBT]|MM|Mds?|Mio\.?|Mrd\.?|mn|bn)([€$£¥]|[A-Z]{3})")
_PERCENT = frozenset({"%", "percent", "pct", "prozent"})


@dataclass(frozen=True, slots=True)
class Affix:
    """`power` is the exponent of ten that the number is multiplied by; `needs_currency` where it
    comes from a letter that means something else without a currency ("5 m")."""

    minus: bool = False
    plus: bool = False
    bracket: bool = False
    is_percent: bool = False
    power: int = 0
    currency: str = ""
    needs_currency: bool = False


@lru_cache(maxsize=1024)
def parse_prefix(text: str) -> Affix | None:
    """What stands before the digits, or None when it does not belong to a number."""
    match = _PREFIX.fullmatch(text)
    if match is None:
        return None
    sign, outer, bracket, inner, name, last = match.groups()
    minuses = (sign == "-") + (inner is not None) + (last is not None)
    if minuses > 1 or (outer and name) or (bracket and sign):
        return None
    named = _currency(outer or name) if outer or name else ("", 0)
    if named is None:
        return None
    currency, power = named
    return Affix(bool(minuses), sign == "+", bool(bracket), False, power, currency)


@lru_cache(maxsize=4096)
def parse_suffix(text: str) -> Affix | None:
    """What stands after the digits, footnote marks dropped, or None when it does not belong there."""
    body = _MARK.sub("", text, count=1).replace("per cent", "%").replace("pour cent", "%")
    pieces = _PIECE.findall(body)
    if sum(map(len, pieces)) != len(body) - sum(map(body.count, " \t")):
        return None
    bracket = pieces.count(")")
    minus = pieces.count("-")
    words = [piece for piece in pieces if piece not in ")-"]
    percents = sum(word.lower() in _PERCENT for word in words)
    if bracket > 1 or minus > 1 or percents > 1:
        return None
    named = _words([word for word in words if word.lower() not in _PERCENT])
    if named is None or (percents and named != ("", 0, False)):
        return None
    currency, power, by_letter = named
    attached = by_letter and body[0] in "mMkK" and not body[1:2].isalpha()
    return Affix(
        bool(minus), False, bool(bracket), bool(percents), power, currency, by_letter and not attached
    )


def _words(words: list[str]) -> tuple[str, int, bool] | None:
    """Currency, power and whether a letter says so, of at most one magnitude and one currency."""
    currency, power, by_letter = "", 0, False
    for word in words:
        name = word.lower()
        named = _currency(word)
        if named and not currency:
            currency, power = named[0], power or named[1]
        elif power:
            return None
        elif name in MAGNITUDES:
            power = MAGNITUDES[name]
        elif name in LETTER_MAGNITUDES and name != "t":
            power, by_letter = LETTER_MAGNITUDES[name], True
        else:
            return None
    return currency, power, by_letter


def _currency(word: str) -> tuple[str, int] | None:
    """("EUR", 0) of "€", ("EUR", 3) of "TEUR" or "k€"."""
    if word in CURRENCIES:
        return CURRENCIES[word], 0
    if word.lower() in CURRENCY_WORDS:
        return CURRENCY_WORDS[word.lower()], 0
    match = _COMPOUND.fullmatch(word)
    if match is None or match[2] not in CURRENCIES:
        return None
    name = match[1].lower()
    return CURRENCIES[match[2]], MAGNITUDES.get(name) or LETTER_MAGNITUDES[name]

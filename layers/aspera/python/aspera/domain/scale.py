"""Scales and units as headers, captions and notes say them: "in thousands", "EUR m", "ktCO2e"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from aspera.domain.currency import CURRENCIES, CURRENCY_WORDS
from aspera.domain.magnitude import LETTER_MAGNITUDES, MAGNITUDES
from aspera.domain.physical_unit import read_physical_unit

_SIGN = (
    r"(?:(?:US|A|AU|C|CA|HK|S|NZ|R)?\$|[€£¥₹]"
    r"|\b(?:USD|EUR|GBP|JPY|CHF|CNY|RMB|AUD|CAD|HKD|SGD|INR|BRL|SEK|NOK|DKK|PLN)\b|\bRs\b\.?)"
)
_NAME = r"\b(?:dollars?|euros?|pounds?|sterling|francs|franken|yen|rupees|yuan|renminbi)\b"
_MONEY = rf"(?:{_SIGN}|{_NAME})"
_MANY = (
    r"\b(?:thousands?|millions?|billions?|trillions?|crores?|lakhs?|tausend|millionen|milliarden|milliards?|"
    r"milliers|tsd\b\.?|mio\b\.?|mrd\b\.?|mn\b|mln\b|bn\b)"
)
_SCALES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:(?P<many>{_MANY})\s(?:of\s|d['’]|in\s)?(?:u\.?s\.?\s)?(?P<money>{_MONEY}))",
        rf"(?i:(?P<money>{_MONEY})[\s,-]{{0,2}}(?:\bin\s)?(?P<many>{_MANY}))",
        rf"(?i:(?:\b(?:in|en)\s(?:the\s)?|\()(?P<many>{_MANY})|^(?P<only>{_MANY})(?=$|,|\sof\b))",
        r"(?<![A-Za-z])(?P<letters>[kKTM]|Mds?|Mio\.?|Mrd\.?)\s?(?P<money>€|EUR\b|USD\b|CHF\b|GBP\b)",
        rf"(?P<money>{_SIGN})\s?(?P<letters>[mMkKbB]|MM|mn|bn)(?![A-Za-z])",
        rf"(?:(?P<money>{_SIGN})\s?|\(|\bin\s|^)['’]?(?P<zeros>,?000(?:,000)*)s?\b(?![,.\d])",
    )
)
_PLAIN = re.compile(rf"(?i:(?:\bin\s|\(|^)(?P<money>{_MONEY})(?=\)|$|[\s,;]))(?!\s?[\d(])")
_PERCENT = re.compile(
    r"(?:^|[\s(])(?:%|per ?cent|prozent|percentage|pourcentage)(?:$|[\s).,;])", re.IGNORECASE
)
_MONEY_IN = re.compile(rf"(?i:{_MONEY})")


@dataclass(frozen=True, slots=True)
class Scale:
    """What one printed unit stands for: `factor` times `unit` ("USD", "tCO2e", "%", "")."""

    factor: Decimal
    unit: str

    @property
    def is_plain_currency(self) -> bool:
        """Whether it names a currency and leaves open how many of it."""
        return self.factor == 1 and self.unit in CURRENCIES


@lru_cache(maxsize=8192)
def read_scale(text: str) -> Scale | None:
    """The scale or unit that `text` speaks of, or None. Amounts ("5 million") are no scale."""
    for pattern in _SCALES:
        match = pattern.search(text)
        if match and not text[: match.start()].rstrip()[-1:].isdigit():
            return _money_scale(match, text)
    physical = read_physical_unit(text)
    if physical:
        return Scale(Decimal(1), "") if physical.is_ratio else Scale(_ten(physical.exponent), physical.name)
    if _PERCENT.search(text):
        return Scale(Decimal(1), "%")
    plain = _PLAIN.search(text)
    return Scale(Decimal(1), currency_of(plain["money"])) if plain else None


def _money_scale(match: re.Match[str], text: str) -> Scale:
    found = match.groupdict()
    many = found.get("many") or found.get("only")
    if many:
        exponent = MAGNITUDES[many.lower()]
    elif found.get("letters"):
        letters = found["letters"].lower()
        exponent = MAGNITUDES.get(letters) or LETTER_MAGNITUDES[letters]
    else:
        exponent = found["zeros"].count("0")
    money = found.get("money")
    if not money:
        physical = read_physical_unit(text[match.start() :])
        if physical:
            return Scale(_ten(physical.exponent if physical.counts else exponent), physical.name)
        named = _MONEY_IN.search(text)
        money = named[0] if named else ""
    return Scale(_ten(exponent), currency_of(money))


def _ten(exponent: int) -> Decimal:
    return Decimal(10**exponent) if exponent >= 0 else Decimal(1).scaleb(exponent)


def currency_of(name: str) -> str:
    """The ISO code of a currency's sign, code or name, or ""."""
    code = CURRENCIES.get(name) or CURRENCIES.get(name.upper()) or CURRENCY_WORDS.get(name.lower())
    return code or CURRENCY_WORDS.get(f"{name.lower()}s", "")

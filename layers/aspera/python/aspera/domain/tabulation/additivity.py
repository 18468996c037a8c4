"""Which columns hold values that can be summed along a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from aspera.domain.number import Number

_CHANGE = re.compile(
    r"\b(?:change|vs|versus|compared|variance|variation|growth|increase|decrease|average|avg|mean|median|price"
    r"|rate|margin|ratio|yield|days|eps|intensity|score|rank|index|weighted|percent(?:age)?|pct|bps|yoy|y-o-y"
    r"|cagr|per|age|useful li(?:fe|ves)|(?:contractual|remaining|average) term|veränderung|abweichung"
    r"|multiple|wachstum|durchschnitt|preis|quote|marge|anteil|évolution|moyenne|prix|taux)\b"
    r"|%|±|Δ|/ ?(?:share|unit|fte|t\b|m²)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\W*(?:notes?|ref(?:erence)?s?\.?|page|anhang|anmerkung(?:en)?|anm\.?|renvoi|no\.?|nr\.?|item|#)\W*",
    re.IGNORECASE,
)
_WHOLE = Decimal(100)
_LARGEST = Decimal(101)
_MOST_NOTES = 60


def is_additive(header: str, numbers: Sequence[Number]) -> bool:
    """Whether the column's values can be summed with those of its neighbours or rows."""
    if is_notes(header, numbers) or all(number.is_year for number in numbers):
        return False
    percents = [number for number in numbers if number.is_percent]
    if 2 * len(percents) > len(numbers) or (header.strip().endswith("%") and not _CHANGE.match(header)):
        return _is_breakdown(numbers)
    return not _CHANGE.search(header)


def is_notes(header: str, numbers: Sequence[Number]) -> bool:
    """Whether the column refers to notes or pages: headed so, or small whole numbers that never
    fall under no header at all."""
    if header:
        return _NOTE.fullmatch(header) is not None
    values = [number.value for number in numbers if not number.is_dash]
    plain = all(
        number.value == number.value.to_integral_value()
        and 0 < number.value <= _MOST_NOTES
        and not (number.is_percent or number.currency)
        for number in numbers
        if not number.is_dash
    )
    return len(values) > 2 and plain and values == sorted(values)


def _is_breakdown(numbers: Sequence[Number]) -> bool:
    """Percentages that make a whole: a 100 among them, none negative or above it."""
    values = [number.value for number in numbers]
    return _WHOLE in values and all(0 <= value <= _LARGEST for value in values)

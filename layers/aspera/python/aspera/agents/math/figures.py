"""Numbers as they are written for people."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from aspera.domain.document import NumberLocale

_SWAPPED = str.maketrans(",.", ".,")


def figure(value: Decimal, locale: NumberLocale, *, percent: bool = False) -> str:
    """`value` with grouped digits and a true minus sign: 1,234.5 or 1.234,5."""
    written = f"{abs(value):,f}"
    if locale is NumberLocale.COMMA:
        written = written.translate(_SWAPPED)
    return f"{'−' if value < 0 else ''}{written}{'%' if percent else ''}"


def signed_sum(values: Sequence[Decimal], signs: Sequence[int], locale: NumberLocale) -> str:
    """ "1,200 + 3,400 − 250": a negative number is taken off, and one taken off twice is added."""
    parts: list[str] = []
    for value, sign in zip(values, signs, strict=True):
        amount = value * sign
        written = figure(abs(amount), locale)
        if parts:
            parts.append(f"{'−' if amount < 0 else '+'} {written}")
        else:
            parts.append(f"{'−' if amount < 0 else ''}{written}")
    return " ".join(parts)

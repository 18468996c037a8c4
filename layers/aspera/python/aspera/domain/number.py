"""Printed numbers as exact decimals that remember how they were printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from aspera.domain.document import NumberLocale


@dataclass(frozen=True, slots=True)
class Number:
    """`value` is what is printed, sign and suffix applied (`(1.2) million` is -1,200,000), a
    percentage stays in percent. `unit` is the value of the last printed digit (100,000 there),
    so the true figure lies within unit/2 either side. `is_dash` marks a dash or "nil" that
    stands for zero. `is_year` marks a bare 1900–2100 that could be a year."""

    value: Decimal
    unit: Decimal
    printed: str
    is_percent: bool = False
    is_dash: bool = False
    is_year: bool = False
    currency: str = ""


def parse_number(text: str, locale: NumberLocale = NumberLocale.POINT) -> Number | None:
    """The number that `text` as a whole is, or None (also for "n/a", "n.m." and blanks)."""
    raise NotImplementedError

"""Amounts of money: US dollars as `Decimal`, in steps of a billionth."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

NANO = Decimal("0.000000001")
"""The smallest step: one token of the cheapest model costs 35 of them."""


def dollars(amount: Decimal) -> Decimal:
    """`amount` rounded up to the smallest step."""
    return amount.quantize(NANO, ROUND_CEILING)


def as_nanos(amount: Decimal) -> int:
    """A whole number for stores without decimals."""
    return int(dollars(amount).scaleb(9))


def from_nanos(nanos: int) -> Decimal:
    return Decimal(nanos).scaleb(-9).quantize(NANO)


def format_dollars(amount: Decimal) -> str:
    """`$0`, `$0.0042`, `$0.25`, `$12.35`: whole cents from a dollar on, and below up to four places,
    rounded up."""
    if not amount:
        return "$0"
    places = f"{amount.quantize(Decimal('0.0001'), ROUND_CEILING):,}"
    cents = f"{amount.quantize(Decimal('0.01'), ROUND_CEILING):,}"
    return f"${cents}" if amount >= 1 or places.endswith("00") else f"${places.rstrip('0')}"

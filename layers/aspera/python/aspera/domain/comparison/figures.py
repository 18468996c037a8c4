"""When two printed figures are equal, and when one looks like a slip of the other."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from aspera.domain.observation import Fact

_SCALES = frozenset((3, 6, 9))
_FEWEST_DIGITS = 3


class Slip(StrEnum):
    """How one figure could have become the other."""

    DIGIT = "one digit differs"
    SWAP = "two digits are swapped"
    DROP = "one digit is missing"
    SCALE = "the decimal point is moved"


def digits(fact: Fact) -> int:
    """How many significant digits are printed."""
    return len(str(int(abs(fact.value) / fact.precision)))


def shared_digits(one: Fact, other: Fact) -> int:
    """How many significant digits the coarser of two figures shows."""
    return min(digits(one), digits(other))


def difference(one: Fact, other: Fact) -> Decimal:
    """Of the amounts; a sign is presentation."""
    return abs(abs(one.value) - abs(other.value))


def tolerance(one: Fact, other: Fact) -> Decimal:
    """Half a unit of the coarser figure's last digit, and of the finer's when it is printed finer:
    so far may two roundings of one figure be apart."""
    coarse, fine = max(one.precision, other.precision), min(one.precision, other.precision)
    return (coarse + fine) / 2 if fine < coarse else coarse / 2


def agree(one: Fact, other: Fact) -> bool:
    return are_equal(one, other) is True


def are_equal(one: Fact, other: Fact) -> bool | None:
    """True when equal at the precision of the coarser, or the same digits in two tables: which
    scale a table is in ("in thousands") is not always found. None when the digits beyond the
    coarser's last may have been cut off instead of rounded. Every pair of lines passes here."""
    apart = difference(one, other)
    if not apart:
        return True
    if one.precision == other.precision:
        return apart <= one.precision / 2
    if apart <= tolerance(one, other) or (one.source == other.source == "table" and is_scaled(one, other)):
        return True
    return None if apart <= tolerance(one, other) + max(one.precision, other.precision) / 2 else False


def is_scaled(one: Fact, other: Fact) -> bool:
    """Whether the digits are the same, and one figure is a thousand, a million or a billion times
    the other."""
    if not one.value or not other.value or shared_digits(one, other) < _FEWEST_DIGITS:
        return False
    low, high = sorted((abs(one.value), abs(other.value)))
    ratio = high / low
    power = ratio.adjusted()
    return power in _SCALES and ratio == Decimal(1).scaleb(power)


def is_off_by_one(one: Fact, other: Fact) -> bool:
    """One unit of the last digit apart: often a rounding, made before adding up."""
    return difference(one, other) <= max(one.precision, other.precision)


def slip(one: Fact, other: Fact) -> Slip | None:
    """The slip that makes one figure of the other, at the precision of the coarser."""
    precision = max(one.precision, other.precision)
    first, second = _printed_digits(one, precision), _printed_digits(other, precision)
    if is_scaled(one, other):
        return Slip.SCALE
    if min(len(first), len(second)) < _FEWEST_DIGITS:
        return None
    if len(first) == len(second):
        apart = [index for index in range(len(first)) if first[index] != second[index]]
        if len(apart) == 1:
            return Slip.DIGIT
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1
        if swapped and first[apart[0]] == second[apart[1]] and first[apart[1]] == second[apart[0]]:
            return Slip.SWAP
        return None
    return Slip.DROP if _lacks_one(*sorted((first, second), key=len)) else None


def _printed_digits(fact: Fact, precision: Decimal) -> str:
    return str(int((abs(fact.value) / precision).to_integral_value(ROUND_HALF_UP)))


def _lacks_one(short: str, long: str) -> bool:
    if len(long) != len(short) + 1:
        return False
    index = next((index for index, digit in enumerate(short) if digit != long[index]), len(short))
    return short[index:] == long[index + 1 :]

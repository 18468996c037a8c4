"""Slips of the pen: how a single number comes to be misprinted."""

from __future__ import annotations

from enum import StrEnum


class Slip(StrEnum):
    SIGN = "the sign is turned round"
    OMITTED = "it is left out of the sum"
    TWICE = "it is counted twice"
    TRANSPOSED = "two digits are swapped"
    SCALE = "the decimal place is shifted"
    DIGIT = "one digit differs"
    DROPPED = "a digit is missing"
    ADDED = "a digit is too many"


def slip_between(printed: int, expected: int) -> Slip | None:
    """What turns `expected` into `printed`, if it is a single slip."""
    if printed == -expected:
        return Slip.SIGN
    if (printed < 0) != (expected < 0):
        return None
    shown, meant = str(abs(printed)), str(abs(expected))
    if shown.rstrip("0") == meant.rstrip("0"):
        return Slip.SCALE
    if len(shown) == len(meant):
        return _same_length(shown, meant)
    longer, shorter, slip = (
        (meant, shown, Slip.DROPPED) if len(meant) > len(shown) else (shown, meant, Slip.ADDED)
    )
    if len(longer) - len(shorter) == 1 and any(
        longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer))
    ):
        return slip
    return None


def _same_length(shown: str, meant: str) -> Slip | None:
    differing = [index for index, (a, b) in enumerate(zip(shown, meant, strict=True)) if a != b]
    if len(differing) == 1:
        return Slip.DIGIT
    if len(differing) == 2:
        first, second = differing
        if second == first + 1 and shown[first] == meant[second] and shown[second] == meant[first]:
            return Slip.TRANSPOSED
    return None

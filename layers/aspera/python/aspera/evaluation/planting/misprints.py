"""One printed number with one slip of the pen."""

from __future__ import annotations

import re
from itertools import pairwise

from aspera.evaluation.planting.chance import draw, pick
from aspera.evaluation.planting.slip import SlipClass

_NUMBER = re.compile(r"\d[\d.,' ]*\d|\d")
_DECIMALS = re.compile(r"([.,])(\d{1,2})$")
_OPEN, _CLOSE = "(", ")"


def misprint(word: str, kind: SlipClass, key: str) -> str | None:
    """`word` with its number changed and everything else as it was; None when it is too short for
    the slip. A last digit is never off by one: that would be a rounding."""
    match = _NUMBER.search(word)
    if match is None:
        return None
    if kind is SlipClass.SIGN:
        return _other_sign(word, match)
    changed = _changed(match[0], kind, key)
    return None if changed is None else word[: match.start()] + changed + word[match.end() :]


def _changed(number: str, kind: SlipClass, key: str) -> str | None:
    if kind is SlipClass.SCALE:
        return _scaled(number)
    if kind is SlipClass.TRANSPOSITION:
        return _transposed(number, key)
    return _with_another_digit(number, key)


def _with_another_digit(number: str, key: str) -> str:
    spots = [spot for spot, letter in enumerate(number) if letter.isdigit()]
    spot = pick(f"{key} spot", spots)
    old = int(number[spot])
    digits = [
        digit
        for digit in range(10)
        if digit != old
        and not (digit == 0 and spot == spots[0])
        and not (spot == spots[-1] and abs(digit - old) == 1)
    ]
    return number[:spot] + str(pick(f"{key} digit", digits)) + number[spot + 1 :]


def _transposed(number: str, key: str) -> str | None:
    spots = [spot for spot, letter in enumerate(number) if letter.isdigit()]
    pairs = [
        (one, other)
        for one, other in pairwise(spots)
        if number[one] != number[other] and not (one == spots[0] and number[other] == "0")
    ]
    if not pairs:
        return None
    one, other = pairs[draw(key, len(pairs))]
    return number[:one] + number[other] + number[one + 1 : other] + number[one] + number[other + 1 :]


def _scaled(number: str) -> str:
    """A thousand times as much; with decimals, the point one place further and as many of them."""
    decimals = _DECIMALS.search(number)
    if decimals is None:
        return number + ("." if "." in number else ",") + "000"
    point, digits = decimals.groups()
    whole = number[: decimals.start()] + digits[0]
    return ("".join(filter(str.isdigit, whole)).lstrip("0") or "0") + point + digits[1:] + "0"


def _other_sign(word: str, match: re.Match[str]) -> str | None:
    before, after = word[: match.start()], word[match.end() :]
    if before.endswith(_OPEN):
        return before[:-1] + match[0] + after.replace(_CLOSE, "", 1)
    if before.endswith(("-", "−", "–")):
        return before[:-1] + match[0] + after
    if _CLOSE in after:
        return None
    return before + _OPEN + match[0] + _CLOSE + after

"""Decimal digits of scripts other than Latin, and what numbers are written with there."""

from __future__ import annotations

_ZEROS = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀០᠐０"
"""The zero of each; its other digits follow it (Unicode, general category Nd)."""

OTHER_DIGITS: dict[str, str] = {chr(ord(zero) + digit): str(digit) for zero in _ZEROS for digit in range(10)}

NUMBER_MARKS: dict[str, str] = dict(zip("٫٬٪，．％（）－＋￥＄", ".,%,.%()-+¥$", strict=True))
"""Arabic separators and the signs of full width, as they are in Latin script."""

_LATIN = str.maketrans(OTHER_DIGITS | NUMBER_MARKS)


def with_latin_digits(text: str) -> str:
    """`text` with its digits as 0–9, and the marks beside them in Latin; nothing else changes, and every
    character keeps its place."""
    return text if text.isascii() else text.translate(_LATIN)


def mixes_scripts(text: str) -> bool:
    """Whether digits of two scripts stand in it: no way of writing a number."""
    if text.isascii():
        return False
    zeros = {
        "0" if c.isascii() else chr(ord(c) - int(OTHER_DIGITS[c]))
        for c in text
        if c in OTHER_DIGITS or c in "0123456789"
    }
    return len(zeros) > 1

"""Where an entity was seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_AROUND = 60
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Sighting:
    """`label` is a vertex's, `name` as printed, `role` what is said of it ("auditor", "Chief
    Executive Officer"), `alias` a shorter name that the text defines for it."""

    label: str
    name: str
    page: int
    quote: str
    role: str = ""
    alias: str = ""


def quote_around(text: str, start: int, end: int) -> str:
    """The words around a span, within its line of text, as they stand there."""
    floor = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    stop = text.find("\n", end)
    ceiling = min(stop if stop >= 0 else len(text), end + _AROUND, floor + _LONGEST)
    if floor and not text[floor - 1].isspace():
        blank = text.find(" ", floor, start)
        floor = blank + 1 if blank >= 0 else start
    if ceiling < len(text) and not text[ceiling].isspace():
        blank = text.rfind(" ", end, ceiling)
        ceiling = blank if blank >= 0 else max(end, ceiling if ceiling <= end else end)
    return text[floor:ceiling].strip()


def places(text: str, literal: str) -> Iterator[int]:
    position = text.find(literal)
    while position >= 0:
        yield position
        position = text.find(literal, position + len(literal))

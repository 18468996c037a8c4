"""Where an entity was seen, and as bytes on its way to the graph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass

import orjson

_AROUND = 60

SIGHTINGS = "sightings.json"
"""Where a run keeps them."""


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
    newline = text.find("\n", end)
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    last = min(newline if newline >= 0 else len(text), end + _AROUND)
    if first and text[first - 1] not in " \n":
        first = text.find(" ", first, start) + 1 or start
    if last < len(text) and text[last] not in " \n":
        last = max(text.rfind(" ", end, last), end)
    return text[first:last].strip()


def encode_sightings(found: Iterable[Sighting]) -> bytes:
    return orjson.dumps([astuple(one) for one in found])


def decode_sightings(data: bytes) -> list[Sighting]:
    return [Sighting(*fields) for fields in orjson.loads(data)]

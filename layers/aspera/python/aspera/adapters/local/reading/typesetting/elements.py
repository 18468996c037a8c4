"""What a text without pages consists of, before it is set in type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` counts from 1; 0 is the title of the whole."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One of a list; `text` with its mark."""

    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines whose blanks matter."""

    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of equal length; the first `header_rows` are repeated on every page."""

    rows: Sequence[Sequence[str]]
    header_rows: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Element = Heading | Paragraph | Item | Verbatim | Grid | PageBreak

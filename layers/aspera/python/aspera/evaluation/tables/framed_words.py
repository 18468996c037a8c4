"""Framed tables of words of our own making, as indexes of disclosures have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from aspera.evaluation.tables.adjacency import Grid
from aspera.evaluation.tables.pdf_writer import Sheet, pdf_of
from aspera.evaluation.tables.typesetter import wrapped

_WORDS = (
    "direct emissions of the group are reported by site and energy source with the method that the standard"
    " asks for omitted figures explained"
).split()
_LEFT, _RIGHT, _TOP = 45.0, 570.0, 88.0
_COLUMNS = ((50.0, 70.0), (130.0, 190.0), (330.0, 140.0), (480.0, 85.0))
"""Left edge and width."""
_LINE, _PAD, _SIZE = 10.5, 15.0, 9.0
_HEAD = ("Disclosure", "Description", "Where it is found", "Omission")


@dataclass(frozen=True, slots=True)
class FramedWords:
    content: bytes
    grid: Grid


def framed_words(each: int) -> Iterator[FramedWords]:
    """Always the same ones; cells run over several lines in every column."""
    for number in range(each):
        chance = Random(number)
        rows = [_HEAD, *(_row(chance) for _ in range(8))]
        sheet = Sheet()
        y = _TOP
        sheet.rule(_LEFT, y, _RIGHT, y)
        for row in rows:
            y = _set_row(sheet, y, row)
        for x in (_LEFT, *(left - 5 for left, _ in _COLUMNS[1:]), _RIGHT):
            sheet.rule(x, _TOP, x, y)
        yield FramedWords(pdf_of([sheet]), rows)


def _row(chance: Random) -> tuple[str, ...]:
    return (
        f"GRI {chance.randrange(201, 420)}-{chance.randrange(1, 9)}",
        _words(chance, 3, 16).capitalize(),
        f"Pages {chance.randrange(1, 90)} and {_words(chance, 0, 9)}".strip(),
        chance.choice(("", "None", "Not material to the group")),
    )


def _words(chance: Random, fewest: int, most: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randrange(fewest, most)))


def _set_row(sheet: Sheet, y: float, row: Sequence[str]) -> float:
    cells = [wrapped(text, width, _SIZE) for text, (_, width) in zip(row, _COLUMNS, strict=True)]
    for lines, (left, _) in zip(cells, _COLUMNS, strict=True):
        for number, line in enumerate(lines):
            sheet.left(left, y + 11 + number * _LINE, line, _SIZE)
    bottom = y + (max(map(len, cells)) - 1) * _LINE + _PAD
    sheet.rule(_LEFT, bottom, _RIGHT, bottom)
    return bottom

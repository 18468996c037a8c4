"""Which words of a page a cell is made of."""

from __future__ import annotations

import re
from dataclasses import replace

from aspera.domain.geometry import Box
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.number import Number
from aspera.domain.page import Page
from aspera.domain.table import Cell
from aspera.domain.tabulation import read_tables
from aspera.evaluation.planting.misprints import misprint
from aspera.evaluation.planting.slip import SlipClass

__all__ = ["cell_of", "misprinted", "numeral_of", "steady_tables", "words_in"]

_DIGIT = re.compile(r"\d")


def steady_tables(page: Page) -> frozenset[int]:
    """Those of its tables (by index) that come out of its words again as they are: none on a turned
    page, and none that only ruling lines show."""
    again = read_tables(replace(page, tables=())) if page.tables else ()
    return frozenset(index for index, table in enumerate(page.tables) if table in again)


def words_in(page: Page, box: Box) -> list[int]:
    """The words whose centre lies within `box`."""
    lefts, tops, rights, bottoms = (page.boxes[side::4] for side in range(4))
    return [
        word
        for word, (left, top, right, bottom) in enumerate(zip(lefts, tops, rights, bottoms, strict=True))
        if 2 * box.left <= left + right <= 2 * box.right and 2 * box.top <= top + bottom <= 2 * box.bottom
    ]


def cell_of(sheet: NormalisedTable, row: int, column: int) -> Cell | None:
    return sheet.table.grid[sheet.rows[row].index][sheet.columns[column].index]


def numeral_of(page: Page, cell: Cell, number: Number) -> int | None:
    """The word that holds all digits of the cell's number."""
    digits = "".join(_DIGIT.findall(number.printed))
    return next(
        (word for word in words_in(page, cell.box) if "".join(_DIGIT.findall(page.words[word])) == digits),
        None,
    )


def misprinted(page: Page, cell: Cell, word: int, kind: SlipClass, key: str) -> dict[int, str] | None:
    """What becomes of the words of the cell. A bracket that stands alone belongs to the sign."""
    if kind is SlipClass.SIGN:
        beside = [other for other in words_in(page, cell.box) if page.words[other] in ("(", ")", "(%", ")%")]
        if beside:
            return None
    changed = misprint(page.words[word], kind, key)
    return None if changed is None or changed == page.words[word] else {word: changed}

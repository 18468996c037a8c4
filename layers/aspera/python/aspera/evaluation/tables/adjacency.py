"""ICDAR-2013: relations between neighbouring cells.

Göbel, Hassan, Oro and Orsi, "ICDAR 2013 Table Competition": each cell with its nearest non-blank
neighbour to the right and below. Relations are pooled by page, so that a table that was invented
or missed counts.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Relations = Counter[tuple[str, str, str]]
"""Texts of two neighbours, and which way the second stands."""
Grid = Sequence[Sequence[str]]

_WAYS = ((0, 1, "right"), (1, 0, "below"))
_ALIKE = str.maketrans({"\ufb01": "fi", "\ufb02": "fl", "—": "-", "–": "-", "−": "-", "’": "'"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts of relations: in both, in the truth, in what was read."""

    right: int = 0
    there: int = 0
    found: int = 0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(self.right + other.right, self.there + other.there, self.found + other.found)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.there + self.found) if self.right else 0.0


def plain(text: str) -> str:
    """For comparing: without blanks, one dash, one apostrophe, in lower case."""
    return re.sub(r"\s+", "", text).translate(_ALIKE).lower()


def truth_of(structure: bytes) -> Mapping[int, Relations]:
    """The relations of a `-str.xml`, by page number."""
    truth: dict[int, Relations] = defaultdict(Counter)
    for region in ET.fromstring(structure).iter("region"):
        cells: dict[tuple[int, int], int] = {}
        texts: dict[int, str] = {}
        for key, cell in enumerate(region.iter("cell")):
            row, column = int(cell.attrib["start-row"]), int(cell.attrib["start-col"])
            texts[key] = plain(cell.findtext("content") or "")
            for r in range(row, int(cell.get("end-row") or row) + 1):
                for c in range(column, int(cell.get("end-col") or column) + 1):
                    cells[r, c] = key
        truth[int(region.attrib["page"])] += _relations(cells, texts)
    return truth


def read_relations(grid: Grid) -> Relations:
    places = [((r, c), plain(text)) for r, row in enumerate(grid) for c, text in enumerate(row)]
    filled = [(place, text) for place, text in places if text]
    cells = {place: key for key, (place, _) in enumerate(filled)}
    return _relations(cells, {key: text for key, (_, text) in enumerate(filled)})


def agreement(truth: Relations, grids: Sequence[Grid]) -> Agreement:
    found: Relations = sum(map(read_relations, grids), Counter())
    return Agreement((truth & found).total(), truth.total(), found.total())


def _relations(cells: Mapping[tuple[int, int], int], texts: Mapping[int, str]) -> Relations:
    found: Relations = Counter()
    seen: set[tuple[int, int, str]] = set()
    height = max((row for row, _ in cells), default=-1) + 1
    width = max((column for _, column in cells), default=-1) + 1
    for (row, column), cell in cells.items():
        for down, right, way in _WAYS:
            r, c = row + down, column + right
            while texts[cell] and r < height and c < width:
                other = cells.get((r, c))
                if other is not None and other != cell and texts[other]:
                    if (cell, other, way) not in seen:
                        found[texts[cell], texts[other], way] += 1
                        seen.add((cell, other, way))
                    break
                r, c = r + down, c + right
    return found

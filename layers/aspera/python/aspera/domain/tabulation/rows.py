"""From lines to rows: each segment into its column."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aspera.domain.tabulation.columns import Band, column_of, header_column_of
from aspera.domain.tabulation.lines import Line
from aspera.domain.tabulation.numerals import is_year
from aspera.domain.tabulation.segments import Segment, joined
from aspera.domain.tabulation.unit_notes import is_unit_note

_ALIGNED = 0.8
_APART = 0.4
"""Of that tolerance: parts that stand closer are one cell in any case."""
_MONTH = r"\b(?:jan|feb|mar|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])"
_PERIOD = re.compile(rf"{_MONTH}|\b(?:ended|months|weeks|quarter|years?|as of|at)\b", re.IGNORECASE)
_DATED = re.compile(rf"{_MONTH}|\b(?:19|20)[0-9]{{2}}\b", re.IGNORECASE)
_TIGHT = 0.4
_BETWEEN = 0.6
"""A header this much nearer to its second column than to its first stands over both."""

Place = Callable[[Segment, Sequence[Band]], int]


@dataclass(slots=True)
class GridRow:
    """Cells by column; `first` and `last` are its first and last line."""

    cells: dict[int, Segment]
    first: Line
    last: Line

    @property
    def has_numerals(self) -> bool:
        return any(cell.is_numeral for cell in self.cells.values())

    def absorb(self, below: GridRow) -> None:
        for column, cell in below.cells.items():
            _put(self.cells, column, cell)
        self.last = below.last


def _put(cells: dict[int, Segment], column: int, segment: Segment) -> None:
    if column in cells:
        cells[column].absorb(segment)
    else:
        cells[column] = segment


def body_rows(lines: Sequence[Line], bands: Sequence[Band]) -> list[GridRow]:
    """One row a line."""
    return [_row(line, bands, column_of) for line in lines]


def header_rows(lines: Sequence[Line], bands: Sequence[Band]) -> list[GridRow]:
    """One row a line, but a header wrapped over several lines is one cell in the lowest of them."""
    rows = [_row(line, bands, header_column_of) for line in lines]
    for above, below in pairwise(rows):
        for column, cell in list(above.cells.items()):
            under = below.cells.get(column)
            if not under or not _is_wrapped(cell, under) or _is_note_on_all(below, bands):
                continue
            if _tells_years_apart(above, below):
                continue
            if not (_is_over_several(cell, below, bands) or _is_group(cell, above, below)):
                cell.absorb(under)
                below.cells[column] = above.cells.pop(column)
    return [row for row in rows if row.cells]


def _is_note_on_all(row: GridRow, bands: Sequence[Band]) -> bool:
    """Whether the only thing above the numbers is a unit: "(in thousands)"."""
    over = [cell for column, cell in row.cells.items() if bands[column].numeric]
    return len(over) == 1 and is_unit_note(over[0].text)


def _is_wrapped(above: Segment, below: Segment) -> bool:
    height = min(above.bottom - above.top, below.bottom - below.top)
    return below.top - above.bottom <= _TIGHT * height


def _is_group(cell: Segment, above: GridRow, below: GridRow) -> bool:
    """Whether a period stands over several headers rather than begins one of them."""
    if is_year(cell.text):
        return len(below.cells) > len(above.cells) + 1
    if len(below.cells) <= len(above.cells) or not _PERIOD.search(cell.text):
        return False
    return sum(_DATED.search(other.text) is not None for other in below.cells.values()) > 1


def _tells_years_apart(above: GridRow, below: GridRow) -> bool:
    """Whether the line below has the same years again for each of the headers above: "2023 2022 2023 2022"
    under "Group" and "Parent"."""
    years = [cell.text for cell in below.cells.values() if is_year(cell.text)]
    if len(above.cells) * len(set(years)) != len(years) or len(above.cells) < 2:
        return False
    return all(column in below.cells and is_year(below.cells[column].text) for column in above.cells)


def _is_over_several(cell: Segment, below: GridRow, bands: Sequence[Band]) -> bool:
    """Whether a header stands over several columns, or over several headers of the next line."""
    if sum(cell.left <= band.middle <= cell.right for band in bands) > 1:
        return True
    if sum(cell.overlap(other.left, other.right) > 0 for other in below.cells.values()) > 1:
        return True
    heads = [other.middle for column, other in below.cells.items() if bands[column].numeric]
    middles = heads if len(heads) > 1 else [band.middle for band in bands if band.numeric]
    if len(middles) < 2 or cell.right < min(band.left for band in bands if band.numeric):
        return False
    nearest, second, *_ = sorted(abs(cell.middle - middle) for middle in middles)
    return nearest > _BETWEEN * second


def _row(line: Line, bands: Sequence[Band], place: Place) -> GridRow:
    cells: dict[int, Segment] = {}
    for segment in line.segments:
        for piece in _by_column(segment, bands, place, _ALIGNED * line.em):
            _put(cells, place(piece, bands), piece)
    return GridRow(cells, line, line)


def _by_column(segment: Segment, bands: Sequence[Band], place: Place, tolerance: float) -> Sequence[Segment]:
    """The segment, or its parts where each is aligned with a column of its own."""
    groups: list[list[Segment]] = []
    columns: list[int] = []
    for part in segment.parts:
        column = place(part, bands)
        if groups and (columns[-1] == column or part.left - groups[-1][-1].right < _APART * tolerance):
            groups[-1].append(part)
        else:
            groups.append([part])
            columns.append(column)
    if len(groups) < 2 or len(set(columns)) < len(columns):
        return (segment,)
    pieces = [joined(group) for group in groups]
    first = bands[columns[0]]
    if columns[0] and pieces[0].overlap(first.left, first.right) <= 0:
        return (segment,)
    aligned = all(
        _is_aligned(piece, bands[column], tolerance)
        for piece, column in zip(pieces[1:], columns[1:], strict=True)
    )
    return pieces if aligned else (segment,)


def _is_aligned(piece: Segment, band: Band, tolerance: float) -> bool:
    offsets = (piece.left - band.left, piece.right - band.right, piece.middle - band.middle)
    if min(map(abs, offsets)) < tolerance:
        return True
    return band.numeric and band.left < piece.middle < band.right

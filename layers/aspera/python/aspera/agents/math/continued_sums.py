"""Sums that run on over the end of a page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from aspera.agents.math.accusations import Accusation, accuse
from aspera.agents.math.derivations import Place
from aspera.agents.math.discrepancies import Discrepancy
from aspera.agents.math.doubts import has_stray_digits
from aspera.agents.math.faults import Fault, Footing, find_faults, places
from aspera.agents.math.footing import find_footings
from aspera.agents.math.ledger import footing_ledger
from aspera.agents.math.sums_in_words import describe_sum
from aspera.domain.document import NumberLocale
from aspera.domain.normalised_table import NormalisedTable, Row
from aspera.domain.page import Page, PageSource
from aspera.domain.table import Cell, Table


@dataclass(frozen=True, slots=True)
class Part:
    """A table of one page, as one part of a table that goes on."""

    page: Page
    sheet: NormalisedTable


@dataclass(frozen=True, slots=True)
class ContinuedTable:
    """Tables of pages that follow one another, as one. `footing` holds the sums that reach over the
    end of a page, and nothing else: what one page shows alone is for that page."""

    parts: Sequence[Part]
    sheet: NormalisedTable
    pages: Sequence[Page]
    """Of each row of `sheet`."""
    footing: Footing

    def discrepancies(self, locale: NumberLocale) -> Iterator[Discrepancy]:
        return (describe_sum(accusation, locale) for accusation in self._suspected())

    def counts(self) -> dict[str, int]:
        checks = [check for _, support in self.footing.found for check in support.holding]
        failing = sum(len(support.failing) for _, support in self.footing.found)
        return {
            "equations holding": len(checks),
            "equations": len(checks) + failing,
            "sums exact": sum(check.residual == 0 for check in checks),
            "sums within rounding": sum(check.residual != 0 for check in checks),
            "equations in doubt": self.footing.doubtful,
            "sums over the end of a page": len(checks),
        }

    def _suspected(self) -> Sequence[Accusation]:
        if any(page.source is PageSource.OCR for page in self.pages):
            return ()
        return accuse(self.footing.faults)


def continued_table(parts: Sequence[Part]) -> ContinuedTable | None:
    """The parts as one table; None where no sum reaches over the end of a page."""
    sheet = _joined([part.sheet for part in parts])
    pages = [part.page for part in parts for _ in part.sheet.rows]
    ledger = footing_ledger(sheet)
    sums = [support for support in find_footings(ledger) if support.holding]
    footing = find_faults([(ledger, support) for support in sums], None)
    reaching = [
        (ledger, support)
        for support in sums
        if len({pages[ledger.entries[e]].number for e in (support.relation.total, *support.relation.addends)})
        > 1
    ]
    if not reaching:
        return None
    known = {id(support) for _, support in reaching}
    faults = [fault for fault in footing.faults if id(fault.support) in known and _is_read(fault, parts)]
    failing = sum(len(support.failing) for _, support in reaching)
    return ContinuedTable(parts, sheet, pages, Footing(reaching, faults, failing - len(faults)))


def covered(table: ContinuedTable) -> Iterator[tuple[int, Place]]:
    """Part by part (counted from nought), the places that a sum over the end of a page confirms."""
    firsts = list(accumulate((len(part.sheet.rows) for part in table.parts), initial=0))
    confirmed = {
        place
        for ledger, support in table.footing.found
        for check in support.holding
        for place in places(ledger, support, check)
    }
    for row, column in sorted(confirmed):
        number = bisect_right(firsts, row) - 1
        yield number, (row - firsts[number], column)


def _is_read(fault: Fault, parts: Sequence[Part]) -> bool:
    """Whether no digits stand between the numbers that are in none of them, on any page."""
    rows = [row for row, _ in fault.places]
    first = 0
    for part in parts:
        own = [
            row - first for row in range(min(rows), max(rows) + 1) if 0 <= row - first < len(part.sheet.rows)
        ]
        if own and has_stray_digits(part.sheet, part.page, own):
            return False
        first += len(part.sheet.rows)
    return True


def _joined(sheets: Sequence[NormalisedTable]) -> NormalisedTable:
    """One label column and the columns of numbers, row by row; headings are those of the first."""
    rows: list[Row] = []
    grid: list[tuple[Cell | None, ...]] = []
    for sheet in sheets:
        for row in sheet.rows:
            rows.append(replace(row, index=len(grid)))
            grid.append(_line(sheet, row))
    head = sheets[0]
    columns = tuple(replace(column, index=place) for place, column in enumerate(head.columns, 1))
    table = Table(head.table.page, head.table.box, head.table.caption, 0, 1, tuple(grid))
    return NormalisedTable(
        table, tuple(rows), columns, tuple(numbers for sheet in sheets for numbers in sheet.numbers)
    )


def _line(sheet: NormalisedTable, row: Row) -> tuple[Cell | None, ...]:
    """The label's cell, then those of the numbers."""
    cells = sheet.table.grid[row.index]
    numbers = {column.index for column in sheet.columns}
    label = next(
        (cell for place, cell in enumerate(cells) if cell is not None and place not in numbers), None
    )
    return (label, *(cells[column.index] for column in sheet.columns))

"""Which places of a table its own arithmetic confirms."""

from __future__ import annotations

from dataclasses import dataclass

from aspera.agents.math.faults import places
from aspera.agents.math.table_check import TableCheck, check_table
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.page import Page

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """`cells` stand in a relation that holds; `addend_rows` are rows that a sum which holds adds
    up, so that it fails without one, or with one twice."""

    cells: frozenset[Place]
    addend_rows: frozenset[int]


def coverage_of(sheet: NormalisedTable, page: Page) -> Coverage:
    check = check_table(sheet, page)
    return Coverage(frozenset(check.covered()), frozenset(_addend_rows(check)))


def _addend_rows(check: TableCheck) -> set[int]:
    return {
        row
        for ledger, support in check.footing.found
        for holding in support.holding
        for total, *addends in [places(ledger, support, holding)]
        for row, _ in addends
        if row != total[0]
    }

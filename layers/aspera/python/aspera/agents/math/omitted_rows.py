"""Rows that are missing above a total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log2

from aspera.agents.math.incomplete_in_words import describe_contained, describe_incomplete
from aspera.agents.math.incomplete_totals import IncompleteTotal
from aspera.agents.math.naming import row_name
from aspera.agents.math.proposals import propose, quotation_of
from aspera.agents.math.table_check import TableCheck
from aspera.domain.document import NumberLocale
from aspera.domain.finding import Proposal
from aspera.domain.normalised_table import NormalisedTable
from aspera.domain.page import Page

_FEWEST_FIGURES = 2
_ENOUGH = 20.0
"""Bits that all figures of a row together have to carry, so that no other row has them by accident."""


@dataclass(frozen=True, slots=True)
class CheckedTable:
    page: Page
    check: TableCheck

    @property
    def sheet(self) -> NormalisedTable:
        return self.check.sheet


def parts_of(tables: Sequence[CheckedTable]) -> Sequence[CheckedTable]:
    """The last of `tables`, after those that it carries on."""
    parts = list(tables[-1:])
    for table in reversed(tables[:-1]):
        before = parts[0].sheet.continues
        if before is not None and before.table is table.sheet.table:
            parts.insert(0, table)
    return parts


def find_omitted_rows(tables: Sequence[CheckedTable], locale: NumberLocale) -> Iterator[Proposal]:
    """One proposal for each total that fails in all columns of its table, while a greater total that
    contains it comes out, or by exactly the figures of a row of another table."""
    short = [
        (table, total)
        for table, before in zip(tables, [None, *tables], strict=False)
        if not table.check.is_misread and not table.check.by_ocr
        for total in table.check.incomplete
        if not (total.is_at_start and _may_go_on(table, before))
    ]
    wanted = {id(total): _wanted(total) for _, total in short if total.container is None}
    rows = _rows_with(tables, {figures[0] for figures in wanted.values() if figures})
    for table, total in short:
        if total.container is not None:
            yield from propose(table.page, table.sheet, [describe_contained(total, locale)], locale)
        elif figures := wanted[id(total)]:
            yield from _found_elsewhere(table, total, figures, rows.get(figures[0], ()), locale)


def _may_go_on(table: CheckedTable, before: CheckedTable | None) -> bool:
    """Whether the table may be the rest of one on the page before: it has as many columns."""
    if table.sheet.continues is not None:
        return True
    return (
        before is not None
        and before.page.number + 1 == table.page.number
        and len(before.sheet.columns) == len(table.sheet.columns)
    )


def _found_elsewhere(
    table: CheckedTable,
    total: IncompleteTotal,
    figures: Sequence[Decimal],
    rows: Iterable[tuple[CheckedTable, int]],
    locale: NumberLocale,
) -> Iterator[Proposal]:
    known = {"", *(_words(total.ledger.labels[entry]) for entry in total.support.relation.addends)}
    for other, row in rows:
        if other is not table and _words(other.sheet.rows[row].label) not in known:
            column = _column_of(other.sheet, row, figures)
            if column is not None:
                yield _proposal(table, total, other, (row, column), locale)
                return


def _wanted(total: IncompleteTotal) -> tuple[Decimal, ...]:
    """The figures that the missing row shows, without sign; empty when they could be anything."""
    figures = tuple(abs(value) for value in total.missing)
    unit = total.ledger.unit
    bits = sum(log2(figure / unit + 1) for figure in set(figures))
    return figures if len(figures) >= _FEWEST_FIGURES and bits >= _ENOUGH else ()


def _rows_with(
    tables: Iterable[CheckedTable], figures: set[Decimal]
) -> Mapping[Decimal, Sequence[tuple[CheckedTable, int]]]:
    """Where one of `figures` stands, by its value."""
    found: dict[Decimal, list[tuple[CheckedTable, int]]] = {}
    for table in tables:
        for row, numbers in enumerate(table.sheet.numbers):
            for value in {abs(number.value) for number in numbers if number is not None} & figures:
                found.setdefault(value, []).append((table, row))
    return found


def _column_of(sheet: NormalisedTable, row: int, wanted: Sequence[Decimal]) -> int | None:
    """The column from which on the row shows all figures wanted, one after the other."""
    shown = [(column, abs(n.value)) for column, n in enumerate(sheet.numbers[row]) if n is not None]
    for start in range(len(shown) - len(wanted) + 1):
        if all(value == want for (_, value), want in zip(shown[start:], wanted, strict=False)):
            return shown[start][0]
    return None


def _proposal(
    table: CheckedTable,
    total: IncompleteTotal,
    other: CheckedTable,
    place: tuple[int, int],
    locale: NumberLocale,
) -> Proposal:
    name, page = row_name(other.sheet, place[0]), other.page.number
    where = "another table of this page" if page == table.page.number else f"a table on page {page}"
    proof = f"The differences are exactly the figures of {name} in {where}, which is not among them."
    discrepancy = describe_incomplete(total, proof, locale)
    [proposal] = propose(table.page, table.sheet, [discrepancy], locale)
    elsewhere = quotation_of(other.page, other.sheet, place)
    return proposal.model_copy(update={"quotations": (*proposal.quotations, elsewhere)})


def _words(label: str) -> str:
    return " ".join(label.lower().split())

"""How much of a true table stands in what was read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from aspera.domain.normalised_table import NormalisedTable
from aspera.evaluation.tables.adjacency import plain
from aspera.evaluation.tables.truth import TrueRow, TrueTable


@dataclass(slots=True)
class Score:
    """Rows are right with their label, every number, its sign and its column; headers, periods and
    scales are counted by column."""

    tables: int = 0
    tables_right: int = 0
    rows: int = 0
    rows_right: int = 0
    columns: int = 0
    headers_right: int = 0
    periods_right: int = 0
    scales_right: int = 0

    def add(self, truth: Sequence[TrueTable], read: Sequence[NormalisedTable]) -> None:
        """One page. Each true table is compared with the one that holds most of its labels; a table
        that was read for two true ones is right for neither's columns."""
        for table in truth:
            labels = {plain(row.label) for row in table.rows}
            best = max(read, key=lambda sheet: _shared(sheet, labels), default=None)
            self._add_table(table, best)

    def _add_table(self, table: TrueTable, sheet: NormalisedTable | None) -> None:
        self.tables += 1
        self.rows += len(table.rows)
        self.columns += len(table.columns)
        if sheet is None:
            return
        place = _columns(table, sheet)
        right = sum(_is_right(row, sheet, place) for row in table.rows)
        self.rows_right += right
        headers = 0
        for index, column in enumerate(table.columns):
            read = sheet.columns[place[index]] if index in place else None
            headers += read is not None and plain(read.header) == plain(column.header)
            self.periods_right += read is not None and read.period == column.period
            self.scales_right += read is not None and read.scale == column.scale
        self.headers_right += headers
        self.tables_right += right == len(table.rows) == len(sheet.rows) and headers == len(table.columns)


def _shared(sheet: NormalisedTable, labels: set[str]) -> int:
    return sum(plain(row.label) in labels for row in sheet.rows)


def _columns(table: TrueTable, sheet: NormalisedTable) -> Mapping[int, int]:
    """Which column of `sheet` holds most of each true column's values; no column stands for two."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    rows = {plain(row.label): sheet.numbers[index] for index, row in enumerate(sheet.rows)}
    for row in table.rows:
        read = rows.get(plain(row.label), ())
        for index, value in enumerate(row.numbers):
            for column, number in enumerate(read):
                if number is not None and number.value == value:
                    votes[index][column] += 1
    place: dict[int, int] = {}
    for index in sorted(votes, key=lambda index: -votes[index].most_common(1)[0][1]):
        free = [column for column, _ in votes[index].most_common() if column not in place.values()]
        if free:
            place[index] = free[0]
    return place


def _is_right(row: TrueRow, sheet: NormalisedTable, place: Mapping[int, int]) -> bool:
    """Whether a row of `sheet` has the label and the numbers, and no others in its columns of values."""
    wanted: dict[int, Decimal] = {}
    for index, value in enumerate(row.numbers):
        if value is not None:
            if index not in place:
                return False
            wanted[place[index]] = value
    for index, read in enumerate(sheet.rows):
        if plain(read.label) == plain(row.label):
            there = {c: n.value for c, n in enumerate(sheet.numbers[index]) if n and c in place.values()}
            if there == wanted:
                return True
    return False

"""Lines: the facts of one table row, or of one sentence about one metric, by period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aspera.agents.consistency.fiscal_years import fiscal_years
from aspera.domain.observation import Fact


@dataclass(frozen=True, slots=True)
class Line:
    """`table` is the place that the lines of a table share; of a row with several columns for one
    period, that of the lines in one kind of column."""

    label: str
    table: str
    is_share: bool
    facts: Mapping[str, Fact]


def lines_of(facts: Sequence[Fact]) -> list[Line]:
    """In the order of their first facts. Days that are the end of a fiscal year count as the year.
    A row with several columns for one period is several lines, one for each kind of column."""
    years = fiscal_years(facts)
    rows: dict[tuple[str, bool, str], list[tuple[str, Fact]]] = {}
    for fact in facts:
        key = (fact.place, fact.unit == "%", fact.label)
        rows.setdefault(key, []).append((years.get(fact.period, fact.period), fact))
    return [line for row in rows.values() for line in _row_lines(row)]


def table_of(fact: Fact) -> str:
    return fact.place.rpartition(".")[0]


def _row_lines(row: Sequence[tuple[str, Fact]]) -> Iterator[Line]:
    first = row[0][1]
    table, is_share = table_of(first), first.unit == "%"
    if len({period for period, _ in row}) == len(row):
        yield Line(first.label, table, is_share, dict(row))
        return
    columns: dict[str, dict[str, Fact]] = {}
    for period, fact in row:
        columns.setdefault(" ".join(fact.qualifiers), {}).setdefault(period, fact)
    for column, facts in columns.items():
        yield Line(first.label, f"{table} {column}", is_share, facts)

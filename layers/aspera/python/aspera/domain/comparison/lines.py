"""Lines: the facts of one table row, or of one sentence about one metric, by period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from aspera.domain.comparison.fiscal_years import fiscal_years
from aspera.domain.comparison.settings import setting_of
from aspera.domain.fact_reading.labels import content_words
from aspera.domain.fact_reading.qualifiers import qualifiers_of
from aspera.domain.observation import Fact

_QUALIFYING = frozenset(
    "net gross total other adjusted average deferred current accrued unrecognized long-term short-term "
    "non-operating operating unrealized realized change increase decrease growth decline reduction impact "
    "effect portion part share percentage difference remaining estimated expected".split()
)
_SHORTEST_NAME = 2
"""Words: a shorter label may end a longer one by chance."""


@dataclass(frozen=True, slots=True)
class Line:
    """Two lines of one `table` are never compared; a sentence is a table of its own. `region` is
    where lines that stand together agree or differ together: a table, those of its columns that
    are of one kind when it has several for one period, or the prose or the headlines of a page."""

    label: str
    table: str
    region: str
    is_share: bool
    facts: Mapping[str, Fact]

    @property
    def is_table(self) -> bool:
        return next(iter(self.facts.values())).source == "table"


def lines_of(facts: Sequence[Fact]) -> list[Line]:
    """In the order of their first facts. Days that are the end of a fiscal year count as the year.
    A row with several columns for one period is several lines, one for each kind of column."""
    years = fiscal_years(facts)
    names = {fact.label for fact in facts if fact.source == "table"}
    rows: dict[tuple[str, bool, str], list[tuple[str, Fact]]] = {}
    for fact in facts:
        label = fact.label if fact.source == "table" else _without_heading(fact.label, names)
        key = (fact.place, fact.unit == "%", label)
        rows.setdefault(key, []).append((years.get(fact.period, fact.period), fact))
    return [line for (_, _, label), row in rows.items() for line in _row_lines(label, row)]


def table_of(fact: Fact) -> str:
    return fact.place.rpartition(".")[0]


def _without_heading(label: str, names: AbstractSet[str]) -> str:
    """A sentence's label without the heading that runs into it, when the rest names a table's row. A
    heading that says what the row says again does not make another figure of it."""
    words = label.split()
    for start in range(len(words) - _SHORTEST_NAME + 1):
        rest = " ".join(words[start:])
        if rest in names and content_words(rest) >= _SHORTEST_NAME:
            return (
                rest if set(words[:start]) <= set(words[start:]) or not _qualifies(words[:start]) else label
            )
    return label


def _qualifies(words: Sequence[str]) -> bool:
    """Whether the words before a row's name make another figure of it: "net interest expense"."""
    return not _QUALIFYING.isdisjoint(words) or bool(qualifiers_of(" ".join(words)))


def _row_lines(label: str, row: Sequence[tuple[str, Fact]]) -> Iterator[Line]:
    first = row[0][1]
    table, is_share = table_of(first), first.unit == "%"
    if len({period for period, _ in row}) == len(row):
        region = table if first.source == "table" else f"{first.page} {first.source}"
        yield Line(label, table, region, is_share, dict(row))
        return
    columns: dict[str, dict[str, Fact]] = {}
    for period, fact in row:
        columns.setdefault(setting_of(fact.qualifiers).column, {}).setdefault(period, fact)
    for column, facts in columns.items():
        yield Line(label, table, f"{table} {column}", is_share, facts)

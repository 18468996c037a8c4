"""Facts from tables: a row's label, a column's period, a scaled figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from aspera.domain.fact_reading.incidents import incident_of
from aspera.domain.fact_reading.labels import is_specific, normal_label
from aspera.domain.fact_reading.periods import MONTH
from aspera.domain.fact_reading.qualifiers import ABOUT, COLUMN, UNDER, qualifiers_of
from aspera.domain.fact_reading.row_quotes import RowQuotes
from aspera.domain.normalised_table import Column, NormalisedTable, Row
from aspera.domain.number import Number
from aspera.domain.observation import Fact
from aspera.domain.page import Page

_FEWEST_DIGITS = 3
_LONGEST_LABEL = 16
_WHOLE = frozenset("total consolidated worldwide group company reported balance actual result".split())
_ONE = Decimal(1)
_CHANGE = re.compile(r"\bchanges?\b|\bvs\b|variance|increase|decrease|growth|\bversus\b", re.IGNORECASE)
_SCALE_NOTE = re.compile(
    r"\([^)]*\b(?:thousands|millions|billions|percentages|per share)\b[^)]*\)?", re.IGNORECASE
)
_UNSCALED = re.compile(r"\bper\b|\brates?\b|\bratios?\b|percent")
_TIME = re.compile(
    rf"\b(?:fiscal|fy|years?|months?|weeks?|quarters?|ended|ending|end|as|of|at|for|the|in|and|three|six|nine|twelve|"
    rf"first|second|third|fourth|q[1-4]|thousands|millions|billions|dollars|except|data|per|share|unaudited|"
    rf"{MONTH}\.?|usd|eur|gbp|amounts?|period)\b|[\d,.$€£()*†:-]+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A column with a period; `number` is its place in `NormalisedTable.columns`."""

    number: int
    column: Column
    scale: Decimal
    qualifiers: tuple[str, ...]


def table_facts(page: Page, tables: Iterable[NormalisedTable]) -> list[Fact]:
    """The figures of the page's tables that have a telling label and a period, in order. Figures
    that a table itself does not tell apart (same label, headings, column and period) are left out."""
    quotes = RowQuotes(page)
    facts: list[Fact] = []
    for index, table in enumerate(tables):
        facts += _distinct([*_TableReader(table, quotes, f"{page.number}.t{index}").facts()])
    return facts


@dataclass(frozen=True, slots=True)
class _TableReader:
    table: NormalisedTable
    quotes: RowQuotes
    place: str

    def facts(self) -> Iterator[Fact]:
        columns = _dated(self.table.columns)
        if not columns:
            return
        around = _context(self.table.table.caption)
        for row, numbers in zip(self.table.rows, self.table.numbers, strict=True):
            label = _label(row)
            if label:
                above = around + _path_qualifiers(row.path)
                yield from self._row_facts(row, numbers, columns, label, above)

    def _row_facts(
        self,
        row: Row,
        numbers: Sequence[Number | None],
        columns: Sequence[_Dated],
        label: str,
        above: tuple[str, ...],
    ) -> Iterator[Fact]:
        line = self.table.table.grid[row.index]
        counts = _UNSCALED.search(f"{row.path[-1] if row.path else ''} {row.label}".lower())
        is_incident = bool(incident_of(row.label))
        for dated in columns:
            number, cell = numbers[dated.number], line[dated.column.index]
            if number is None or cell is None or not (_matters(number) or (is_incident and number.value)):
                continue
            scale = _ONE if counts or number.is_percent else (dated.scale if row.scale is None else row.scale)
            yield Fact(
                label=label,
                period=dated.column.period,
                value=number.value * scale,
                precision=number.unit * scale,
                unit="%" if number.is_percent else number.currency or row.unit or dated.column.unit,
                qualifiers=tuple(sorted({*above, *dated.qualifiers})),
                printed=cell.text,
                quote=self.quotes.quote(line[0] if dated.column.index else None, cell),
                page=self.quotes.page.number,
                box=cell.box,
                source="table",
                place=f"{self.place}.{row.index}",
            )


def _dated(columns: Sequence[Column]) -> list[_Dated]:
    """The columns with a period. A scale that stands over one of them holds for all but those of
    shares and percentages: it is printed once."""
    scale = max((column.scale for column in columns), default=_ONE)
    return [
        _Dated(
            number,
            column,
            _ONE if column.unit == "%" or _UNSCALED.search(column.header.lower()) else scale,
            _column_qualifiers(column.header),
        )
        for number, column in enumerate(columns)
        if column.period and not _CHANGE.search(column.header)
    ]


@lru_cache(maxsize=4096)
def _column_qualifiers(header: str) -> tuple[str, ...]:
    rest = normal_label(_TIME.sub(" ", _SCALE_NOTE.sub(" ", header)))
    names_part = not _WHOLE.issuperset(rest.split())
    return qualifiers_of(header) + ((COLUMN + rest,) if names_part else ())


@lru_cache(maxsize=4096)
def _path_qualifiers(path: tuple[str, ...]) -> tuple[str, ...]:
    above = " / ".join(filter(None, map(normal_label, path)))
    return _context(" ".join(path)) + ((UNDER + above,) if above else ())


@lru_cache(maxsize=4096)
def _context(text: str) -> tuple[str, ...]:
    return tuple(ABOUT + name for name in qualifiers_of(text))


def _label(row: Row) -> str:
    """The row's normal label, with the nearest heading when it says nothing by itself; "" when
    even so it does not, or is a sentence."""
    label = normal_label(row.label)
    if not is_specific(label) and row.path:
        label = f"{normal_label(row.path[-1])} {label}".strip()
    return label if is_specific(label) and label.count(" ") < _LONGEST_LABEL else ""


def _matters(number: Number) -> bool:
    """Whether the figure has enough digits to mean the same thing elsewhere."""
    if number.is_dash or number.is_year or not number.value:
        return False
    return number.is_percent or abs(number.value) >= number.unit * 10 ** (_FEWEST_DIGITS - 1)


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    values: dict[tuple[str, str, tuple[str, ...], bool], set[Decimal]] = {}
    for fact in facts:
        values.setdefault(_key(fact), set()).add(fact.value)
    return [fact for fact in facts if len(values[_key(fact)]) == 1]


def _key(fact: Fact) -> tuple[str, str, tuple[str, ...], bool]:
    return fact.label, fact.period, fact.qualifiers, fact.unit == "%"

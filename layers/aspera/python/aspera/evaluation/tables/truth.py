"""What a table that we set ourselves says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from aspera.domain.document import NumberLocale


@dataclass(frozen=True, slots=True)
class TrueColumn:
    """`header` is all that stands over the numbers, top to bottom; `period` in the normal form of
    `domain.tabulation.periods`."""

    header: str
    period: str = ""
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class TrueRow:
    """`numbers` has one entry a column, None where nothing is printed; a dash is zero."""

    label: str
    numbers: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class TrueTable:
    columns: tuple[TrueColumn, ...]
    rows: tuple[TrueRow, ...]


@dataclass(frozen=True, slots=True)
class Specimen:
    """A PDF and the tables of each of its pages. `kind` names the difficulty."""

    kind: str
    content: bytes
    pages: Sequence[Sequence[TrueTable]]
    locale: NumberLocale = NumberLocale.POINT

"""Statements of our own making as they are seldom in English reports, each with its exact truth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from random import Random

from aspera.domain.document import NumberLocale
from aspera.evaluation.tables.amounts import amount, edges, labels, long_labels, one_table, rows_of, single
from aspera.evaluation.tables.pdf_writer import Sheet, pdf_of
from aspera.evaluation.tables.truth import Specimen, TrueRow
from aspera.evaluation.tables.typesetter import Head, Setting, set_table

_YEARS = ("2023", "2022")
_MILLION = Decimal(1_000_000)


def rare_specimens(each: int) -> Iterator[Specimen]:
    """`each` of every kind, always the same ones."""
    for kind, make in _KINDS.items():
        for number in range(each):
            yield make(kind, Random(f"{kind} {number}"))


def _turned(kind: str, chance: Random, degrees: int, sideways: bool) -> Specimen:
    """A page that the viewer turns: upright again where it was set sideways, otherwise on its side."""
    sheet = Sheet(sideways=sideways, turned=degrees)
    last = 700.0 if sideways else 540.0
    setting = Setting(60, 200, edges(chance, 3, last=last), [single("2023", "2022", "2021")])
    setting.periods = ("2023", "2022", "2021")
    _, table = set_table(sheet, 110, setting, rows_of(chance, labels(chance, 10), 3))
    return Specimen(kind, pdf_of([sheet]), [[table]])


def _script(kind: str, chance: Random, font: str) -> Specimen:
    setting = Setting(50, 220, edges(chance, 2), [single(*_YEARS)], periods=_YEARS, digits=font)
    return one_table(kind, setting, rows_of(chance, labels(chance, 8), 2), "Income statement")


def _captioned(kind: str, chance: Random) -> Specimen:
    """The unit stands in the caption only, the period nowhere: the columns are segments."""
    heads = [single("Europe", "Americas", "Asia", "Group")]
    setting = Setting(50, 180, edges(chance, 4, step=72), heads, scale=_MILLION)
    return one_table(kind, setting, rows_of(chance, labels(chance, 8), 4), "Segment results (EUR million)")


def _minus_behind(kind: str, chance: Random) -> Specimen:
    """1.234,5- as accounts in German programs have it."""
    setting = Setting(50, 220, edges(chance, 2), [single(*_YEARS)], style=_behind, periods=_YEARS)
    rows = rows_of(chance, labels(chance, 8), 2, decimals=1)
    return one_table(kind, setting, rows, "Gewinn- und Verlustrechnung", locale=NumberLocale.COMMA)


def _behind(value: Decimal) -> str:
    if not value:
        return "–"
    written = f"{abs(value):,}".translate(str.maketrans(",.", ".,"))
    return f"{written}-" if value < 0 else written


def _notes_and_levels(kind: str, chance: Random) -> Specimen:
    """Wrapped labels, a column of notes and a header of two levels at once."""
    heads = [
        [Head("Group", 0, 1), Head("Parent company", 2, 3)],
        single(*_YEARS * 2),
    ]
    setting = Setting(40, 180, edges(chance, 4, step=72), heads, periods=_YEARS * 2)
    setting.notes = setting.edges[0] - 60
    names = labels(chance, 7)
    for text in long_labels(chance, 2):
        names.insert(chance.randrange(1, len(names)), text)
    return one_table(kind, setting, rows_of(chance, names, 4), "Statement of financial position")


def _equity_of_two_years(kind: str, chance: Random) -> Specimen:
    """A matrix whose rows say the year, with wrapped labels and gaps."""
    heads = [single("Share\ncapital", "Retained\nearnings", "Hedging\nreserve", "Total")]
    names = (
        *("At 1 January 2022", "Profit for the year", "Remeasurement of defined benefit plans, net of tax"),
        *(
            "Dividends paid to the owners of the parent company",
            "At 31 December 2022",
            "Profit for the period",
        ),
        *("Share-based payments settled in equity instruments", "At 31 December 2023"),
    )
    rows = []
    for name in names:
        is_balance = name.startswith("At ")
        cells = [
            amount(chance) or Decimal(7) if is_balance or chance.random() < 0.5 else None for _ in range(3)
        ]
        rows.append(TrueRow(name, (*cells, amount(chance) or Decimal(9))))
    return one_table(kind, Setting(50, 170, edges(chance, 4), heads), rows, "Statement of changes in equity")


_KINDS: dict[str, Callable[[str, Random], Specimen]] = {
    "set sideways, turned by the viewer": partial(_turned, degrees=90, sideways=True),
    "turned on its side by the viewer": partial(_turned, degrees=270, sideways=False),
    "turned upside down by the viewer": partial(_turned, degrees=180, sideways=False),
    "Arabic digits": partial(_script, font="F3"),
    "digits of full width": partial(_script, font="F4"),
    "Devanagari digits": partial(_script, font="F5"),
    "unit in the caption": _captioned,
    "1.234,5- with the minus behind": _minus_behind,
    "notes, two levels and wrapped labels": _notes_and_levels,
    "equity matrix of two years, with gaps": _equity_of_two_years,
}

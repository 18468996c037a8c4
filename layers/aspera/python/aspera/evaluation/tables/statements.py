"""Statements of our own making: what reports do to tables, each with its exact truth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from random import Random

from aspera.domain.document import NumberLocale
from aspera.evaluation.tables.amounts import ITEMS, edges, labels, long_labels, one_table, rows_of, single
from aspera.evaluation.tables.pdf_writer import Sheet, pdf_of
from aspera.evaluation.tables.truth import Specimen, TrueRow
from aspera.evaluation.tables.typesetter import (
    PITCH,
    Head,
    Setting,
    european,
    set_table,
    spaced,
)

_THOUSAND = Decimal(1000)
_MILLION = Decimal(1_000_000)
_GERMAN = (
    "Umsatzerlöse", "Materialaufwand", "Personalaufwand", "Abschreibungen", "Finanzergebnis", "Vorräte",
    "Sonstige betriebliche Erträge", "Rückstellungen", "Forderungen", "Ertragsteuern",
)  # fmt: skip
_FUNDS = tuple(
    f"{place} {kind} Fund {number}"
    for place in ("Atlantic", "Harbor", "Summit", "Valley", "Union")
    for kind in ("Bond", "Equity", "Growth")
    for number in ("I", "II", "III", "IV")
)
_PROSE = (
    "The following discussion should be read together with the consolidated statements and their notes.",
    "Management believes that the estimates used are reasonable in the light of what was known at that date,",
    "and that no later event would have changed them in a way that matters to the readers of this report.",
)
_YEARS = ("2023", "2022")
_SIZE = 9.0


def specimens(each: int) -> Iterator[Specimen]:
    """`each` of every kind, always the same ones."""
    for kind, make in _KINDS.items():
        for number in range(each):
            yield make(kind, Random(f"{kind} {number}"))


def _wrapped(kind: str, chance: Random) -> Specimen:
    names = labels(chance, 7)
    for text in long_labels(chance, 2):
        names.insert(chance.randrange(len(names)), text)
    setting = Setting(
        50, 210, edges(chance, 3), [single("2023", "2022", "2021")], periods=("2023", "2022", "2021")
    )
    setting.signs = "$"
    return one_table(kind, setting, rows_of(chance, names, 3), "Statements of Cash Flows")


def _levels(kind: str, chance: Random) -> Specimen:
    heads = [
        [Head("Three Months Ended June 30,", 0, 1), Head("Six Months Ended June 30,", 2, 3)],
        single(*_YEARS, *_YEARS),
    ]
    periods = tuple(f"{year}-06-30/{months}M" for months in (3, 6) for year in _YEARS)
    setting = Setting(50, 180, edges(chance, 4, step=72), heads, scale=_MILLION, periods=periods)
    return one_table(
        kind, setting, rows_of(chance, labels(chance, 8), 4), "Results of operations (in millions)"
    )


def _notes(kind: str, chance: Random) -> Specimen:
    heads = [single("31 December 2023", "31 December 2022")]
    setting = Setting(50, 200, edges(chance, 2, step=96), heads)
    setting.notes = setting.edges[0] - 120
    setting.periods = ("2023-12-31", "2022-12-31")
    setting.scale = _MILLION
    sheet = Sheet()
    sheet.left(50, 84, "Consolidated balance sheet", 11, "F2")
    sheet.left(50, 98, "EUR million", _SIZE)
    sheet.right(setting.notes, 120, "Note", _SIZE, "F2")
    setting.sections = {0: "Assets", 4: "Equity and liabilities"}
    _, table = set_table(sheet, 120, setting, rows_of(chance, labels(chance, 9), 2))
    return Specimen(kind, pdf_of([sheet]), [[table]])


def _equity(kind: str, chance: Random) -> Specimen:
    heads = [
        single("Share\ncapital", "Share\npremium", "Retained\nearnings", "Other\nreserves", "Total\nequity")
    ]
    names = [
        "Balance at 1 January 2022",
        *("Profit for the year", "Other comprehensive income", "Dividends", "Share buy-backs"),
        *("Balance at 31 December 2022", "Profit for the period", "Transfers", "Balance at 31 December 2023"),
    ]
    rows = [
        TrueRow(
            row.label,
            tuple(None if chance.random() < 0.2 else number for number in row.numbers[:4]) + row.numbers[4:],
        )
        for row in rows_of(chance, names, 5)
    ]
    return one_table(
        kind, Setting(50, 150, edges(chance, 5, step=66), heads), rows, "Statement of changes in equity"
    )


def _beside(kind: str, chance: Random) -> Specimen:
    sheet = Sheet()
    tables = []
    for x, last in ((40.0, 290.0), (330.0, 575.0)):
        setting = Setting(x, 120, [last - 62, last], [single(*_YEARS)], periods=_YEARS, font=8)
        names = labels(chance, 10, [label for label in ITEMS if len(label) < 25])
        tables.append(set_table(sheet, 120, setting, rows_of(chance, names, 2))[1])
    return Specimen(kind, pdf_of([sheet]), [tables])


def _german(kind: str, chance: Random) -> Specimen:
    setting = Setting(
        50, 220, edges(chance, 2), [single(*_YEARS)], style=european, scale=_THOUSAND, periods=_YEARS
    )
    setting.corner = "TEUR"
    rows = rows_of(chance, labels(chance, 8, _GERMAN), 2, decimals=1)
    return one_table(kind, setting, rows, "Gewinn- und Verlustrechnung", locale=NumberLocale.COMMA)


def _blanks(kind: str, chance: Random) -> Specimen:
    setting = Setting(50, 220, edges(chance, 3), [single("2023", "2022", "2021")], style=spaced)
    setting.periods = ("2023", "2022", "2021")
    return one_table(kind, setting, rows_of(chance, labels(chance, 8), 3), "Income statement")


def _continued(kind: str, chance: Random) -> Specimen:
    """Three pages: the header is repeated on the second and left out on the third."""
    setting = Setting(50, 220, edges(chance, 2), [single(*_YEARS)], scale=_THOUSAND, periods=_YEARS)
    sheets, pages = [], []
    for number in range(3):
        sheet = Sheet()
        if number < 2:
            sheet.left(50, 60, f"Schedule of investments (in thousands){' (continued)' * number}", 11, "F2")
        rows = rows_of(chance, labels(chance, 50 if number == 1 else 20, _FUNDS), 2)
        top = 90.0 if number else 792 - 70 - 21 * PITCH
        pages.append([set_table(sheet, top, setting, rows, headless=number == 2)[1]])
        sheet.centre(306, 770, str(number + 41), _SIZE)
        sheets.append(sheet)
    return Specimen(kind, pdf_of(sheets), pages)


def _ruled(kind: str, chance: Random) -> Specimen:
    setting = Setting(60, 170, edges(chance, 3), [single("2023", "2022", "Change")], ruled=True)
    setting.periods = (*_YEARS, "")
    names = labels(chance, 7)
    names.insert(2, long_labels(chance, 1)[0])
    return one_table(kind, setting, rows_of(chance, names, 3), "Table 4: Key figures")


def _note_in_header(kind: str, chance: Random) -> Specimen:
    setting = Setting(50, 220, edges(chance, 3), [single("2023", "2022", "2021")], scale=_THOUSAND)
    setting.centred_note = "(in thousands)"
    setting.periods = ("2023", "2022", "2021")
    sheet = Sheet()
    for number, line in enumerate(_PROSE):
        sheet.left(50, 70 + number * 11, line, _SIZE)
    _, table = set_table(sheet, 118, setting, rows_of(chance, labels(chance, 7), 3))
    return Specimen(kind, pdf_of([sheet]), [[table]])


def _marked(kind: str, chance: Random) -> Specimen:
    setting = Setting(
        50, 220, edges(chance, 2), [single("2023", "2022")], periods=_YEARS, mark=" (1)", signs="$"
    )
    setting.sections = {0: "Operating activities:", 3: "Investing activities:", 6: "Financing activities:"}
    return one_table(kind, setting, rows_of(chance, labels(chance, 9), 2), "Cash flows (unaudited)")


def _stacked(kind: str, chance: Random) -> Specimen:
    """Three tables one below the other, with a sentence between them."""
    sheet = Sheet()
    tables, y = [], 80.0
    for number in range(3):
        setting = Setting(
            50, 220, edges(chance, 2 + number), [single("2023", "2022", "2021", "2020")[: 2 + number]]
        )
        setting.periods = ("2023", "2022", "2021", "2020")[: 2 + number]
        sheet.left(
            50, y, f"The components of item {number + 4} were as follows at the end of each year:", _SIZE
        )
        y, table = set_table(sheet, y + 24, setting, rows_of(chance, labels(chance, 4 + number), 2 + number))
        tables.append(table)
        y += 18
    return Specimen(kind, pdf_of([sheet]), [tables])


_KINDS: dict[str, Callable[[str, Random], Specimen]] = {
    "wrapped labels": _wrapped,
    "headers of two levels": _levels,
    "notes column and sections": _notes,
    "equity matrix": _equity,
    "two tables side by side": _beside,
    "1.234,5 and TEUR": _german,
    "1 234 with blanks": _blanks,
    "continued over pages": _continued,
    "ruled, wrapped labels": _ruled,
    "unit in the middle of the header, prose above": _note_in_header,
    "footnote marks and sub-headings": _marked,
    "three tables on a page": _stacked,
}

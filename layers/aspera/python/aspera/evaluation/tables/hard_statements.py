"""Statements of our own making that are rare and hard, each with its exact truth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from random import Random

from aspera.evaluation.tables.amounts import amount, edges, labels, long_labels, one_table, rows_of, single
from aspera.evaluation.tables.pdf_writer import Sheet, pdf_of
from aspera.evaluation.tables.truth import Specimen, TrueRow
from aspera.evaluation.tables.typesetter import Head, Setting, american, set_table

_YEARS = ("2023", "2022")
_THREE = ("2023", "2022", "2021")
_WORDS = "the company sold more of its goods than it had in each of the years before".split()
_INDICATORS = {
    "Scope 1 emissions": "tCO2e",
    "Scope 2 emissions, market-based": "tCO2e",
    "Energy consumption": "MWh",
    "Water withdrawal": "m³",
    "Hazardous waste": "t",
    "Employees": "FTE",
    "Women in management": "%",
    "Lost-time injury rate": "per million hours",
    "Training": "hours",
}


def hard_specimens(each: int) -> Iterator[Specimen]:
    """`each` of every kind, always the same ones."""
    for kind, make in _KINDS.items():
        for number in range(each):
            yield make(kind, Random(f"{kind} {number}"))


def _numbers_first(kind: str, chance: Random) -> Specimen:
    names = labels(chance, 6)
    for text in long_labels(chance, 2):
        names.insert(chance.randrange(1, len(names)), text)
    setting = Setting(
        50, 200, edges(chance, 2), [single(*_YEARS)], periods=_YEARS, numbers_first=True, pitch=17
    )
    return one_table(kind, setting, rows_of(chance, names, 2), "Commitments")


def _sideways(kind: str, chance: Random) -> Specimen:
    sheet = Sheet(sideways=True)
    months = ("Three", "Six", "Nine")
    heads = [
        [
            Head(f"{name} Months Ended June 30,", 2 * index, 2 * index + 1)
            for index, name in enumerate(months)
        ],
        single(*_YEARS * 3),
    ]
    periods = tuple(f"{year}-06-30/{months}M" for months in (3, 6, 9) for year in _YEARS)
    setting = Setting(60, 220, edges(chance, 6, last=720), heads, periods=periods)
    _, table = set_table(sheet, 110, setting, rows_of(chance, labels(chance, 12), 6))
    return Specimen(kind, pdf_of([sheet]), [[table]])


def _dense(kind: str, chance: Random) -> Specimen:
    names = ("Europe", "Americas", "Asia", "Africa", "Pacific", "Other", "Central", "Total")
    setting = Setting(30, 120, edges(chance, 8, last=590, step=56), [single(*names)], font=6.5, pitch=9)
    return one_table(kind, setting, rows_of(chance, labels(chance, 18), 8), "Segment information")


def _three_levels(kind: str, chance: Random) -> Specimen:
    heads = [
        [Head("Year ended December 31,", 0, 3)],
        [Head("2023", 0, 1), Head("2022", 2, 3)],
        single("Cost", "Fair\nvalue", "Cost", "Fair\nvalue"),
    ]
    periods = ("2023-12-31", "2023-12-31", "2022-12-31", "2022-12-31")
    setting = Setting(50, 180, edges(chance, 4, step=74), heads, periods=periods)
    return one_table(kind, setting, rows_of(chance, labels(chance, 8), 4), "Investments")


def _changes(kind: str, chance: Random) -> Specimen:
    """Amounts, and how much they changed."""
    setting = Setting(50, 200, edges(chance, 3), [single("2023", "2022", "Change")], periods=(*_YEARS, ""))
    setting.style = _amount_or_percent
    rows = []
    for row in rows_of(chance, labels(chance, 9), 2):
        change = Decimal(chance.randrange(-990, 990)).scaleb(-1) or Decimal("0.1")
        rows.append(TrueRow(row.label, (*row.numbers, change.quantize(Decimal("0.1")))))
    return one_table(kind, setting, rows, "Results of operations")


def _amount_or_percent(value: Decimal) -> str:
    if value.as_tuple().exponent == -1:
        return f"({-value})%" if value < 0 else f"{value}%"
    return american(value)


def _indicators(kind: str, chance: Random) -> Specimen:
    named = chance.sample(list(_INDICATORS.items()), 7)
    setting = Setting(
        50, 170, edges(chance, 3), [single("2023", "2022", "2021")], periods=("2023", "2022", "2021")
    )
    setting.units = [unit for _, unit in named]
    rows = [TrueRow(name, tuple(abs(amount(chance)) for _ in range(3))) for name, _ in named]
    return one_table(kind, setting, rows, "Environmental and social indicators")


def _unlabelled_total(kind: str, chance: Random) -> Specimen:
    setting = Setting(50, 220, edges(chance, 2), [single(*_YEARS)], periods=_YEARS, signs="$")
    rows = rows_of(chance, labels(chance, 6), 2)
    totals = tuple(sum((row.numbers[i] or Decimal(0) for row in rows), Decimal(0)) for i in range(2))
    return one_table(kind, setting, [*rows, TrueRow("", totals)], "Accrued liabilities")


def _left_headers(kind: str, chance: Random) -> Specimen:
    heads = [single("January 28,\n2023", "January 29,\n2022", "January 30,\n2021")]
    setting = Setting(50, 200, edges(chance, 3), heads, headed_left=True)
    setting.periods = ("2023-01-28", "2022-01-29", "2021-01-30")
    return one_table(kind, setting, rows_of(chance, labels(chance, 9), 3), "Balance sheets")


def _sparse(kind: str, chance: Random) -> Specimen:
    """A maturity table with more gaps than numbers."""
    heads = [single("Less than\n1 year", "1–3 years", "3–5 years", "After\n5 years", "Total")]
    rows = []
    for row in rows_of(chance, labels(chance, 8), 5):
        kept: Sequence[Decimal | None] = [n if chance.random() < 0.45 else None for n in row.numbers[:4]]
        rows.append(TrueRow(row.label, (*kept, row.numbers[4])))
    return one_table(
        kind, Setting(50, 150, edges(chance, 5, step=70), heads), rows, "Contractual obligations"
    )


def _beside_text(kind: str, chance: Random) -> Specimen:
    """A table in the right half, running text in the left."""
    sheet = Sheet()
    for line in range(40):
        words = chance.sample(
            "the company sold more of its goods than it had in each of the years before".split(), 8
        )
        sheet.left(40, 90 + 13 * line, " ".join(words)[:44], 9)
    setting = Setting(300, 120, [500.0, 570.0], [single(*_YEARS)], periods=_YEARS, font=8)
    names = [name for name in labels(chance, 16) if len(name) < 25][:9]
    _, table = set_table(sheet, 140, setting, rows_of(chance, names, 2))
    return Specimen(kind, pdf_of([sheet]), [[table]])


_KINDS: dict[str, Callable[[str, Random], Specimen]] = {
    "numbers on the first line of wrapped labels": _numbers_first,
    "landscape on a portrait page": _sideways,
    "eight narrow columns in small print": _dense,
    "headers of three levels": _three_levels,
    "changes in percent": _changes,
    "column of units": _indicators,
    "total without a label": _unlabelled_total,
    "headers flush left, numbers flush right": _left_headers,
    "more gaps than numbers": _sparse,
    "running text beside the table": _beside_text,
}

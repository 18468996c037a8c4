"""Labels, amounts and columns that statements are made of."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from random import Random

from aspera.domain.document import NumberLocale
from aspera.evaluation.tables.pdf_writer import Sheet, pdf_of
from aspera.evaluation.tables.truth import Specimen, TrueRow
from aspera.evaluation.tables.typesetter import Head, Setting, set_table

ITEMS = (
    *("Revenue", "Cost of sales", "Gross profit", "Selling expenses", "Research and development"),
    *("Other operating income", "Depreciation", "Impairment of goodwill", "Finance income", "Finance costs"),
    *("Income tax expense", "Trade receivables", "Inventories", "Property, plant and equipment"),
    *("Lease liabilities", "Deferred tax assets", "Provisions", "Trade payables", "Contract liabilities"),
    "Interest paid",
)
_LONG = (
    "Adjustments to reconcile net income to net cash provided by operating activities, before tax",
    "Accumulated other comprehensive loss, net of applicable income taxes and minority interests",
    "Cash and cash equivalents held for sale and restricted amounts of the joint ventures",
    "Proceeds from the issuance of long-term debt, net of discounts and of issuance costs",
)


def amount(chance: Random, decimals: int = 0) -> Decimal:
    if chance.random() < 0.06:
        return Decimal(0)
    value = Decimal(chance.randrange(1, 10 ** chance.randrange(2, 8))).scaleb(-decimals)
    return -value if chance.random() < 0.25 else value


def rows_of(chance: Random, labels: Sequence[str], columns: int, decimals: int = 0) -> list[TrueRow]:
    return [TrueRow(label, tuple(amount(chance, decimals) for _ in range(columns))) for label in labels]


def labels(chance: Random, count: int, among: Sequence[str] = ITEMS) -> list[str]:
    return chance.sample(among, count)


def edges(chance: Random, count: int, last: float = 560.0, step: float = 78.0) -> list[float]:
    step += chance.randrange(-6, 7)
    return [last - step * (count - 1 - index) for index in range(count)]


def single(*texts: str) -> list[Head]:
    return [Head(text, index, index) for index, text in enumerate(texts)]


def one_table(
    kind: str, setting: Setting, rows: Sequence[TrueRow], caption: str = "", **more: NumberLocale
) -> Specimen:
    sheet = Sheet()
    if caption:
        sheet.left(50, 84, caption, 11, "F2")
    _, table = set_table(sheet, 120, setting, rows)
    return Specimen(kind, pdf_of([sheet]), [[table]], **more)


def long_labels(chance: Random, count: int) -> list[str]:
    """Labels that take more than one line."""
    return chance.sample(_LONG, count)

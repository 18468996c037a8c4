"""How much a difference weighs."""

from __future__ import annotations

import re
from decimal import Decimal

from aspera.domain.finding import Severity
from aspera.domain.normalised_table import NormalisedTable

_HIGH = Decimal("0.05")
_MEDIUM = Decimal("0.005")
_HIGH_POINTS = Decimal(20)
_MEDIUM_POINTS = Decimal(5)
_PRIMARY = (
    re.compile(r"\btotal assets\b"),
    re.compile(r"\bnet cash (?:flows? )?(?:provided|used|from|generated)"),
    re.compile(r"\bcosts? of (?:sales|revenues?|goods sold)(?s:.*)\bnet (?:income|earnings|loss)"),
)
_STEPS = (Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL)


def severity_of_amount(sheet: NormalisedTable, difference: Decimal) -> Severity:
    """By the difference's share of the table's largest amount; a step up in primary statements."""
    largest = max(
        (
            abs(number.value)
            for row in sheet.numbers
            for number, column in zip(row, sheet.columns, strict=True)
            if number is not None and column.is_additive and not number.is_percent
        ),
        default=Decimal(0),
    )
    share = abs(difference) / largest if largest else Decimal(1)
    step = 2 if share >= _HIGH else 1 if share >= _MEDIUM else 0
    return _STEPS[step + is_primary_statement(sheet)]


def severity_of_points(difference: Decimal) -> Severity:
    """By percentage points."""
    points = abs(difference)
    if points >= _HIGH_POINTS:
        return Severity.HIGH
    return Severity.MEDIUM if points >= _MEDIUM_POINTS else Severity.LOW


def is_primary_statement(sheet: NormalisedTable) -> bool:
    """Whether the rows are those of a balance sheet, a cash flow or an income statement."""
    labels = "\n".join(row.label for row in sheet.rows).lower()
    return any(pattern.search(labels) for pattern in _PRIMARY)

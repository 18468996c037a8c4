"""Amounts of money in prose, and the revenue that they are set against."""

from __future__ import annotations

import re
from decimal import Decimal

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_AMOUNT = re.compile(
    r"(?:[$€£]|\b(?:USD|EUR|GBP|AUD|CAD) ?)\s?(\d[\d,]*(?:\.\d+)?) ?(thousand|million|billion|trillion)?",
    re.IGNORECASE,
)
_INCOME_STATEMENT = re.compile(
    r"\bstatements? of (?:consolidated )?(?:operations|income|earnings|comprehensive income|profit or loss)\b"
)
_SCALE = re.compile(r"(?:\bin |\()(thousand|million|billion)s\b|[$€£] ?(thousand|million|billion)\b")
_REVENUE = re.compile(
    r"\b(?:total (?:net )?revenues?|total net sales|net sales|net revenues?|revenues?|total interest income)"
    r"(?: \([^)]{1,20}\))?[: ]+[$€£]? ?(\d{1,3}(?:,\d{3})+(?:\.\d+)?)"
)
_LEAST_PLAIN = Decimal(1_000_000)
"""A smaller amount without a word of scale may be in millions or per share, unless it ends in ",000"."""


def largest_amount(text: str) -> Decimal | None:
    """The largest amount whose scale is beyond doubt."""
    amounts = [_scaled(match.group(1), match.group(2) or "") for match in _AMOUNT.finditer(text)]
    known = [amount for amount in amounts if amount is not None]
    return max(known, default=None)


def stated_revenue(lower: str) -> Decimal | None:
    """The largest revenue of an income statement on the page, given its text in lower case."""
    if not _INCOME_STATEMENT.search(lower):
        return None
    found = [Decimal(match.group(1).replace(",", "")) for match in _REVENUE.finditer(lower)]
    if not found:
        return None
    scale = _SCALE.search(lower)
    revenue = max(found) * (_SCALES[scale.group(1) or scale.group(2)] if scale else 1)
    return revenue if revenue >= _LEAST_PLAIN else None


def _scaled(digits: str, scale: str) -> Decimal | None:
    value = Decimal(digits.replace(",", ""))
    if scale:
        return value * _SCALES[scale.lower()]
    return value if value >= _LEAST_PLAIN or digits.endswith(",000") else None

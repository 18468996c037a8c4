"""Amounts of money in prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_AMOUNT = re.compile(
    r"(?:[$€£]|\b(?:USD|EUR|GBP|AUD|CAD) ?)\s?(\d[\d,]*(?:\.\d+)?) ?(thousand|million|billion|trillion)?",
    re.IGNORECASE,
)
_LEAST_PLAIN = Decimal(1_000_000)
"""A smaller amount without a word of scale may be in millions or per share, unless it ends in ",000"."""


def amount_at(sentence: str, start: int, end: int) -> Decimal | None:
    """The amount that belongs to the words `start` to `end`: the largest of those that stand among
    them, else the next one behind, else the last one before. Only amounts whose scale is beyond
    doubt count; a neighbour whose scale is not known hides those beyond it."""
    matches = list(_AMOUNT.finditer(sentence))
    within = [m for m in matches if m.start() < end and start < m.end()]
    if within:
        return max(_known(within), default=None)
    behind = [m for m in matches if m.start() >= end][:1]
    before = [m for m in matches if m.end() <= start][-1:]
    return next(iter(_known(behind or before)), None)


def spelled(amount: Decimal) -> str:
    """`2.8 billion`, `345 million`, `89,000`: three digits that count, at least."""
    for name in ("trillion", "billion", "million"):
        if amount >= SCALES[name]:
            return f"{_short(amount / SCALES[name])} {name}"
    return f"{amount:,.0f}"


def _short(value: Decimal) -> str:
    text = f"{value:,.1f}" if value < 1000 else f"{value:,.0f}"
    return text.removesuffix(".0")


def _known(matches: Iterable[re.Match[str]]) -> Sequence[Decimal]:
    amounts = (_scaled(match[1], match[2] or "") for match in matches)
    return [amount for amount in amounts if amount is not None]


def _scaled(digits: str, scale: str) -> Decimal | None:
    value = Decimal(digits.replace(",", ""))
    if scale:
        return value * SCALES[scale.lower()]
    return value if value >= _LEAST_PLAIN or digits.endswith(",000") else None

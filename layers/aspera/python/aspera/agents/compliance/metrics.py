"""Figures that a requirement may ask for beside its words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aspera.domain.framework import MetricKind

_NUMBER = r"\d[\d.,\s]*"
_TONNES = r"(?:k|m)?t(?:onnes?|ons?)?|kilotons?|kilotonnes?|megatons?|metric tons?"
_CARBON = r"(?:co\s?[2₂]|carbon dioxide)"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_PATTERNS = {
    MetricKind.EMISSIONS: rf"(?:{_TONNES}|kg|g)\W{{0,3}}(?:of )?{_CARBON}|co\s?[2₂][\s-]?eq?",
    MetricKind.ENERGY: r"\b[kmgt]wh?\b|\b[kmgtp]j\b|\b(?:giga|mega|tera)joules?\b|\bmegawatt",
    MetricKind.VOLUME: r"\bm3\b|m³|\bcubic|\blit(?:re|er)s?\b|\bgallons?\b|\bmegalit",
    MetricKind.MASS: rf"{_NUMBER}(?:{_TONNES}|kg|kilograms?|pounds)\b",
    MetricKind.AREA: r"\bhectares?\b|\bacres?\b|square (?:feet|met|kilomet)|\bkm2\b|\bm2\b|m²|km²",
    MetricKind.CURRENCY: r"[$€£¥]\s?\d|\d\s?[€£]|\b(?:usd|eur|gbp|chf)\b|\b(?:million|billion)\b",
    MetricKind.PERCENTAGE: r"\d\s?%|\bper ?cent\b",
    MetricKind.COUNT: r"\d",
    MetricKind.RATIO: r"\d\s?[:x×]\s?\d?|\bratio\b",
    MetricKind.HOURS: r"\bhours?\b",
    MetricKind.DAYS: r"\bdays?\b",
    MetricKind.DATE: rf"\b{_MONTH}\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b",
    MetricKind.YEAR: r"\b(?:19|20)\d\d\b|\byears?\b",
    MetricKind.RATE: r"\brates?\b|\bper (?:million|200,000|1,000)",
    MetricKind.YES_NO: r"\b(?:yes|no|none|not)\b",
}
_COMPILED = {kind: re.compile(pattern) for kind, pattern in _PATTERNS.items()}
_FIGURE = re.compile(r"(?<![a-z\d])\d")
"""A digit that is not that of "CO2"."""


def metrics_on(lower: str, kinds: Iterable[MetricKind]) -> str:
    """Which of `kinds` the lower-cased text of a page shows, in their order, parted by commas.
    A unit in a table's head counts for the numbers below it, so any figure on the page will do."""
    if not _FIGURE.search(lower):
        return ""
    return ",".join(kind.value for kind in kinds if _COMPILED[kind].search(lower))

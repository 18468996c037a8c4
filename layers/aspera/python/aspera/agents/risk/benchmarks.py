"""What a loss is set against: the report's own pre-tax profit, revenue or total assets.

The shares are those that auditors use as materiality (ISA 320; customary: 5 % of pre-tax profit,
0.5 % of revenue, 1 % of total assets).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from aspera.agents.risk.amounts import SCALES
from aspera.domain.page import Page


class Measure(StrEnum):
    """In the order of preference."""

    PROFIT = "pre-tax profit"
    REVENUE = "revenue"
    ASSETS = "total assets"


MATERIAL = {
    Measure.PROFIT: Decimal("0.05"),
    Measure.REVENUE: Decimal("0.005"),
    Measure.ASSETS: Decimal("0.01"),
}
_LEAST_MARGIN = Decimal("0.02")
"""A profit below this share of revenue is near break-even, and no measure of size."""
_LEAST = Decimal(1_000_000)
_PROFIT_OR_LOSS = re.compile(
    r"\bstatements? of (?:consolidated )?(?:operations|income|earnings|comprehensive income|profit or loss)\b"
)
_POSITION = re.compile(r"\b(?:balance sheets?|statements? of (?:consolidated )?financial position)\b")
_SCALE = re.compile(r"(?:\bin |\()(thousand|million|billion)s\b|[$€£] ?(thousand|million|billion)\b")
_YEARS = re.compile(r"\b(20\d\d)\b[^\d\n]{1,40}\b(20\d\d)\b")
_FIGURES = r"(?: \([a-z][^)]{0,40}\))*[: ]+((?:[$€£]? ?\(?\d{1,3}(?:,\d{3})*(?:\.\d+)?\)? ?)+)"
_FIGURE = re.compile(r"(\()?(\d{1,3}(?:,\d{3})*(?:\.\d+)?)")
_ROWS = {
    Measure.PROFIT: re.compile(
        r"\b(?:income|earnings|profit|loss)(?: \(loss\)| \(losses\)|/\(loss\))?"
        r"(?: from continuing operations)? before "
        r"(?:(?:provision|benefit|taxes)[ /]?(?:\(benefit\) )?(?:for|on) )?"
        r"(?:income )?tax(?:es|ation)?(?: on income| expense)?"
        r"(?: and (?:equity in )?[a-z ’']{5,60}?)?" + _FIGURES
    ),
    Measure.REVENUE: re.compile(
        r"\b(?:total (?:net )?revenues?|total net sales|net sales|net revenues?|revenues?|"
        r"total interest income)" + _FIGURES
    ),
    Measure.ASSETS: re.compile(r"\btotal assets" + _FIGURES),
}


@dataclass(frozen=True, slots=True)
class Benchmark:
    """`value` is in units of one of the report's currency."""

    measure: Measure
    value: Decimal
    page: int

    @property
    def material(self) -> Decimal:
        """The amount from which a misstatement would count as material."""
        return self.value * MATERIAL[self.measure]


def stated_benchmarks(page: Page) -> Iterator[Benchmark]:
    """Those that the statements on the page print, of the latest year."""
    lower = page.text.lower
    if "total assets" in lower and _POSITION.search(lower):
        yield from _read(page, (Measure.ASSETS,))
    if "statement" in lower and _PROFIT_OR_LOSS.search(lower):
        yield from _read(page, (Measure.PROFIT, Measure.REVENUE))


def _read(page: Page, measures: Iterable[Measure]) -> Iterator[Benchmark]:
    lower = page.text.lower
    scale = _SCALE.search(lower)
    factor = SCALES[scale[1] or scale[2]] if scale else 1
    years = _YEARS.search(lower)
    is_rising = years is not None and years[1] < years[2]
    for measure in measures:
        values = [_latest(match[match.lastindex or 1], is_rising) for match in _ROWS[measure].finditer(lower)]
        value = max(values, default=Decimal(0)) * factor
        if value >= _LEAST:
            yield Benchmark(measure, value, page.number)


def _latest(figures: str, is_rising: bool) -> Decimal:
    """The figure of the latest year; a loss is below nought."""
    found = _FIGURE.findall(figures)
    sign, digits = found[-1 if is_rising else 0]
    return Decimal(digits.replace(",", "")) * (-1 if sign else 1)


def choose(benchmarks: Iterable[Benchmark]) -> Benchmark | None:
    """The largest of each measure is the group's. Profit, unless it is near break-even; else
    revenue, else assets."""
    largest: dict[Measure, Benchmark] = {}
    for found in benchmarks:
        if found.measure not in largest or found.value > largest[found.measure].value:
            largest[found.measure] = found
    return next((largest[m] for m in Measure if m in largest and _is_fit(largest, m)), None)


def _is_fit(largest: Mapping[Measure, Benchmark], measure: Measure) -> bool:
    if measure is not Measure.PROFIT:
        return True
    revenue = largest.get(Measure.REVENUE)
    if revenue is None:
        return False
    return _LEAST_MARGIN * revenue.value <= largest[measure].value < revenue.value

"""The figures that readers ask for first, among the facts that were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aspera.domain.entities.sighting import Sighting
from aspera.domain.observation import Fact

_FINANCIAL = {
    "Revenue": "revenue|total revenue|net sale|net revenue|total net sale|total net revenue|umsatzerlös",
    "Net income": "net income|net earning|profit year|net profit|net income loss|konzernergebnis",
    "Operating income": "operating income|operating profit|income operation|operating earning|ebit",
    "Gross profit": "gross profit",
    "EBITDA": "ebitda|adjusted ebitda",
    "Total assets": "total asset",
    "Total liabilities": "total liability",
    "Total equity": "total equity|total shareholder equity|total stockholder equity|shareholder equity",
    "Long-term debt": "long-term debt|total long-term debt",
    "Cash and cash equivalents": "cash cash equivalent",
    "Diluted earnings per share": "diluted earning per share|diluted eps|earning per share diluted",
    "Capital expenditure": "capital expenditure|total capital expenditure|capex",
    "Free cash flow": "free cash flow",
    "Income tax expense": "income tax expense|provision income tax",
}
"""By the labels that facts have (`fact_reading.labels`), parted by bars."""
_ESG = {
    "Scope 1 emissions": "scope 1",
    "Scope 2 emissions": "scope 2",
    "Scope 3 emissions": "scope 3",
    "Energy consumption": "energy consumption",
    "Renewable energy": "renewable energy",
    "Water consumption": "water consumption",
    "Water withdrawal": "water withdrawal",
    "Waste": "total waste",
}
_BY_LABEL = {label: name for name, labels in _FINANCIAL.items() for label in labels.split("|")}
_MOST_QUOTES = 3


def metrics(facts: Iterable[Fact]) -> Iterator[Sighting]:
    """For each metric up to three sightings: unqualified facts first, and of those the latest."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        metric = _metric(fact.label)
        if metric:
            found.setdefault(metric, []).append(fact)
    for (label, name), candidates in found.items():
        candidates.sort(key=lambda fact: (len(fact.qualifiers), _backwards(fact.period), fact.page))
        quotes = {fact.quote: fact for fact in reversed(candidates)}
        for fact in list(reversed(quotes.values()))[:_MOST_QUOTES]:
            yield Sighting(label, name, fact.page, fact.quote)


def _metric(label: str) -> tuple[str, str] | None:
    if label in _BY_LABEL:
        return "Financial", _BY_LABEL[label]
    for name, words in _ESG.items():
        if words in label and "intensity" not in label and label.count("scope") < 2:
            return "ESG", name
    return None


def _backwards(period: str) -> tuple[int, ...]:
    """Later periods sort first."""
    return tuple(-ord(character) for character in period)

"""Yearly figures of a table's row, for claims to be held against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from aspera.agents.greenwashing.topics import is_intensity, is_partial, scopes_of, topic_of, topics_of
from aspera.domain.document import NumberLocale
from aspera.domain.fact_reading.tables import table_facts
from aspera.domain.normalised_page import normalised_tables
from aspera.domain.observation import Fact
from aspera.domain.page import Page

_TOPIC_WORDS = ("emission", "ghg", "co2", "co₂", "carbon", "energy", "electricity", "water", "waste", "fuel")
_YEARS = ("20", "19")
_FULL_YEAR = re.compile(r"((?:19|20)\d\d)(?:-\d\d-\d\d)?")
_MONEY = frozenset(("USD", "EUR", "GBP", "CHF", "SEK", "NOK", "DKK", "JPY", "CNY", "INR", "CAD", "AUD"))
_NOT_A_RECORD = re.compile(
    r"\b(?:targets?|goals?|planned|forecast|pro forma|restated|avoided|offsets?|credits?)\b"
)
_GENERIC = frozenset(
    "total gross absolute ghg greenhouse gas co2 co2e co₂ co₂e carbon emission footprint energy electricity "
    "power fuel water waste consumption use usage withdrawal scope 1 2 3 tonne ton t tco2e mwh gwh kwh "
    "m3 metric eq equivalent market-based location-based generated generation our group company".split()
)


@dataclass(frozen=True)
class Series:
    """A row: its figures by year, earliest first."""

    facts: Mapping[int, Fact]

    @cached_property
    def name(self) -> str:
        """The row's label with what stands above it."""
        first = next(iter(self.facts.values()))
        return " ".join((first.label, *first.qualifiers))

    @property
    def topic(self) -> str:
        return topic_of(self.name)

    @property
    def is_absolute(self) -> bool:
        """Whether it counts an amount, and all of it: no share, no intensity, no price, no target."""
        if any(fact.unit == "%" or fact.unit in _MONEY for fact in self.facts.values()):
            return False
        return not (is_intensity(self.name) or is_partial(self.name) or _NOT_A_RECORD.search(self.name))

    @property
    def is_total(self) -> bool:
        """Whether the label names nothing but the topic: no site, no country, no kind of fuel."""
        first = next(iter(self.facts.values()))
        above = [word for word in first.qualifiers if word.startswith(("under ", "column "))]
        words = " ".join((first.label, *(word.split(" ", 1)[1] for word in above)))
        return _GENERIC.issuperset(re.findall(r"[\w₂-]+", words))

    @property
    def scopes(self) -> frozenset[str]:
        return scopes_of(self.name)


def environmental_facts(page: Page, locale: NumberLocale) -> list[Fact]:
    """The figures of the page's tables that are about the environment. Tables are only looked at
    on pages that name a topic and a year."""
    plain = page.text.plain if page.tables else ""
    if not any(word in plain for word in _TOPIC_WORDS) or not any(year in plain for year in _YEARS):
        return []
    tables = [table for table in normalised_tables(page, locale) if any(c.period for c in table.columns)]
    return [fact for fact in table_facts(page, tables) if topic_of(" ".join((fact.label, *fact.qualifiers)))]


def series_of(facts: Iterable[Fact]) -> list[Series]:
    """One for each row that gives whole years, two or more, in the order of the pages."""
    rows: dict[tuple[str, tuple[str, ...]], dict[int, Fact]] = {}
    for fact in facts:
        year = _FULL_YEAR.fullmatch(fact.period)
        if year:
            rows.setdefault((fact.place, fact.qualifiers), {}).setdefault(int(year[1]), fact)
    return [Series(dict(sorted(row.items()))) for row in rows.values() if len(row) > 1]


def about(sentence: str, series: Sequence[Series]) -> list[Series]:
    """The rows that count in full what `sentence` speaks of: the same topic and scopes. None when
    it speaks of more than one topic, or of a part."""
    topics, scopes = topics_of(sentence), scopes_of(sentence)
    if len(topics) != 1 or is_partial(sentence):
        return []
    return [
        row
        for row in series
        if row.topic == topics[0] and row.is_absolute and row.is_total and row.scopes == scopes
    ]

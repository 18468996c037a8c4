"""Tables whose scale stands on another page ("dollars in millions", at the beginning of the notes)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from aspera.domain.comparison.figures import digits
from aspera.domain.comparison.lines import table_of
from aspera.domain.fact_reading.qualifiers import UNSCALED
from aspera.domain.observation import Fact

_FACTORS = frozenset((Decimal(1000), Decimal(1_000_000)))
_FEWEST_DIGITS = 3
_TELLING_DIGITS = 4
_ANY_LABEL = ""
"""The amounts in prose are many to choose from, but a sentence seldom names its figure as a row does."""
_YEAR = len("2023")
_FEWEST_VOTES = 2
_ONE = Decimal(1)
_LARGEST = Decimal(1_000_000)
"""An amount of a million or more is printed in full."""


def in_one_scale(facts: Sequence[Fact]) -> list[Fact]:
    """The facts, those of a table without a scale multiplied by the one in which other tables print
    the same digits for the same label and period; so, too, the amounts in prose that say no scale."""
    factors = _factors(facts)
    return [
        replace(fact, value=fact.value * factor, precision=fact.precision * factor)
        if (factor := factors.get(_group(fact))) and fact.precision == 1 and fact.unit != "%"
        else fact
        for fact in facts
    ]


def _factors(facts: Sequence[Fact]) -> Mapping[str, Decimal]:
    printed: dict[tuple[str, str, Decimal], list[tuple[str, Decimal]]] = defaultdict(list)
    for fact in facts:
        group, length = _group(fact), digits(fact)
        if group and length >= _FEWEST_DIGITS:
            amount = abs(fact.value) / fact.precision
            printed[fact.label, fact.period, amount].append((group, fact.precision))
            if length >= _TELLING_DIGITS:
                printed[_ANY_LABEL, fact.period[:_YEAR], amount].append((group, fact.precision))
    votes: dict[str, Counter[Decimal]] = defaultdict(Counter)
    for (label, _, _), places in printed.items():
        for table in sorted({table for table, precision in places if precision == 1}):
            if label == _ANY_LABEL and table != UNSCALED:
                continue
            votes[table].update({precision for other, precision in places if other != table})
    return {table: factor for table, counted in votes.items() if (factor := _elected(counted))}


def _group(fact: Fact) -> str:
    """Facts of one group have one scale: those of a table, and all amounts in prose without one."""
    if fact.source == "table":
        return table_of(fact)
    return UNSCALED if UNSCALED in fact.qualifiers and abs(fact.value) < _LARGEST else ""


def _elected(votes: Counter[Decimal]) -> Decimal | None:
    """The factor that most lines ask for; None when as many are content as they are."""
    factor, count = min(votes.items(), key=lambda item: (-item[1], item[0]), default=(_ONE, 0))
    return factor if factor in _FACTORS and count >= _FEWEST_VOTES and count > votes[_ONE] else None

"""What an evaluation says: figures with their intervals, and what a person has to judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt

_Z = 1.959963984540054
"""Two-sided 95 % of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure. `count` is what it is out of (0: nothing to measure, `value` is None); `low` and
    `high` bound 95 %. `unit` is "" for shares between 0 and 1, else what it counts."""

    name: str
    value: float | None
    count: int
    low: float | None = None
    high: float | None = None
    unit: str = ""
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Figures of one set of documents or data. `note` says what the set is, and whether the rules
    were tuned on it."""

    title: str
    measures: tuple[Measure, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Something that a person has to look at: is it true in the source, harmless, or our error?"""

    document: str
    page: int
    rule: str
    quote: str
    said: str
    verdict: str = ""
    """As found in the labels: "true", "harmless", "ours"; empty when nobody has judged it."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    subject: str
    sections: tuple[Section, ...]
    to_judge: tuple[Judgement, ...] = ()
    exposure: Mapping[str, int] = field(default_factory=dict)
    """What `to_judge` was found in: how many pages, equations, … ("pages": 1434)."""


def share(name: str, successes: int, count: int, goal: str = "") -> Measure:
    """A share with its Wilson score interval (Wilson 1927, JASA 22:209)."""
    if not count:
        return Measure(name, None, 0, goal=goal)
    p = successes / count
    spread = _Z * sqrt(p * (1 - p) / count + _Z * _Z / (4 * count * count))
    centre = p + _Z * _Z / (2 * count)
    scale = 1 + _Z * _Z / count
    return Measure(
        name, p, count, max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale), goal=goal
    )

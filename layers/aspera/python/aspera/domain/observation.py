"""What an agent brings back from one shard, and what it concludes from all of them.

An agent is called in two steps, as map and reduce: `examine` sees the pages of one shard,
`conclude` sees the merged observations of all shards but no page. Both are pure: same input,
same output, byte for byte.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from aspera.domain.document import Profile
from aspera.domain.finding import Proposal
from aspera.domain.geometry import Box
from aspera.domain.page import Page
from aspera.domain.requirement_assessment import FrameworkClaim
from aspera.domain.risk_change import RiskObservation


@dataclass(frozen=True, slots=True)
class Material:
    """The pages of one shard, with the document's profile. Unread pages are not among them."""

    profile: Profile
    pages: Sequence[Page]


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with its meaning. `value` is scaled to units of one (thousands multiplied out);
    `precision` is the value of the last printed digit after scaling (a printed 1.2 million has
    precision 100,000), so the true figure lies within half of it either side."""

    label: str
    period: str
    value: Decimal
    precision: Decimal
    unit: str
    qualifiers: tuple[str, ...]
    printed: str
    """The number as it stands on the page."""
    quote: str
    page: int
    box: Box
    source: str
    """"table" or "prose"."""
    place: str = ""
    """Which table or sentence it comes from; equal for facts that stand together."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that was found in the text and counts towards a conclusion: a requirement's
    signal, a heading, an index row. `key` says what, `strength` how much it proves."""

    key: str
    page: int
    quote: str
    box: Box
    strength: str = "strong"
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Observations:
    """What one agent saw. `counts` are additive (equations checked, sentences read, …)."""

    proposals: tuple[Proposal, ...] = ()
    facts: tuple[Fact, ...] = ()
    mentions: tuple[Mention, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    pages: tuple[int, ...] = ()
    """The pages that were looked at."""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What an agent says about the whole document. `statistics` are for people to read."""

    proposals: tuple[Proposal, ...] = ()
    statistics: dict[str, str] = field(default_factory=dict)
    assessments: tuple[FrameworkClaim, ...] = ()
    risks: tuple[RiskObservation, ...] = ()
    """What a later report of the same company is set against."""


def merge(parts: Iterable[Observations]) -> Observations:
    """All shards' observations as one, in shard order."""
    parts = list(parts)
    counts: Counter[str] = Counter()
    for part in parts:
        counts.update(part.counts)
    return Observations(
        proposals=tuple(p for part in parts for p in part.proposals),
        facts=tuple(f for part in parts for f in part.facts),
        mentions=tuple(m for part in parts for m in part.mentions),
        counts=dict(counts),
        pages=tuple(sorted({page for part in parts for page in part.pages})),
    )

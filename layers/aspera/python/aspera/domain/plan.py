"""Who looks at which pages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from aspera.domain.document import Profile
from aspera.domain.finding import Proposal, Value
from aspera.domain.outcome import AgentOutcome
from aspera.domain.requirement_assessment import FrameworkClaim
from aspera.domain.risk_change import RiskObservation

SHARD_PAGES = 40


class Assignment(Value):
    """One agent looks at one shard: pages `first_page` to `last_page`, inclusive."""

    agent: str
    first_page: int
    last_page: int


class Plan(Value):
    profile: Profile
    agents: tuple[str, ...]
    assignments: tuple[Assignment, ...]

    def shards(self, agent: str) -> Sequence[Assignment]:
        return [assignment for assignment in self.assignments if assignment.agent == agent]


class AgentResult(Value):
    """What the state machine keeps of one assignment: how long it took, or why it failed."""

    agent: str
    first_page: int
    last_page: int
    milliseconds: int = 0
    error: str | None = None


class AgentConclusion(Value):
    """What an agent says of the whole document, before the evidence is verified."""

    outcome: AgentOutcome
    proposals: tuple[Proposal, ...]
    assessments: tuple[FrameworkClaim, ...] = ()
    risks: tuple[RiskObservation, ...] = ()


def shard_ranges(pages: Sequence[int]) -> list[tuple[int, int]]:
    """Ranges that hold all `pages` (sorted), about SHARD_PAGES each, of nearly equal size."""
    if not pages:
        return []
    count = -(-len(pages) // SHARD_PAGES)
    edges = [round(index * len(pages) / count) for index in range(count + 1)]
    return [(pages[start], pages[end - 1]) for start, end in pairwise(edges)]

"""A whole document before one agent: what it says of it as it is, and with one page changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from aspera.domain.document import Profile
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Proposal
from aspera.domain.geometry import UNITS, Box
from aspera.domain.observation import Material, Observations, merge
from aspera.domain.page import Page
from aspera.domain.plan import shard_ranges
from aspera.domain.profiling.profile import profile
from aspera.evaluation.measure import Judgement
from aspera.ports.agents import Agent

_FIRST_PAGES = 8
_SAMPLED = 4


def profile_of(path: str, pages: Sequence[Page]) -> Profile:
    """As a plan finds it out: from the first pages and some of the rest."""
    read = [page for page in pages if page.words]
    rest = read[_FIRST_PAGES:]
    sampled = rest[:: max(1, len(rest) // (2 * _SAMPLED))]
    return profile(path, path.rpartition("/")[2], len(pages), [*read[:_FIRST_PAGES], *sampled])


@dataclass
class Rehearsal:
    """The agent examines the shards that an analysis would give it, and concludes from them all."""

    pages: Mapping[int, Page]
    profile: Profile
    agent: Agent

    @classmethod
    def of(cls, path: str, pages: Sequence[Page], agent: Agent) -> Rehearsal:
        return cls({page.number: page for page in pages}, profile_of(path, pages), agent)

    @cached_property
    def observations(self) -> Observations:
        return merge(self._seen.values())

    @cached_property
    def proven(self) -> Sequence[Proposal]:
        """What the agent says of the document as it is, where its evidence is found."""
        return self._proven({}, self._seen)

    @cached_property
    def to_judge(self) -> tuple[Judgement, ...]:
        """The same, for a person to judge."""
        return tuple(_judgement(self.profile.document_id, proposal) for proposal in self.proven)

    def new(self, changed: Page) -> Sequence[Proposal]:
        """What it says when `changed` stands in the place of the page of its number, and did not
        say before."""
        shard = next(s for s in self._seen if s[0] <= changed.number <= s[1])
        seen = self._seen | {shard: self._examine(shard, {changed.number: changed})}
        known = {_identity(proposal) for proposal in self.proven}
        return [p for p in self._proven({changed.number: changed}, seen) if _identity(p) not in known]

    @cached_property
    def _seen(self) -> dict[tuple[int, int], Observations]:
        readable = [number for number, page in sorted(self.pages.items()) if page.words]
        return {shard: self._examine(shard, {}) for shard in shard_ranges(readable)}

    def _examine(self, shard: tuple[int, int], changed: Mapping[int, Page]) -> Observations:
        numbers = range(shard[0], shard[1] + 1)
        pages = [changed.get(n) or self.pages[n] for n in numbers if n in self.pages]
        return self.agent.examine(Material(self.profile, [page for page in pages if page.words]))

    def _proven(
        self, changed: Mapping[int, Page], seen: Mapping[tuple[int, int], Observations]
    ) -> Sequence[Proposal]:
        conclusion = self.agent.conclude(merge(seen.values()), self.profile)
        verifier = EvidenceVerifier({**self.pages, **changed})
        return [proposal for proposal in conclusion.proposals if verifier.verify(proposal) is not None]


def _judgement(path: str, proposal: Proposal) -> Judgement:
    first = next(iter(proposal.quotations), None)
    page, quote = (first.page, first.quote) if first else (1, "")
    return Judgement(path, page, proposal.rule, quote, proposal.description)


def _identity(proposal: Proposal) -> tuple[object, ...]:
    return (proposal.rule, *((quotation.page, quotation.quote) for quotation in proposal.quotations))


def places(proposal: Proposal) -> Iterator[tuple[int, Box]]:
    """Page and box of everything that the proposal points to: quotations, then operands."""
    for quotation in proposal.quotations:
        if quotation.near is not None:
            yield quotation.page, quotation.near
    for operand in proposal.computation.operands if proposal.computation else ():
        if operand.box is not None:
            left, top, width, height = (round(UNITS * edge) for edge in operand.box)
            yield operand.page, Box(left, top, left + width, top + height)

"""What a language model found beside the rules, as findings of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aspera.agents.greenwashing.assessment import Assessment, Claim
from aspera.agents.greenwashing.candidate import Candidate
from aspera.agents.greenwashing.model_pass import BY_MODEL
from aspera.agents.greenwashing.wording import propose
from aspera.domain.finding import Proposal
from aspera.domain.model_proposals import as_read_by_model
from aspera.domain.observation import Mention

_SAID = "A language model read it so, no rule did: the words are proven, the reading is not."


def model_proposals(
    mentions: Iterable[Mention], rules: Assessment, claims: Sequence[Claim], agent: str
) -> Iterator[Proposal]:
    """Weighed as the rules' own, on the same pages; at most MEDIUM, under names of their own, and
    nothing about sentences that a rule reports."""
    candidates = [Candidate.of(mention) for mention in mentions if mention.key == BY_MODEL]
    if not candidates:
        return
    reported = {(place.page, place.sentence) for claim in claims for place in claim.places}
    for claim in Assessment(rules.book, candidates, rules.pages).claims():
        if not any((place.page, place.sentence) in reported for place in claim.places):
            yield as_read_by_model(propose(claim, agent), _SAID)

"""The greenwashing agent: rules, no model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from aspera.agents.greenwashing.assessment import Assessment
from aspera.agents.greenwashing.candidate import CANDIDATE, SUPPORT, Candidate, PageSupport
from aspera.agents.greenwashing.commitments import describe_cheap_talk
from aspera.agents.greenwashing.examination import CLAIMS, SENTENCES, Examination
from aspera.agents.greenwashing.lexicon import lexicon
from aspera.agents.greenwashing.rules import rule_book
from aspera.agents.greenwashing.wording import propose
from aspera.domain.document import Profile
from aspera.domain.observation import Conclusion, Material, Mention, Observations

_SUPPRESSED = "suppressed: "


class GreenwashingAgent:
    """Reads English only; other languages are said to be not assessed."""

    name: ClassVar[str] = "greenwashing"
    revision: ClassVar[str] = "1"

    @staticmethod
    def load_rules() -> None:
        """Else the first page waits for it."""
        rule_book()
        lexicon()

    def examine(self, material: Material) -> Observations:
        numbers = tuple(page.number for page in material.pages)
        if not material.profile.may_be_english:
            return Observations(pages=numbers)
        examination = Examination(material.pages)
        mentions: list[Mention] = []
        for page in material.pages:
            mentions.extend(examination.run(page))
        return Observations(mentions=tuple(mentions), counts=dict(examination.counts), pages=numbers)

    def conclude(self, observations: Observations, profile: Profile) -> Conclusion:
        if not profile.may_be_english:
            return Conclusion(statistics={"not assessed": "the rules are English"})
        assessment = Assessment(
            book=rule_book(),
            candidates=[Candidate.of(m) for m in observations.mentions if m.key == CANDIDATE],
            pages=[PageSupport.of(m) for m in observations.mentions if m.key == SUPPORT],
        )
        claims = assessment.claims()
        return Conclusion(
            proposals=tuple(propose(claim, self.name) for claim in claims),
            statistics=_statistics(observations, len(assessment.candidates), len(claims)),
        )


def _statistics(observations: Observations, candidates: int, claims: int) -> dict[str, str]:
    book, counts = rule_book(), observations.counts
    return {
        "rules run": f"{len(book.running)} of {len(book.rules)}; the others need tables or another document",
        "pages read": str(len(observations.pages)),
        SENTENCES: str(counts.get(SENTENCES, 0)),
        CLAIMS: str(counts.get(CLAIMS, 0)),
        "left out": _left_out(counts),
        "sentences that set a rule off": str(candidates),
        "claims reported": str(claims),
        "cheap-talk index": describe_cheap_talk(counts),
    }


def _left_out(counts: Mapping[str, int]) -> str:
    """Claims that are no statement of the company's own, by reason."""
    reasons = sorted(key for key in counts if key.startswith(_SUPPRESSED))
    listed = ", ".join(f"{counts[key]} {key.removeprefix(_SUPPRESSED)}" for key in reasons)
    return listed or "none"

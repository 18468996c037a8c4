"""The greenwashing agent: rules, and a language model for what they pass over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from aspera.agents.greenwashing import model_pass
from aspera.agents.greenwashing.assessment import Assessment
from aspera.agents.greenwashing.boundaries import EXCLUSION, Exclusion
from aspera.agents.greenwashing.candidate import CANDIDATE, SUPPORT, Candidate, PageSupport
from aspera.agents.greenwashing.commitments import describe_cheap_talk
from aspera.agents.greenwashing.examination import CLAIMS, SENTENCES, Examination
from aspera.agents.greenwashing.lexicon import lexicon
from aspera.agents.greenwashing.model_claims import model_proposals
from aspera.agents.greenwashing.moved_targets import TARGET, Target
from aspera.agents.greenwashing.rules import rule_book
from aspera.agents.greenwashing.series import environmental_facts, series_of
from aspera.agents.greenwashing.wording import propose
from aspera.domain.answer import Answer
from aspera.domain.document import Profile
from aspera.domain.inquiry import Inquiry, ModelRequest
from aspera.domain.observation import Conclusion, Fact, Material, Mention, Observations
from aspera.ports.agents import Verdict

_SUPPRESSED = "suppressed: "


class GreenwashingAgent:
    """Reads English only; other languages are said to be not assessed."""

    name: ClassVar[str] = "greenwashing"
    revision: ClassVar[str] = "3"

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
        facts: list[Fact] = []
        for page in material.pages:
            figures = environmental_facts(page, material.profile.number_locale)
            facts.extend(figures)
            mentions.extend(examination.run(page, has_figures=bool(figures)))
        return Observations(
            mentions=tuple(mentions), facts=tuple(facts), counts=dict(examination.counts), pages=numbers
        )

    def conclude(self, observations: Observations, profile: Profile) -> Conclusion:
        if not profile.may_be_english:
            return Conclusion(statistics={"not assessed": "the rules are English"})
        assessment = assess(observations)
        claims = assessment.claims()
        return Conclusion(
            proposals=(
                *(propose(claim, self.name) for claim in claims),
                *model_proposals(observations.mentions, assessment, claims, self.name),
            ),
            statistics=_statistics(observations, assessment, len(claims)),
        )

    @property
    def inquiries(self) -> Sequence[Inquiry]:
        return (model_pass.inquiry(),)

    def questions(self, material: Material, observed: Observations) -> Sequence[ModelRequest]:
        return [question.request for question in model_pass.questions(material, observed)]

    def judge(
        self, material: Material, observed: Observations, answers: Sequence[tuple[ModelRequest, Answer]]
    ) -> Verdict:
        return model_pass.judge(material, observed, answers)


def assess(observations: Observations) -> Assessment:
    mentions = observations.mentions
    return Assessment(
        book=rule_book(),
        candidates=[Candidate.of(m) for m in mentions if m.key == CANDIDATE],
        pages=[PageSupport.of(m) for m in mentions if m.key == SUPPORT],
        series=series_of(observations.facts),
        exclusions=[Exclusion.of(m) for m in mentions if m.key == EXCLUSION],
        targets=[Target.of(m) for m in mentions if m.key == TARGET],
    )


def _statistics(observations: Observations, assessment: Assessment, claims: int) -> dict[str, str]:
    counts = observations.counts
    return {
        "rules run": str(len(assessment.book.rules)),
        "pages read": str(len(observations.pages)),
        "environmental figures in tables": str(len(observations.facts)),
        SENTENCES: str(counts.get(SENTENCES, 0)),
        CLAIMS: str(counts.get(CLAIMS, 0)),
        "left out": _left_out(counts),
        "sentences that set a rule off": str(len(assessment.candidates)),
        "claims reported": str(claims),
        "cheap-talk index": describe_cheap_talk(counts),
    }


def _left_out(counts: Mapping[str, int]) -> str:
    """Claims that are no statement of the company's own, by reason."""
    reasons = sorted(key for key in counts if key.startswith(_SUPPRESSED))
    listed = ", ".join(f"{counts[key]} {key.removeprefix(_SUPPRESSED)}" for key in reasons)
    return listed or "none"

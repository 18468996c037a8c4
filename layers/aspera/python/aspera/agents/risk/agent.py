"""The risk agent: rules, and a language model for what they do not see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from aspera.agents.risk import model_pass, model_ratings
from aspera.agents.risk.amounts import spelled
from aspera.agents.risk.assessment import Risk, assess, worth_showing
from aspera.agents.risk.benchmarks import Benchmark, choose
from aspera.agents.risk.examination import GENERAL, HYPOTHETICAL, OWN, SENTENCES, WITHOUT_FACTS, Examination
from aspera.agents.risk.register import register
from aspera.agents.risk.statement import BENCHMARK, STATEMENT, Statement, benchmark_of
from aspera.agents.risk.taxonomy import taxonomy
from aspera.agents.risk.wording import propose
from aspera.domain.answer import Answer
from aspera.domain.document import DocumentKind, Profile
from aspera.domain.finding import Proposal
from aspera.domain.inquiry import Inquiry, ModelRequest
from aspera.domain.model_proposals import as_read_by_model
from aspera.domain.observation import Conclusion, Material, Mention, Observations
from aspera.domain.passage import QuotationCheck
from aspera.domain.questions import answered
from aspera.ports.agents import Verdict

_REPORTS = frozenset(DocumentKind) - {
    DocumentKind.OTHER,
    DocumentKind.CONTRACT,
    DocumentKind.FORM,
    DocumentKind.PRIVACY_NOTICE,
}
_LEAST_OWN = 0.08


class RiskAgent:
    """Reads English only; other languages are said to be not assessed."""

    name: ClassVar[str] = "risk"
    revision: ClassVar[str] = "3"

    @staticmethod
    def load_rules() -> None:
        """Else the first page waits for it."""
        taxonomy()

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
        if not _speaks_for_company(observations, profile):
            return Conclusion(statistics={"not assessed": "the text does not speak for a company"})
        statements = [Statement.of(m) for m in observations.mentions if m.key == STATEMENT]
        benchmark = choose(benchmark_of(m) for m in observations.mentions if m.key == BENCHMARK)
        risks = assess(statements, benchmark, observations.counts)
        shown = worth_showing(risks)
        return Conclusion(
            proposals=(
                *(_with_opinion(propose(risk, self.name), risk, observations) for risk in shown),
                *_unseen(observations, risks, benchmark, self.name),
            ),
            risks=register(risks, observations.counts),
            statistics=_statistics(observations, statements, shown, benchmark),
        )

    @property
    def inquiries(self) -> Sequence[Inquiry]:
        return model_pass.inquiry(), model_ratings.inquiry()

    def questions(self, material: Material, observed: Observations) -> Sequence[ModelRequest]:
        profile = material.profile
        if not (profile.may_be_english and _speaks_for_company(observed, profile)):
            return ()
        unseen = [question.request for question in model_pass.questions(material, observed)]
        rated = [question.request for question in model_ratings.questions(material, observed)]
        return [*unseen, *rated]

    def judge(
        self, material: Material, observed: Observations, answers: Sequence[tuple[ModelRequest, Answer]]
    ) -> Verdict:
        check = QuotationCheck(material.pages)
        read = model_pass.read(answered(model_pass.questions(material, observed), answers), check)
        rated = answered(model_ratings.questions(material, observed), answers)
        mentions = (*read.mentions, *model_ratings.opinions(rated, check))
        return Verdict(Observations(mentions=mentions), read.proposed, read.proposed - len(read.mentions))


def _with_opinion(proposal: Proposal, risk: Risk, observations: Observations) -> Proposal:
    opinion = model_ratings.opinion_on(risk.statements, observations.mentions)
    if not opinion:
        return proposal
    return proposal.model_copy(update={"description": f"{proposal.description} {opinion}"})


def _unseen(
    observations: Observations, risks: Sequence[Risk], benchmark: Benchmark | None, agent: str
) -> Iterator[Proposal]:
    """What only the model found, in classes in which the rules found nothing."""
    seen = {risk.risk_class.id for risk in risks}
    statements = [Statement.of(m) for m in observations.mentions if m.key == model_pass.BY_MODEL]
    new = [statement for statement in statements if statement.risk_class not in seen]
    for risk in worth_showing(assess(new, benchmark, observations.counts)):
        yield as_read_by_model(propose(risk, agent), model_pass.SAID)


def _speaks_for_company(observations: Observations, profile: Profile) -> bool:
    """A company's own report, or a text of unknown kind in which "we" or "the company" speaks; what
    an authority or a court writes of others is no disclosure of theirs."""
    sentences = observations.counts.get(SENTENCES, 0)
    return profile.kind in _REPORTS or observations.counts.get(OWN, 0) >= _LEAST_OWN * sentences


def _statistics(
    observations: Observations,
    statements: Sequence[Statement],
    risks: Sequence[Risk],
    benchmark: Benchmark | None,
) -> dict[str, str]:
    counts = observations.counts
    sentences = counts.get(SENTENCES, 0)
    found = {statement.risk_class for statement in statements}
    touched = {id for id in taxonomy().classes if id in found or counts.get(f"{GENERAL}{id}")}
    return {
        "pages read": str(len(observations.pages)),
        SENTENCES: str(sentences),
        HYPOTHETICAL: f"{counts.get(HYPOTHETICAL, 0)} of {sentences}; counted, not shown",
        "boilerplate index": _share(counts.get(WITHOUT_FACTS, 0), sentences),
        "specific statements": str(len(statements)),
        "classes of risk": f"{len(touched)} of {len(taxonomy().classes)} touched, {len(found)} specific",
        "risks shown": str(len(risks)),
        "benchmark of materiality": _named(benchmark),
    }


def _named(benchmark: Benchmark | None) -> str:
    if benchmark is None:
        return "no statement with revenue, profit or assets was found"
    return f"{benchmark.measure} of {spelled(benchmark.value)} (page {benchmark.page})"


def _share(part: int, whole: int) -> str:
    if not whole:
        return "no sentences about risk"
    return f"{part / whole:.2f} ({part} of {whole} sentences name no entity, figure or date)"

"""The consistency agent: the same fact stated twice with different values, within a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from aspera.agents.consistency import model_pass
from aspera.agents.consistency.calendar_days import impossible_days
from aspera.agents.consistency.judgement import judge
from aspera.agents.consistency.mentions import contradicting_mentions, mentions_of
from aspera.agents.consistency.proposals import AGENT, figure_proposal, scale_proposal
from aspera.agents.consistency.wording import contradicting_words
from aspera.domain.answer import Answer
from aspera.domain.comparison.lines import lines_of
from aspera.domain.comparison.matching import crowded
from aspera.domain.comparison.scales import in_one_scale
from aspera.domain.document import Profile
from aspera.domain.fact_reading.headlines import headline_facts
from aspera.domain.fact_reading.highlights import is_crowded
from aspera.domain.fact_reading.prose import prose_facts, unread_sentences
from aspera.domain.fact_reading.tables import table_facts
from aspera.domain.finding import Proposal
from aspera.domain.inquiry import Inquiry, ModelRequest
from aspera.domain.model_proposals import is_by_model
from aspera.domain.normalised_page import normalised_tables
from aspera.domain.observation import Conclusion, Fact, Material, Mention, Observations
from aspera.domain.page import Page, PageSource
from aspera.ports.agents import Verdict

_BY_OCR = "pages by OCR"
_TOO_LONG = "sentences too long to be read"
_CROWDED = "pages left out (too many large figures)"


class ConsistencyAgent:
    name: ClassVar[str] = AGENT
    revision: ClassVar[str] = "4"

    def examine(self, material: Material) -> Observations:
        """Facts and mentions of the shard's pages; what contradicts itself in one place is judged here.
        Pages read by OCR are left out and counted: a misread digit looks like a contradiction."""
        facts: list[Fact] = []
        mentions: list[Mention] = []
        proposals: list[Proposal] = []
        too_long = crowded_pages = 0
        for page in material.pages:
            if page.words and page.source is not PageSource.OCR:
                too_long += unread_sentences(page, material.profile.number_locale)
                crowded_pages += is_crowded(page)
                facts += page_facts(page, material.profile)
                mentions += mentions_of(page)
                proposals += contradicting_words(page)
                proposals += impossible_days(page)
        return Observations(
            proposals=tuple(proposals),
            facts=tuple(facts),
            mentions=tuple(mentions),
            counts={
                _BY_OCR: sum(page.source is PageSource.OCR for page in material.pages),
                _TOO_LONG: too_long,
                _CROWDED: crowded_pages,
            },
            pages=tuple(page.number for page in material.pages),
        )

    def conclude(self, observations: Observations, profile: Profile) -> Conclusion:
        """Figures, dates, targets, counts and names that the document states in two ways."""
        lines = lines_of(in_one_scale(observations.facts))
        judgement = judge(lines)
        proposals = [proposal for proposal in observations.proposals if not is_by_model(proposal)]
        proposals += [figure_proposal(conflict) for conflict in judgement.conflicts]
        proposals += [scale_proposal(conflict) for conflict in judgement.scales]
        proposals += contradicting_mentions(observations.mentions, observations.facts, profile.number_locale)
        proposals += [proposal for proposal in observations.proposals if is_by_model(proposal)]
        statistics = {
            "figures read": str(len(observations.facts)),
            "figures stated twice": str(judgement.pairs),
            "of these equal": str(judgement.agreements),
        }
        left_out = {
            "pages left out (read by OCR)": observations.counts.get(_BY_OCR, 0),
            _TOO_LONG: observations.counts.get(_TOO_LONG, 0),
            _CROWDED: observations.counts.get(_CROWDED, 0),
            "rows of too common a name to compare each with each": crowded(lines),
        }
        statistics.update((what, str(count)) for what, count in left_out.items() if count)
        if not profile.may_be_english:
            statistics["not assessed"] = "sentences, dates, targets and headcounts: these rules are English"
        return Conclusion(proposals=_once(proposals), statistics=statistics)

    @property
    def inquiries(self) -> Sequence[Inquiry]:
        return (model_pass.inquiry(),)

    def questions(self, material: Material, observed: Observations) -> Sequence[ModelRequest]:
        return [question.request for question in model_pass.questions(material, observed)]

    def judge(
        self, material: Material, observed: Observations, answers: Sequence[tuple[ModelRequest, Answer]]
    ) -> Verdict:
        return model_pass.judge(material, observed, answers)


def _once(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Without a second finding about the same two quotes: that it is one statement shows more ways
    than one. The first one stays, so a rule's goes before a model's."""
    first: dict[tuple[tuple[int, str], ...], Proposal] = {}
    for proposal in proposals:
        quotes = sorted((quotation.page, quotation.quote) for quotation in proposal.quotations)
        first.setdefault(tuple(quotes), proposal)
    return tuple(first.values())


def page_facts(page: Page, profile: Profile) -> list[Fact]:
    """The figures of the page's tables and sentences, and those set large. A large figure that stands
    in a table is the table's."""
    locale = profile.number_locale
    in_tables = table_facts(page, normalised_tables(page, locale))
    boxes = {fact.box for fact in in_tables}
    large = [fact for fact in headline_facts(page, locale, profile.fiscal_year) if fact.box not in boxes]
    return in_tables + prose_facts(page, locale) + large

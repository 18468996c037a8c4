from __future__ import annotations

from aspera.agents.risk import RiskAgent
from aspera.domain.document import DocumentKind, NumberLocale, Profile
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Proposal, Severity
from aspera.domain.observation import Conclusion, Material, merge
from aspera.domain.observation_codec import decode_observations, encode_observations
from aspera.domain.page import Page
from tests.drawing import page_of

FIRST = """
In November 2022 we discovered a cybersecurity incident that impacted certain systems of Jeppesen.

Cyber attacks could harm our business.
"""
SECOND = """
The Company violated certain debt covenants during 2022 and obtained a waiver from its lender.

We experienced a data breach in March 2021 that affected 14,000 customers of our shop.
"""
PAGES = [page_of(FIRST, 4), page_of(SECOND, 9)]


def profile(language: str = "en", kind: DocumentKind = DocumentKind.TEN_K) -> Profile:
    return Profile(
        document_id="d",
        filename="report.pdf",
        pages=9,
        language=language,
        kind=kind,
        number_locale=NumberLocale.POINT,
    )


def conclude(pages: list[Page], about: Profile) -> Conclusion:
    """Each page a shard of its own, as it travels between functions."""
    agent = RiskAgent()
    parts = [agent.examine(Material(about, [page])) for page in pages]
    return agent.conclude(merge(decode_observations(encode_observations(part)) for part in parts), about)


def by_rule(conclusion: Conclusion) -> dict[str, Proposal]:
    return {proposal.rule: proposal for proposal in conclusion.proposals}


def test_a_class_makes_one_finding_with_quotations_from_different_pages() -> None:
    found = by_rule(conclude(PAGES, profile()))
    assert set(found) == {"R-FIN-LIQ", "R-CYB-SEC"}
    assert [quotation.page for quotation in found["R-CYB-SEC"].quotations] == [4, 9]
    assert "2 specific statements (pages 4, 9)" in found["R-CYB-SEC"].description


def test_what_is_critical_comes_first() -> None:
    first = conclude(PAGES, profile()).proposals[0]
    assert (first.rule, first.severity) == ("R-FIN-LIQ", Severity.CRITICAL)
    assert "a covenant was breached" in first.title


def test_every_quotation_is_proven() -> None:
    verifier = EvidenceVerifier({page.number: page for page in PAGES})
    assert all(verifier.verify(proposal) for proposal in conclude(PAGES, profile()).proposals)


def test_hypothetical_sentences_are_counted_not_shown() -> None:
    statistics = conclude(PAGES, profile()).statistics
    assert statistics["hypothetical"] == "1 of 4; counted, not shown"
    assert statistics["boilerplate index"] == "0.25 (1 of 4 sentences name no entity, figure or date)"


def test_another_language_is_not_assessed() -> None:
    conclusion = conclude(PAGES, profile("de"))
    assert conclusion.proposals == () and conclusion.statistics == {"not assessed": "the rules are English"}


def test_what_others_write_about_companies_is_no_disclosure() -> None:
    text = "On March 10, 2019, an airplane was involved in an accident, resulting in 157 fatalities."
    conclusion = conclude([page_of(text)], profile(kind=DocumentKind.OTHER))
    assert conclusion.proposals == ()
    assert conclusion.statistics == {"not assessed": "the text does not speak for a company"}


def test_the_same_pages_give_the_same_findings_however_they_are_sharded() -> None:
    agent = RiskAgent()
    whole = agent.conclude(agent.examine(Material(profile(), PAGES)), profile())
    assert whole == conclude(PAGES, profile())

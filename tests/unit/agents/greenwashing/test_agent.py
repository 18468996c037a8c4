from __future__ import annotations

import pytest

from aspera.agents.greenwashing import GreenwashingAgent
from aspera.domain.document import DocumentKind, NumberLocale, Profile
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Severity
from aspera.domain.observation import Conclusion, Material, merge
from aspera.domain.observation_codec import decode_observations, encode_observations
from aspera.domain.page import Block, BlockKind, Page
from tests.drawing import page_of

PLEDGE = "We will be net zero by 2040."
FRIENDLY = "Our new detergent is environmentally friendly and protects our rivers."


def profile(language: str = "en") -> Profile:
    return Profile(
        document_id="d",
        filename="report.pdf",
        pages=9,
        language=language,
        kind=DocumentKind.SUSTAINABILITY_REPORT,
        number_locale=NumberLocale.POINT,
    )


def conclude(*pages: Page, language: str = "en") -> Conclusion:
    """Each page a shard of its own, as it travels between functions."""
    agent, about = GreenwashingAgent(), profile(language)
    parts = [agent.examine(Material(about, [page])) for page in pages]
    return agent.conclude(merge(decode_observations(encode_observations(part)) for part in parts), about)


def with_kind(page: Page, kind: BlockKind) -> Page:
    blocks = [Block(kind, block.first_line, block.end_line) for block in page.blocks]
    return Page(**{**{name: getattr(page, name) for name in page.__dataclass_fields__}, "blocks": blocks})


def test_an_unsupported_promise_is_high_and_says_what_is_missing() -> None:
    (finding,) = conclude(page_of(PLEDGE)).proposals
    assert (finding.rule, finding.severity, finding.category) == ("F01", Severity.HIGH, "future")
    assert finding.title == "“net zero by 2040” without a plan, a base year or scope"
    assert finding.quotations[0].quote == PLEDGE
    assert "Not found near the claim: a plan, a base year or scope." in finding.description
    assert (
        "It relates to the EU directive on empowering consumers (2024/825), art. 6(2)(d), IFRS S2 33-36"
        in (finding.description)
    )


def test_each_support_takes_its_credit_off_until_nothing_is_reported() -> None:
    one = conclude(page_of(f"{PLEDGE} Scopes 1 and 2 are covered."))
    assert one.proposals[0].severity is Severity.MEDIUM
    assert "Found in support: scope." in one.proposals[0].description
    two = conclude(page_of(f"{PLEDGE} Scopes 1 and 2 are covered. Our base year is 2019."))
    assert two.proposals == ()


def test_support_stands_within_two_sentences() -> None:
    far = "We make pumps. They are blue. They are loud. Scopes 1 and 2 are covered. Our base year is 2019."
    assert conclude(page_of(f"{PLEDGE} {far}")).proposals[0].severity is Severity.HIGH


def test_a_page_that_is_referred_to_supports_the_claim() -> None:
    first = page_of(f"{PLEDGE} For more, see page 2.", 1)
    second = page_of("We reduced our carbon emissions in scope 1. Our base year for emissions is 2019.", 2)
    assert conclude(first, second).proposals == ()


def test_a_page_that_is_referred_to_but_holds_nothing_supports_nothing() -> None:
    empty = page_of("We protect the environment and reduce our emissions.", 2)
    found = conclude(page_of(f"{PLEDGE} For more, see page 2.", 1), empty).proposals
    assert found[0].severity is Severity.HIGH


def test_a_note_that_is_referred_to_supports_the_claim() -> None:
    first = page_of(f"{PLEDGE} The details stand in Note 12.", 1)
    note = "Note 12 Emissions\n\nWe reduced our carbon emissions in scope 1. Our base year for emissions is 2019."
    assert conclude(first, page_of(note, 7)).proposals == ()
    assert conclude(first, page_of(note.replace("12", "13", 1), 7)).proposals[0].severity is Severity.HIGH


def test_one_promise_made_in_three_places_is_one_finding() -> None:
    pages = [page_of(text, n) for n, text in enumerate((PLEDGE, f"Again: {PLEDGE}", PLEDGE), 1)]
    (finding,) = conclude(*pages).proposals
    assert [quotation.page for quotation in finding.quotations] == [1, 2, 3]
    assert "The claim is made 3 times (pages 1–3)." in finding.description


def test_what_supports_a_promise_in_one_place_supports_it_in_the_others() -> None:
    supported = page_of(f"{PLEDGE} Scopes 1 and 2 are covered. Our base year is 2019.", 2)
    assert conclude(page_of(PLEDGE, 1), supported).proposals == ()


def test_a_sentence_makes_one_finding_that_names_its_other_rules() -> None:
    (finding,) = conclude(page_of("Our environmentally friendly, compostable cups protect nature.")).proposals
    assert finding.rule == "V01" and "(A06)" in finding.description


def test_decisive_support_settles_a_rule() -> None:
    target = "We will reduce our energy consumption by 30 % by 2030"
    assert [p.rule for p in conclude(page_of(f"{target}.")).proposals] == ["F02"]
    assert conclude(page_of(f"{target} (over a 2017 baseline).")).proposals == ()


def test_a_low_rule_is_counted_but_not_shown() -> None:
    conclusion = conclude(page_of("We are committed to protecting the environment and reducing waste."))
    assert conclusion.proposals == ()
    assert conclusion.statistics["cheap-talk index"].startswith("1.00 (1 of 1 ")


def test_a_headline_for_scopes_1_and_2_is_reported_unless_scope_3_stands_anywhere() -> None:
    headline = page_of("We are carbon neutral in our own operations, with 4 % residual emissions.", 1)
    elsewhere = page_of("We reduced our carbon emissions in scope 3 by 4 % since 2019.", 5)
    assert "S01" in {proposal.rule for proposal in conclude(headline).proposals}
    assert "S01" not in {proposal.rule for proposal in conclude(headline, elsewhere).proposals}


def test_green_finance_is_questioned_only_beside_a_fossil_business() -> None:
    green = page_of("Our sustainable finance supports renewable energy and reduces emissions.", 1)
    fossil = page_of("We reduced emissions. Coal production and its revenues rose in our portfolio.", 2)
    assert conclude(green).proposals == ()
    assert [proposal.rule for proposal in conclude(green, fossil).proposals] == ["H04"]


def test_a_mandatory_statement_is_rated_one_step_lower() -> None:
    page = page_of(f"Sustainability statement, ESRS E1, E1-6\n\n{PLEDGE}")
    (finding,) = conclude(page).proposals
    assert finding.severity is Severity.MEDIUM and "mandatory statement" in finding.description


@pytest.mark.parametrize("kind", [BlockKind.FOOTER, BlockKind.HEADER, BlockKind.TABLE])
def test_running_lines_and_tables_are_no_claims(kind: BlockKind) -> None:
    assert conclude(with_kind(page_of(FRIENDLY), kind)).proposals == ()


def test_a_heading_is_no_claim() -> None:
    heading = page_of("Environmentally friendly by nature, our planet first")
    assert conclude(with_kind(heading, BlockKind.SECTION_HEADER)).proposals == ()


def test_a_glossary_is_not_read() -> None:
    assert conclude(page_of(f"Glossary\n\n{FRIENDLY}")).proposals == ()


def test_a_document_without_the_environment_yields_nothing() -> None:
    conclusion = conclude(page_of("Sustainable growth drove our profit in a challenging environment."))
    assert conclusion.proposals == ()
    assert conclusion.statistics["environmental claims"] == "0"


def test_another_language_is_not_assessed() -> None:
    conclusion = conclude(page_of(PLEDGE), language="de")
    assert conclusion.proposals == () and conclusion.statistics == {"not assessed": "the rules are English"}


def test_statistics_say_how_many_rules_ran() -> None:
    assert conclude(page_of(PLEDGE)).statistics["rules run"] == "66"


def test_every_quotation_is_proven_even_from_a_long_sentence() -> None:
    words = "and this sentence goes on about many other things of no importance whatsoever " * 3
    page = page_of(f"• We sell {words}{FRIENDLY[4:-1]} {words}end.")
    (finding,) = conclude(page).proposals
    assert len(finding.quotations[0].quote.split()) <= 65
    assert EvidenceVerifier({1: page}).verify(finding)

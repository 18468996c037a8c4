from __future__ import annotations

import pytest

from aspera.agents.greenwashing.claims import is_environmental_claim
from aspera.agents.greenwashing.matching import match_rules
from aspera.agents.greenwashing.rules import rule_book
from aspera.agents.greenwashing.suppression import (
    is_negated,
    speaks_for_company,
    suppression_reasons,
    without_names,
)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("“Net zero” means a balance of emissions and removals.", "definition"),
        ("Our climate initiatives could also increase our costs.", "hypothetical"),
        ("The Clean Air Act limits emissions.", "legal"),
        ("“We need to decarbonize the economy now, and soon,” said the engineer.", "quotation"),
        ("The European Union wants to be climate neutral.", "others"),
        ("Many of our large customers are committing to net zero targets.", "others"),
        ("Is our packaging recyclable?", "question"),
        ("Forward-looking statements include our goal to be net zero by 2040.", "boilerplate"),
        ("For the purposes of this report, “green products” are those with a certificate.", "definition"),
        ("Climate neutral: the state in which emissions and removals balance.", "definition"),
        ("Unilever, our customer, is carbon neutral in its operations.", "others"),
        ("We may not achieve our goal to be net zero by 2050.", "hypothetical"),
    ],
)
def test_what_is_no_claim_of_the_company_is_told_with_its_reason(sentence: str, reason: str) -> None:
    assert reason in suppression_reasons(sentence)


def test_the_company_s_own_words_are_not_suppressed() -> None:
    assert suppression_reasons("We reduced our carbon emissions in Europe.") == ()


def test_our_reductions_in_a_country_are_still_ours() -> None:
    assert suppression_reasons("In many countries we reduced our carbon emissions.") == ()


@pytest.mark.parametrize(
    "name",
    [
        "European Green Deal",
        "Green Bond Principles",
        "Environmental Protection Agency",
        "greenfield",
        "Coalition for Environmentally Responsible Economies",
        "Solactive Green Bond Index",
        "MSCI World Climate Paris Aligned Index",
        "Green Bond Framework",
        "Sustainability-Linked Bond 2030",
    ],
)
def test_names_are_blanked_out_and_the_length_is_kept(name: str) -> None:
    sentence = f"We follow the {name} closely."
    masked = without_names(sentence)
    assert len(masked) == len(sentence) and name not in masked


def test_a_footnote_s_mark_does_not_hide_a_word() -> None:
    assert without_names("our purchases of green energy1 rose") == "our purchases of green energy  rose"
    assert without_names("120 tonnes of CO2") == "120 tonnes of CO2"


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Our flights are not carbon neutral.", "carbon"),
        ("We will no longer be carbon neutral.", "carbon"),
        ("The building isn’t yet carbon neutral.", "carbon"),
    ],
)
def test_a_denied_claim_is_none(sentence: str, word: str) -> None:
    assert is_negated(sentence, sentence.index(word))
    assert match_rules(sentence, rule_book().rules, True, ()) == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We will be net zero by 2040.", True),
        ("Reduce carbon emissions 75% by 2030.", True),
        ("Microsoft will be carbon negative by 2030.", True),
        ("It confirmed how important renewables are in achieving net zero in 2050.", False),
    ],
)
def test_a_promise_needs_somebody_who_makes_it(sentence: str, expected: bool) -> None:
    assert speaks_for_company(sentence) is expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Sustainable growth and profitability remain our goals.",
        "We compete in a challenging business environment.",
        "Organic growth reached 4 % and natural gas prices fell.",
        "The green light was given for the clean room in Green Street.",
        "Ethical walls keep the departments of our bank apart.",
        "The study of 100 % owned subsidiaries took up to 10 % longer.",
        "He is responsible for the audit of the sustainable competitive advantage.",
    ],
)
def test_words_that_only_sound_green_make_no_claim(sentence: str) -> None:
    assert not is_environmental_claim(sentence)
    assert match_rules(sentence, rule_book().rules, is_environmental_claim(sentence), ()) == ()

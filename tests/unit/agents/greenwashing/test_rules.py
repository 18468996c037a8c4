"""Each rule with a sentence that must set it off and one that must not."""

from __future__ import annotations

import pytest

from aspera.agents.greenwashing.claims import is_environmental_claim
from aspera.agents.greenwashing.matching import match_rules
from aspera.agents.greenwashing.rules import Window, rule_book
from aspera.agents.greenwashing.suppression import suppression_reasons

PROVEN_ELSEWHERE = {"S02": "tables", "S04": "tables", "S05": "notes", "U09": "tables"}

CASES = {
    "V01": (
        "Our new detergent is environmentally friendly.",
        "Operations are conducted in an environmentally responsible manner.",
    ),
    "V02": (
        "We offer green products that protect the planet and reduce emissions.",
        "The project got the green light and reduces carbon emissions.",
    ),
    "V03": (
        "We are committed to sustainable packaging that protects the environment.",
        "We achieved sustainable growth in our recycling segment.",
    ),
    "V04": (
        "Our eco-products help protect the environment.",
        "Ecological studies of the river support our environmental policy.",
    ),
    "V05": (
        "We deliver clean energy to help protect the climate.",
        "We support the clean energy tax credits and reduce emissions.",
    ),
    "V06": (
        "We deliver our parcels with a lower carbon footprint and protect the climate.",
        "We measured our carbon footprint and reduced emissions by 4 %.",
    ),
    "V07": (
        "Our all-natural formula protects the environment and reduces pollution.",
        "Natural gas replaced coal, which reduced our emissions.",
    ),
    "V08": (
        "We are committed to protecting the environment and reducing waste.",
        "We are committed to our dealers and reduce energy consumption.",
    ),
    "V09": (
        "We significantly reduced our carbon emissions.",
        "We reduced our carbon emissions by 4 % and saved energy.",
    ),
    "V10": (
        "Our responsibly produced packaging helps protect the environment.",
        "He is responsible for product safety and our environmental policy.",
    ),
    "V11": (
        "We are a leader in sustainability and reduce our carbon emissions.",
        "We reduced emissions with a leading supplier of pumps.",
    ),
    "V12": ("Our climate-smart delivery is here.", "Our climate strategy reduces emissions."),
    "A01": (
        "Our store has zero carbon emissions thanks to solar power.",
        "Our goal is zero carbon emissions from our solar-powered stores.",
    ),
    "A02": (
        "Our bottles are fully recyclable and protect the environment.",
        "Our packaging will be fully recyclable by 2030 to protect the environment.",
    ),
    "A03": (
        "Our plastic-free packaging protects the environment.",
        "We support the carbon-free transition with renewable energy.",
    ),
    "A04": (
        "The new cleaner is safe for the environment and reduces pollution.",
        "We keep a safe workplace and reduce our environmental impact.",
    ),
    "A05": (
        "All our paper is sustainably grown to protect forests and reduce deforestation.",
        "All our paper will be from recycled sources by 2030 to protect forests.",
    ),
    "A06": (
        "Our cups are compostable and reduce plastic waste.",
        "We collect compostable waste and reduce emissions.",
    ),
    "A07": (
        "Our new pouch is recyclable and reduces our environmental impact.",
        "We sort recyclable materials and reduce emissions.",
    ),
    "A08": ("Our spray is ozone-friendly.", "The ozone layer recovers."),
    "O01": ("Enjoy our carbon neutral coffee.", "We aim to make our coffee carbon neutral."),
    "O02": (
        "Our climate positive burger protects the planet.",
        "By 2030 we will be carbon negative, reducing our emissions.",
    ),
    "O03": (
        "We have been carbon neutral since the beginning.",
        "We are committed to becoming carbon neutral.",
    ),
    "O04": (
        "We buy carbon credits for our flights.",
        "The increase was partially offset by lower fuel costs.",
    ),
    "O05": (
        "We cut our carbon footprint through reductions and offsets of our emissions.",
        "We cut our carbon emissions, partly offset by growth.",
    ),
    "O06": (
        "We planted many trees to protect the climate.",
        "We planted many trees in the park for our customers’ children.",
    ),
    "O07": (
        "We help our customers reduce their carbon emissions.",
        "We help our customers reduce their costs and use renewable energy.",
    ),
    "O08": (
        "We use renewable electricity, backed by guarantees of origin.",
        "We use renewable electricity from our own roofs to reduce emissions.",
    ),
    "F01": (
        "We will be net zero by 2040.",
        "The European Union wants to be net zero by 2050.",
    ),
    "F02": (
        "We will reduce our energy consumption by 30 % by 2030.",
        "We will source 30 % of our energy from renewables by 2030.",
    ),
    "F03": (
        "We will reduce our carbon emissions by 30 % by 2030.",
        "We help our customers to reduce their carbon emissions by 30 % by 2030.",
    ),
    "F04": (
        "We will restore the forests around our sites by 2045 to protect biodiversity.",
        "We will restore the forests around our sites by 2028 to protect biodiversity.",
    ),
    "F05": (
        "It is our ambition to lead the low-carbon transition and protect the climate.",
        "We run a circular economy pilot that reduces waste.",
    ),
    "F06": (
        "Our business is aligned with the Paris Agreement and reduces emissions.",
        "Our Paris office reduced its energy consumption and emissions.",
    ),
    "F07": (
        "Carbon capture will make our cement plants clean and reduce emissions.",
        "We studied carbon capture and reduced emissions.",
    ),
    "F08": (
        "We have withdrawn our target for carbon emissions.",
        "We have withdrawn our guidance and track our carbon emissions.",
    ),
    "F09": (
        "We are on track to reach our climate targets and reduce emissions.",
        "We track our emissions against our climate targets.",
    ),
    "U01": (
        "We reduced our carbon emissions by 12 %.",
        "We reduced our costs by 12 % and use renewable energy.",
    ),
    "U02": (
        "Our pump saves up to 40 % energy and reduces emissions.",
        "We own up to 40 % of a solar company that reduces emissions.",
    ),
    "U03": (
        "Choose our more sustainable packaging to protect the environment.",
        "We reduced packaging and saved energy.",
    ),
    "U04": (
        "Studies show that our product protects the environment and reduces emissions.",
        "We study how our product affects the environment to reduce emissions.",
    ),
    "U05": (
        "We use certified sustainable paper to protect forests and reduce waste.",
        "Our certified public accountants reviewed our environmental targets.",
    ),
    "U06": (
        "Our own sustainability score helps reduce emissions and protect the planet.",
        "Our credit score improved while we reduced emissions.",
    ),
    "U07": (
        "Our greenhouse gas emissions data were verified and our emissions reduced.",
        "Our accounts were audited and we reduced emissions.",
    ),
    "U08": (
        "Our climate path is aligned with the SBTi.",
        "We are working with the SBTi on our targets.",
    ),
    "U09": (
        "We reduced our energy consumption by 5 % since 2019.",
        "We reduced our energy consumption a little since 2019.",
    ),
    "U10": (
        "We use responsibly sourced wood to protect forests and the climate.",
        "We source wood from our forests and protect the climate.",
    ),
    "U11": (
        "Our bags are made from recycled materials to protect the environment.",
        "Our customers bring recycled bags to protect the environment.",
    ),
    "S01": (
        "We are carbon neutral in our own operations.",
        "Our own operations improved.",
    ),
    "S02": (
        "Our emissions intensity was reduced by 5 %.",
        "Our emissions intensity is published every year.",
    ),
    "S03": (
        "Our flagship store in Lyon, powered by solar energy, demonstrates how our business protects the climate.",
        "Our flagship store in Lyon is powered by solar energy and reduces emissions.",
    ),
    "S04": (
        "We have reduced our carbon emissions since 2019.",
        "We have reduced our carbon emissions every year.",
    ),
    "S05": (
        "We reduced our carbon emissions by 12 %.",
        "We reduced our travel costs by 12 %.",
    ),
    "S06": (
        "We are proud to have won an award for reducing emissions and saving energy.",
        "We missed our targets for reducing emissions and saving energy.",
    ),
    "S07": (
        "After a change of methodology our reported carbon emissions decreased.",
        "After a change of management our carbon emissions decreased.",
    ),
    "H01": (
        "Our water comes in recyclable packaging to reduce waste.",
        "Our factory for packaging reduces waste and emissions.",
    ),
    "H02": (
        "Natural gas is helping our region to reduce greenhouse gas emissions.",
        "We sell natural gas and reduce greenhouse gas emissions.",
    ),
    "H03": (
        "Electric vehicles are the zero-emission choice that protects the climate.",
        "We replaced our cars with electric vehicles, which reduces emissions.",
    ),
    "H04": (
        "Our sustainable finance supports renewable energy and reduces emissions.",
        "Our finance team supports renewable energy and reduces emissions.",
    ),
    "I01": (
        "We are proud to comply with all environmental laws and to protect the environment.",
        "We comply with all environmental laws and protect the environment.",
    ),
    "I02": ("Our spray is CFC-free.", "Our offices are smoke-free."),
    "I03": (
        "Our gluten-free snack protects the environment and reduces waste.",
        "Our gluten-free snack sells well.",
    ),
    "L01": (
        "The Global Climate Impact Fund invests in companies of all sizes.",
        "The pension fund invests in companies of all sizes.",
    ),
    "L02": ("It is an Article 9 fund.", "Article 9 of the lease applies."),
    "L03": (
        "Our ESG integration is aimed at sustainable investments.",
        "Our ESG committee meets quarterly.",
    ),
    "L04": (
        "We signed a sustainability-linked loan.",
        "We signed a loan linked to inflation.",
    ),
}


def rules_of(sentence: str) -> set[str]:
    reasons = suppression_reasons(sentence)
    matches = match_rules(sentence, rule_book().rules, is_environmental_claim(sentence), reasons)
    return {match.rule.id for match in matches}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_is_set_off_by_what_it_describes(rule: str) -> None:
    assert rule in rules_of(CASES[rule][0])


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_is_not_set_off_by_what_only_sounds_alike(rule: str) -> None:
    assert rule not in rules_of(CASES[rule][1])


def test_all_66_rules_have_their_cases_and_say_where_else_their_proof_stands() -> None:
    book = rule_book()
    assert len(book.rules) == 66
    assert {rule.id for rule in book.rules} == set(CASES)
    assert {rule.id: rule.needs for rule in book.rules if rule.needs} == PROVEN_ELSEWHERE


def test_rules_only_name_mitigators_that_exist() -> None:
    book = rule_book()
    for rule in book.rules:
        assert {*rule.mitigators, *rule.cleared_by} <= set(book.mitigators), rule.id
        assert set(rule.cleared_by) <= set(rule.mitigators), rule.id
        assert not rule.elsewhere or (rule.elsewhere in book.mitigators and rule.window is Window.DOCUMENT)


def test_a_headline_that_names_what_is_missing_belongs_to_a_rule_with_mitigators() -> None:
    for rule in rule_book().rules:
        assert rule.headline.format(trigger="x", missing="y")
        assert "{missing}" not in rule.headline or rule.mitigators, rule.id


def test_every_pattern_of_every_rule_is_accepted() -> None:
    book = rule_book()
    for rule in book.rules:
        for signals in (rule.signals, rule.companions, rule.exceptions):
            assert len(signals.signals) == len(signals.patterns), rule.id
    assert all(mitigator.signals.signals or key == "link" for key, mitigator in book.mitigators.items())

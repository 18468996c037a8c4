"""Each class with a sentence that states it as a fact and one that does not."""

from __future__ import annotations

import pytest

from aspera.agents.risk.examination import Examination
from aspera.agents.risk.statement import STATEMENT, Statement
from aspera.agents.risk.taxonomy import taxonomy
from tests.drawing import page_of

CASES = {
    "R-STR-COMP": (
        "In 2022 we lost 3 points of market share in Europe to two new entrants.",
        "We face intense competition and could lose market share in Europe.",
    ),
    "R-STR-DISR": (
        "Obsolete displays led to write-downs of $40 million in 2022 after the change of technology.",
        "Artificial intelligence could disrupt our business and make products obsolete.",
    ),
    "R-STR-MA": (
        "In 2022 we recorded a goodwill impairment charge of $310 million in the segment Health.",
        "We did not record any goodwill impairment charge in 2022, 2021 or 2020.",
    ),
    "R-STR-CONC": (
        "Our five largest suppliers accounted for approximately 57% of total purchases in 2022.",
        "No single customer accounted for more than 10% of our revenue in 2022.",
    ),
    "R-OPS-SUP": (
        "In 2022 our production lines experienced supply chain disruptions that delayed deliveries.",
        "Supply chain disruptions could delay our deliveries and harm our business.",
    ),
    "R-OPS-BCM": (
        "In March 2020 we temporarily closed all our stores because of the COVID-19 pandemic.",
        "A pandemic or an earthquake could interrupt our business for a long time.",
    ),
    "R-OPS-PPL": (
        "Approximately 35% of our total workforce is represented by unions under labor agreements.",
        "We may be unable to attract talent, and strikes could interrupt our production.",
    ),
    "R-OPS-QUAL": (
        "In July 2021 we recalled 16 lots of our tablets in the United States.",
        "Product defects could lead to recalls and to product liability claims against us.",
    ),
    "R-OPS-OHS": (
        "Two fatal accidents occurred at our mine in Chile in 2022.",
        "Our priority goal is zero fatal accidents at all of our sites by 2025.",
    ),
    "R-FIN-LIQ": (
        "The Company violated certain debt covenants during 2022 and informed its lender.",
        "As of January 28, 2023, we were in compliance with all financial covenants.",
    ),
    "R-FIN-GC": (
        "These conditions raise substantial doubt about the Company’s ability to continue as a going concern.",
        "Management evaluates whether there is substantial doubt about the ability to continue as a going concern.",
    ),
    "R-FIN-FX": (
        "A 10% change in the exchange rate of the euro would have reduced our net income by $26 million.",
        "We are exposed to risks from exchange rates and interest rates in many countries.",
    ),
    "R-FIN-CR": (
        "Two of our airline customers filed for bankruptcy under Chapter 11 in June 2022.",
        "Customers could become bankrupt, and our credit losses could rise.",
    ),
    "R-FIN-TAX": (
        "As of December 31, 2022 our gross unrecognized tax benefits were $42.9 million.",
        "Tax authorities may disagree with our positions and assess additional tax.",
    ),
    "R-FIN-IMP": (
        "During 2018 we recorded reach-forward losses totaling $736 million on the tanker contract.",
        "We could record reach-forward losses on fixed-price contracts in the future.",
    ),
    "R-FIN-PEN": (
        "The pension plans were underfunded by $4.2 billion as of December 31, 2022.",
        "Our pension plans could become underfunded when interest rates fall.",
    ),
    "R-REP-ICFR": (
        "We identified a material weakness in our internal control over financial reporting.",
        "During our assessment, we did not identify any material weaknesses in our internal control.",
    ),
    "R-REP-AUD": (
        "The auditor issued a qualified opinion on the financial statements for 2022.",
        "In our report we expressed an unqualified opinion on those financial statements.",
    ),
    "R-LEG-LIT": (
        "In November 2015 Eolas filed a complaint against us in the United States District Court in Texas.",
        "We may become a party to lawsuits and class actions in the ordinary course of business.",
    ),
    "R-LEG-REG": (
        "As a result of the Tax Cuts and Jobs Act we recorded a charge of $120 million in 2017.",
        "New legislation may increase our costs of compliance in many countries.",
    ),
    "R-LEG-SAN": (
        "We determined that we delivered orders to persons covered by sanctions and export control laws.",
        "Violations of sanctions laws could result in civil sanctions and penalties.",
    ),
    "R-LEG-COR": (
        "In 2021 we paid $700 million under the terms of the deferred prosecution agreement.",
        "Our policy prohibits bribery, and all employees are trained to detect fraud.",
    ),
    "R-LEG-AT": (
        "The plaintiffs allege price-fixing in violation of federal antitrust laws since 2016.",
        "We train our sales staff in antitrust law every year and could be investigated.",
    ),
    "R-LEG-IP": (
        "The complaint filed in 2022 alleges infringement of two patents by our subsidiary Zeta Inc.",
        "Others may claim that our products infringe their patents.",
    ),
    "R-CYB-SEC": (
        "In November 2022, we discovered a cybersecurity incident that impacted systems of Jeppesen.",
        "We have not experienced any material cybersecurity incident in 2022.",
    ),
    "R-CYB-PRIV": (
        "In July 2021 the data protection authority CNPD issued a decision and we were fined under the "
        "GDPR: a fine of €746 million.",
        "Violations of the GDPR may lead to fines of up to 4% of revenue.",
    ),
    "R-CYB-IT": (
        "In August 2022 we experienced an outage of our booking system that lasted 14 hours.",
        "Our legacy systems could fail, and outages may interrupt our services.",
    ),
    "R-CLI-PA": (
        "Our factory in Rocky Mount was damaged by a tornado in July 2023.",
        "Hurricanes and floods could damage our factories and interrupt production.",
    ),
    "R-CLI-PC": (
        "About 31% of our sites lie in regions of high water stress, with 12% of production.",
        "Droughts and rising sea levels may affect our sites in the long term.",
    ),
    "R-CLI-TP": (
        "We spent €48 million on emission allowances under the EU ETS in 2022.",
        "A carbon tax could increase our costs in the future.",
    ),
    "R-CLI-TT": (
        "Stranded assets of $210 million were written off in 2022.",
        "Some of our plants could become stranded assets.",
    ),
    "R-CLI-TM": (
        "In 2022 two lenders stopped lending to our coal business in Poland.",
        "Investors could divest from fossil fuels, which may harm our share price.",
    ),
    "R-ENV-BIO": (
        "We operate 14 sites adjacent to protected areas in Brazil and Peru.",
        "Loss of biodiversity may affect our suppliers in the long term.",
    ),
    "R-ENV-POL": (
        "We have recorded a liability of $555 million for environmental remediation at our sites.",
        "We could incur costs for the remediation of contaminated sites.",
    ),
    "R-ENV-WAT": (
        "In 2022 water shortages curtailed production at our plant in Monterrey.",
        "Water scarcity may limit our production in the future.",
    ),
    "R-SOC-HR": (
        "The audit found three suppliers with cases of forced labor in Malaysia in 2022.",
        "Our policy prohibits forced labor and child labor at all suppliers.",
    ),
    "R-SOC-COM": (
        "In May 2022 protests halted work at the Las Bambas mine for 50 days.",
        "Protests may delay our projects and harm our reputation.",
    ),
    "R-GOV-KEY": (
        "In March 2022 our chief financial officer resigned with immediate effect.",
        "The loss of our chief executive officer could harm our business.",
    ),
    "R-GEO-POL": (
        "During 2022, as a result of the war in Ukraine, we suspended purchases of titanium from Russia.",
        "Geopolitical tensions and tariffs could harm our sales in Asia.",
    ),
    "R-EXT-MAC": (
        "Inflation increased our cost of sales by approximately $85 million in 2022.",
        "A recession or high inflation could reduce demand for our products.",
    ),
}


def classes_of(sentence: str) -> set[str]:
    page = page_of(sentence)
    mentions = [m for m in Examination([page]).run(page) if m.key == STATEMENT]
    return {Statement.of(mention).risk_class for mention in mentions}


@pytest.mark.parametrize("risk_class", CASES)
def test_a_fact_about_the_company_is_a_statement_of_its_class(risk_class: str) -> None:
    assert risk_class in classes_of(CASES[risk_class][0])


@pytest.mark.parametrize("risk_class", CASES)
def test_what_may_happen_or_is_denied_is_no_statement(risk_class: str) -> None:
    assert classes_of(CASES[risk_class][1]) == set()


def test_there_are_forty_classes_and_every_one_has_its_cases() -> None:
    assert len(taxonomy().classes) == 40
    assert set(taxonomy().classes) == set(CASES)


def test_stems_are_lower_case_so_that_they_are_found() -> None:
    for stem, classes in taxonomy().stems:
        assert stem == stem.lower() and classes


def test_every_pattern_of_every_class_is_accepted() -> None:
    for risk_class in taxonomy().classes.values():
        assert all(pattern.signals.signals for pattern in risk_class.patterns), risk_class.id
        for signals in (risk_class.companions, risk_class.exceptions):
            assert len(signals.signals) == len(signals.patterns)


def test_every_class_can_be_specific_and_says_how_heavy_it_weighs() -> None:
    for risk_class in taxonomy().classes.values():
        assert risk_class.patterns, risk_class.id
        assert 1 <= risk_class.impact <= 5

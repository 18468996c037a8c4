"""What a model adds to the register of risks, and what it cannot change."""

from __future__ import annotations

import json
from typing import Any

import pytest

from aspera.agents.risk import RiskAgent
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Severity
from aspera.domain.inquiry import ModelRequest
from aspera.domain.observation import Material
from tests.drawing import page_of
from tests.model_answers import Script, concluded, judged
from tests.unit.agents.risk.test_agent import PAGES, profile

PAGE = page_of(
    """
    Members of the union at our Gdansk plant stayed away for six weeks of 2023 and 1,400 cars were not built.

    Our people are our strength.
    """,
    5,
)
QUOTE = "stayed away for six weeks of 2023"


def saying(quote: str = QUOTE, risk: str = "R-OPS-PPL", mitigation: str = "", **fields: Any) -> Script:
    def script(request: ModelRequest) -> Any:
        if request.inquiry.name == "risk-ratings":
            said = {"number": 1, "likelihood": "remote", "impact": "minor", "mitigation": mitigation}
            return {"ratings": [said | fields]}
        return {"statements": [{"number": 1, "risk": risk, "kind": "event", "quote": quote} | fields]}

    return script


def asked(*pages: Any) -> dict[str, list[dict[str, Any]]]:
    agent, material = RiskAgent(), Material(profile(), pages)
    requests = agent.questions(material, agent.examine(material))
    return {r.inquiry.name: [json.loads(line) for line in r.content.splitlines()] for r in requests}


def test_it_is_asked_about_facts_that_no_rule_took_for_a_risk_and_about_those_that_one_did() -> None:
    shown = asked(PAGE, *PAGES)
    assert [item["page"] for item in shown["risk-statements"]] == [5]
    assert {item["risk"] for item in shown["risk-ratings"]} == {
        "Cyber attack, data breach",
        "Liquidity, refinancing, covenants",
    }


def test_a_risk_that_no_rule_saw_is_a_finding_of_its_own_name_and_at_most_medium() -> None:
    (finding,) = concluded(RiskAgent(), profile(), [PAGE], saying()).proposals
    assert (finding.rule, finding.title) == (
        "R-OPS-PPL-by-model",
        "Talent, labour relations: it has happened",
    )
    assert finding.severity.rank >= Severity.MEDIUM.rank
    assert EvidenceVerifier({5: PAGE}).verify(finding)
    assert concluded(RiskAgent(), profile(), [PAGE], None).proposals == ()


@pytest.mark.parametrize(
    "quote", ["went on strike for six weeks of 2023", "", "Our people are our strength."]
)
def test_words_that_do_not_stand_in_the_statement_are_refuted(quote: str) -> None:
    verdict = judged(RiskAgent(), profile(), [PAGE], saying(quote))
    assert (verdict.observations.mentions, verdict.proposed, verdict.refuted) == ((), 1, 1)


def test_a_risk_that_may_come_is_not_asked_about() -> None:
    assert asked(page_of("In 2024 members of the union at our Gdansk plant may stay away for 6 weeks.")) == {}


def test_what_the_rules_rated_keeps_its_rating_and_the_reading_stands_beside_it() -> None:
    off = concluded(RiskAgent(), profile(), PAGES, None).proposals
    on = concluded(RiskAgent(), profile(), PAGES, saying(risk="none")).proposals
    assert [(p.rule, p.severity, p.quotations) for p in on] == [
        (p.rule, p.severity, p.quotations) for p in off
    ]
    told = [p.description for p in on if "A language model reads the likelihood as remote" in p.description]
    assert len(told) == 1 and told[0].endswith("; the rating does not rest on that.")


def test_a_mitigation_is_told_only_when_its_words_stand_beside_the_statement() -> None:
    said = "and points to words beside it that lessen it"
    for words, is_told in (
        ("and obtained a waiver from its lender", True),
        ("and is insured for all", False),
    ):

        def script(request: ModelRequest, words: str = words) -> Any:
            items = [json.loads(line) for line in request.content.splitlines()]
            one = saying(mitigation=words)(request)
            if "ratings" in one:
                return {"ratings": [one["ratings"][0] | {"number": item["number"]} for item in items]}
            return {"statements": []}

        found = concluded(RiskAgent(), profile(), PAGES, script).proposals
        assert any(said in p.description for p in found) is is_told


def test_a_class_in_which_the_rules_found_something_gets_nothing_from_the_model() -> None:
    quoted = saying(risk="R-CYB-SEC")
    found = concluded(RiskAgent(), profile(), [PAGE, *PAGES], quoted).proposals
    assert {p.rule for p in found} == {"R-FIN-LIQ", "R-CYB-SEC"}

"""What a model adds to the rules: proven, weighed as theirs, and nothing taken away."""

from __future__ import annotations

import json
from typing import Any

from aspera.agents.greenwashing import GreenwashingAgent
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Severity
from aspera.domain.inquiry import ModelRequest
from aspera.domain.observation import Material
from tests.drawing import page_of
from tests.model_answers import Script, concluded, judged
from tests.unit.agents.greenwashing.test_agent import FRIENDLY, profile

PRAISE = "Our packaging treads lightly on the planet and our customers love what it does for nature."
QUOTE = "treads lightly on the planet"
PAGE = page_of(f"{PRAISE}\n\nIt is blue.", 3)


def saying(rule: str = "V01", quote: str = QUOTE, support: str = "", **fields: Any) -> Script:
    def script(request: ModelRequest) -> Any:
        said = {"number": 1, "is_claim": True, "rule": rule, "quote": quote, "substantiation": support}
        return {"sentences": [said | fields]}

    return script


def rules_of(script: Script | None, page: Any = PAGE) -> list[str]:
    return [proposal.rule for proposal in concluded(GreenwashingAgent(), profile(), [page], script).proposals]


def test_only_claims_that_no_rule_reports_are_asked_about() -> None:
    page = page_of(f"{FRIENDLY}\n\n{PRAISE}\n\nWe make pumps in three plants.", 3)
    agent, material = GreenwashingAgent(), Material(profile(), [page])
    (request,) = agent.questions(material, agent.examine(material))
    (item,) = map(json.loads, request.content.splitlines())
    assert (item["claim"], item["page"]) == (PRAISE, 3)


def test_other_languages_are_not_asked_about() -> None:
    agent, material = GreenwashingAgent(), Material(profile("de"), [PAGE])
    assert agent.questions(material, agent.examine(material)) == []


def test_a_proven_reading_is_a_finding_of_its_own_name_and_at_most_medium() -> None:
    conclusion = concluded(GreenwashingAgent(), profile(), [PAGE], saying())
    (finding,) = conclusion.proposals
    assert (finding.rule, finding.severity) == ("V01-by-model", Severity.MEDIUM)
    assert finding.description.startswith("A language model read it so, no rule did")
    assert EvidenceVerifier({3: PAGE}).verify(finding)
    assert rules_of(None) == []


def test_words_that_do_not_stand_in_the_sentence_are_refuted() -> None:
    for quote in ("treads softly on the planet", "", "It is blue.", "treads\u200b lightly on the plan"):
        verdict = judged(GreenwashingAgent(), profile(), [PAGE], saying(quote=quote))
        assert (verdict.proposed, verdict.refuted) == (1, 1), quote


def test_substantiation_that_stands_there_clears_the_claim_and_invented_does_not() -> None:
    supported = page_of(f"{PRAISE} An independent laboratory has weighed it twice.", 3)
    assert rules_of(saying(support="An independent laboratory has weighed it twice."), supported) == []
    assert rules_of(saying(support="It is certified by everybody in the world."), supported) == [
        "V01-by-model"
    ]


def test_support_that_the_rules_find_counts_for_a_model_too() -> None:
    supported = page_of(f"{PRAISE} It weighs 20 % less than before.", 3)
    assert rules_of(saying("V03"), supported) == []
    assert rules_of(saying("V03")) == ["V03-by-model"]


def test_a_number_that_was_not_asked_about_and_a_second_word_are_refuted() -> None:
    far = judged(GreenwashingAgent(), profile(), [PAGE], saying(number=7))
    assert (far.proposed, far.refuted) == (1, 1)

    def twice(request: ModelRequest) -> Any:
        return {"sentences": saying()(request)["sentences"] * 2}

    verdict = judged(GreenwashingAgent(), profile(), [PAGE], twice)
    assert (verdict.proposed, verdict.refuted) == (2, 1)


def test_what_is_denied_is_refuted() -> None:
    page = page_of(
        "We do not say that our product treads lightly on the planet, nor that nature loves it.", 3
    )
    verdict = judged(GreenwashingAgent(), profile(), [page], saying())
    assert verdict.refuted == verdict.proposed


def test_rules_that_need_a_computation_cannot_be_named() -> None:
    (inquiry,) = GreenwashingAgent().inquiries
    named = inquiry.answer_schema["properties"]["sentences"]["items"]["properties"]["rule"]["enum"]
    assert "none" in named and "V01" in named
    assert not {"S02", "S04", "S05", "U09"} & set(named)


def test_nothing_that_the_rules_found_changes() -> None:
    page = page_of(f"{FRIENDLY}\n\n{PRAISE}", 3)
    off = concluded(GreenwashingAgent(), profile(), [page], None).proposals
    on = concluded(GreenwashingAgent(), profile(), [page], saying()).proposals
    assert on[: len(off)] == off and [p.rule for p in on[len(off) :]] == ["V01-by-model"]

"""A model may find what the rules miss; it can accuse of nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from aspera.agents.compliance import ComplianceAgent
from aspera.domain.document import DocumentKind, NumberLocale, Profile
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Severity
from aspera.domain.framework import Framework
from aspera.domain.inquiry import ModelRequest
from aspera.domain.observation import Conclusion, Material
from aspera.domain.page import Page
from aspera.domain.requirement_assessment import RequirementStatus as Status
from tests.drawing import page_of
from tests.model_answers import Script, concluded, judged

BOARD = "Twice a year the directors look at what a warmer world would do to our plants and warehouses."
PAGE = page_of(f"{BOARD}\n\nOur people are our strength.\n\nNothing else of note happened in the year.", 2)
REQUIREMENTS = [
    {
        "id": "a",
        "title": "how the directors look at a warmer world",
        "queries": ["directors warmer world"],
        "expects": "Who looks at it and how often.",
        "core": True,
        "signals": ["board oversight of climate"],
    },
    {
        "id": "b",
        "title": "strength of people",
        "signals": ["human capital"],
        "contrary": ["we have no people"],
    },
    {"id": "c", "title": "note of the year", "signals": ["annual note"], "mandatory": False},
]
PROFILE = Profile(
    document_id="d",
    filename="report.pdf",
    pages=1,
    language="en",
    kind=DocumentKind.SUSTAINABILITY_REPORT,
    number_locale=NumberLocale.POINT,
    frameworks=("own",),
)


def agent(**fields: Any) -> ComplianceAgent:
    framework = Framework(
        **{"id": "own", "name": "Own", "title": "Our own", "requirements": REQUIREMENTS} | fields
    )
    return ComplianceAgent(lambda name: framework)


def saying(quote: str = BOARD, verdict: str = "full", passage: int = 1, number: int = 1) -> Script:
    said = {"number": number, "verdict": verdict, "passage": passage, "quote": quote}
    return lambda _: {"requirements": [said]}


def conclusion(script: Script | None, page: Page = PAGE, **fields: Any) -> Conclusion:
    return concluded(agent(**fields), PROFILE, [page], script)


def statuses(script: Script | None, page: Page = PAGE, **fields: Any) -> dict[str, Status]:
    (matrix,) = conclusion(script, page, **fields).assessments
    return {claim.requirement: claim.status for claim in matrix.requirements}


def test_what_is_open_is_asked_about_with_the_passages_that_share_its_words() -> None:
    asking, material = agent(), Material(PROFILE, [PAGE])
    (request,) = asking.questions(material, asking.examine(material))
    items = [json.loads(line) for line in request.content.splitlines()]
    assert [item["requirement"] for item in items] == [
        "how the directors look at a warmer world",
        "strength of people",
    ]
    assert items[0]["passages"][0] == f"1: {BOARD}"


def test_a_proven_passage_in_the_requirement_s_own_words_makes_it_present() -> None:
    assert statuses(None) == {"a": Status.MISSING, "b": Status.MISSING, "c": Status.NOT_APPLICABLE}
    assert statuses(saying())["a"] is Status.PRESENT
    (matrix,) = conclusion(saying()).assessments
    assert matrix.requirements[0].reason.startswith("a language model read it so, no rule did")
    assert matrix.requirements[0].quotation is not None


def test_a_gap_that_only_a_model_closes_is_still_told_as_something_to_look_at() -> None:
    notice, other = conclusion(saying()).proposals
    assert (notice.rule, notice.severity, other.rule) == ("own.a-by-model", Severity.LOW, "own.b")
    assert notice.title == "Please check: Own a, how the directors look at a warmer world"
    assert "The rules call it missing" in notice.description
    assert EvidenceVerifier({2: PAGE}).verify(notice)


def test_a_passage_that_is_proven_but_says_little_makes_it_partial() -> None:
    for script in (saying("the directors look at what a warmer"), saying(verdict="part")):
        assert statuses(script)["a"] is Status.PARTIAL
        found = conclusion(script).proposals
        assert any(p.title.startswith("Disclosed only in part: Own a") for p in found)


@pytest.mark.parametrize(
    "script",
    [
        saying("Twice a year the directors look at everything that matters to our plants and people."),
        saying(passage=4),
        saying(passage=0),
        saying(number=8),
        saying(""),
    ],
)
def test_what_is_not_proven_changes_nothing(script: Script) -> None:
    assert statuses(script) == statuses(None)
    verdict = judged(agent(), PROFILE, [PAGE], script)
    assert (verdict.observations.mentions, verdict.proposed, verdict.refuted) == ((), 1, 1)


def test_none_is_an_answer_and_no_proposal() -> None:
    verdict = judged(agent(), PROFILE, [PAGE], saying(verdict="none"))
    assert (verdict.proposed, verdict.refuted) == (0, 0)


def test_what_the_document_contradicts_stays_contradicted() -> None:
    page = page_of(f"We have no people here but machines that work.\n\n{BOARD}\n\nOur strength is people.", 2)

    def script(request: ModelRequest) -> Any:
        said = [{"number": 1, "verdict": "full", "passage": 1, "quote": BOARD}]
        said += [{"number": 2, "verdict": "full", "passage": 1, "quote": "Our strength is people."}]
        return {"requirements": said}

    assert statuses(script, page)["b"] is Status.CONTRARY


def test_a_figure_that_is_asked_for_is_still_asked_for() -> None:
    wanted = [REQUIREMENTS[0] | {"metrics": ["tCO2e"]}]
    assert statuses(saying(), requirements=wanted)["a"] is Status.PARTIAL
    figures = page_of(f"{BOARD}\n\nOur emissions were 1,204 tCO2e.", 2)
    assert statuses(saying(), figures, requirements=wanted)["a"] is Status.PRESENT


def test_what_a_model_found_does_not_count_towards_calling_anything_missing() -> None:
    rules = {"least_found": 1}
    assert statuses(None, rules=rules)["b"] is Status.NOT_ASSERTED
    assert statuses(saying(), rules=rules) == {
        "a": Status.PRESENT,
        "b": Status.NOT_ASSERTED,
        "c": Status.NOT_APPLICABLE,
    }

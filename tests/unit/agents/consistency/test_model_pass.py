"""A model says whether two statements are one figure; the figures are compared by us."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from aspera.agents.consistency import ConsistencyAgent
from aspera.domain.document import DocumentKind, NumberLocale, Profile
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.finding import Severity
from aspera.domain.inquiry import ModelRequest
from aspera.domain.observation import Material
from aspera.domain.page import Page
from aspera.domain.tabulation import read_tables
from tests.drawing import page_of
from tests.model_answers import Script, concluded, judged

_PROFILE = Profile(
    document_id="d",
    filename="report.pdf",
    pages=2,
    language="en",
    kind=DocumentKind.ANNUAL_REPORT,
    number_locale=NumberLocale.POINT,
)
_FIRST = """
    Spending on research (in millions)
                                       2023        2022        2021
    Net sales                      $ 18,802    $ 17,310    $ 16,999
    Development costs capitalised     1,204       1,377       1,290
"""
_SECOND = """
    Where our money goes (in millions)
                                       2023        2020
    Development costs capitalised     1,904       1,377
    Advertising                         301         288
    Repairs                           2,118       2,020
"""


def pages() -> list[Page]:
    drawn = [page_of(text, number) for number, text in enumerate((_FIRST, _SECOND), start=1)]
    return [replace(page, tables=read_tables(page)) for page in drawn]


def asked() -> list[ModelRequest]:
    agent, material = ConsistencyAgent(), Material(_PROFILE, pages())
    return list(agent.questions(material, agent.examine(material)))


def saying(relation: str, number: int = 1) -> Script:
    return lambda _: {"pairs": [{"number": number, "relation": relation}]}


def test_a_pair_that_the_rules_leave_open_is_asked_about() -> None:
    (request,) = asked()
    item = json.loads(request.content)
    assert (item["period"], item["first_page"], item["second_page"]) == ("2023", 1, 2)
    assert (item["first_text"], item["second_text"]) == (
        "Development costs capitalised 1,204",
        "Development costs capitalised 1,904",
    )
    assert concluded(ConsistencyAgent(), _PROFILE, pages(), None).proposals == ()


def test_two_statements_of_one_figure_are_a_finding_of_its_own_name() -> None:
    (finding,) = concluded(ConsistencyAgent(), _PROFILE, pages(), saying("same")).proposals
    assert (finding.rule, finding.severity) == ("table-against-table-by-model", Severity.MEDIUM)
    assert "that they mean the same is not proven" in finding.description
    assert finding.computation is not None and finding.computation.difference == -700_000_000
    assert EvidenceVerifier({page.number: page for page in pages()}).verify(finding)


@pytest.mark.parametrize("relation", ["other_quantity", "other_period", "other_scope", "unclear"])
def test_anything_but_the_same_says_nothing(relation: str) -> None:
    verdict = judged(ConsistencyAgent(), _PROFILE, pages(), saying(relation))
    assert (verdict.observations.proposals, verdict.proposed) == ((), 0)


def test_a_pair_that_was_not_asked_about_and_one_spoken_of_in_two_ways_are_refuted() -> None:
    def torn(request: ModelRequest) -> Any:
        return {"pairs": [saying("same")(request)["pairs"][0], saying("unclear")(request)["pairs"][0]]}

    for script in (saying("same", number=9), torn):
        verdict = judged(ConsistencyAgent(), _PROFILE, pages(), script)
        assert (verdict.observations.proposals, verdict.proposed, verdict.refuted) == ((), 1, 1)


def test_what_stands_in_one_place_is_shown_in_an_analysis() -> None:
    page = page_of("The seller gives notice within thirty (60) days of the closing of this sale.")
    (finding,) = concluded(ConsistencyAgent(), _PROFILE, [page], None).proposals
    assert finding.rule == "words-against-figures"

"""A model names rows; whether they add up is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aspera.agents.math import MathAgent
from aspera.domain.evidence import EvidenceVerifier
from aspera.domain.inquiry import ModelRequest
from aspera.domain.observation import Material
from aspera.domain.page import PageSource
from tests.model_answers import Script, concluded, judged
from tests.unit.agents.math.test_agent import BALANCE, PROFILE, drawn

PROVISIONS = """
Movements of provisions
(in millions)
                                         2023          2022          2021

Warranty claims                         3,412         3,377         3,105
Staff matters                           1,250         1,105           980
Site clean-up                           2,204         2,190         2,001
Onerous contracts                         417           388           365
Provisions made for all sites           6,966         6,672         6,086
Goodwill                                1,301         1,377         1,311
"""
"""The first three rows make the fifth, but for 2023, where they come to 6,866."""


def naming(total: int, added: Sequence[int], subtracted: Sequence[int] = (), number: int = 1) -> Script:
    def script(request: ModelRequest) -> Any:
        named = {"number": number, "total": total, "added": [*added], "subtracted": [*subtracted]}
        return {"sums": [named]}

    return script


def test_the_rules_alone_do_not_know_this_sum() -> None:
    assert concluded(MathAgent(), PROFILE, [drawn(PROVISIONS)], None).proposals == ()


def test_a_sum_that_holds_in_the_other_columns_accuses_the_one_in_which_it_does_not() -> None:
    page = drawn(PROVISIONS)
    conclusion = concluded(MathAgent(), PROFILE, [page], naming(5, [1, 2, 3]))
    (finding,) = conclusion.proposals
    assert finding.rule == "sum-by-model"
    assert finding.computation is not None
    assert (finding.computation.printed, finding.computation.recomputed) == (6966, 6866)
    assert "it comes out in 2 other columns" in finding.description
    assert EvidenceVerifier({1: page}).verify(finding)
    assert conclusion.statistics["sums named by a model"] == "1, of which 1 hold"


def test_a_sum_that_holds_everywhere_is_counted_and_nothing_is_said() -> None:
    page = drawn(PROVISIONS.replace("6,966", "6,866"))
    verdict = judged(MathAgent(), PROFILE, [page], naming(5, [1, 2, 3]))
    assert (verdict.observations.proposals, verdict.proposed, verdict.refuted) == ((), 1, 0)


def test_a_sum_that_holds_in_one_other_column_only_is_refuted() -> None:
    page = drawn(PROVISIONS.replace("6,672", "6,673").replace("3,377", "4,377"))
    verdict = judged(MathAgent(), PROFILE, [page], naming(5, [1, 2, 3]))
    assert (verdict.observations.proposals, verdict.refuted) == ((), 1)


def test_a_difference_is_named_by_what_is_taken_off() -> None:
    page = drawn(PROVISIONS.replace("Onerous contracts    ", "Less amounts utilised"))
    verdict = judged(MathAgent(), PROFILE, [page], naming(1, [5], [2, 3]))
    assert (len(verdict.observations.proposals), verdict.refuted) == (1, 0)


def test_tables_that_the_rules_settle_and_pages_read_by_ocr_are_not_asked_about() -> None:
    agent = MathAgent()
    for page in (drawn(BALANCE), replace(drawn(PROVISIONS), source=PageSource.OCR)):
        material = Material(PROFILE, [page])
        assert agent.questions(material, agent.examine(material)) == []


@given(
    total=st.integers(1, 45),
    added=st.lists(st.integers(1, 45), max_size=30),
    subtracted=st.lists(st.integers(1, 45), max_size=30),
    number=st.integers(1, 4),
)
def test_whatever_rows_are_named_only_a_proven_sum_accuses(
    total: int, added: list[int], subtracted: list[int], number: int
) -> None:
    page = drawn(PROVISIONS)
    verdict = judged(MathAgent(), PROFILE, [page], naming(total, added, subtracted, number))
    for proposal in verdict.observations.proposals:
        assert EvidenceVerifier({1: page}).verify(proposal)
        assert "2023" in proposal.title, "the only column that is wrong"

from __future__ import annotations

from decimal import Decimal

from aspera.evaluation.asking import Asking, Reply
from tests.inquiries import CLAIMS, request
from tests.model_answers import answer


def test_questions_answers_and_cost_are_counted() -> None:
    asking = Asking("m", "2026-11-20", lambda r: Reply(answer(r, CLAIMS), Decimal("0.5")))
    one, other = request("a"), request("b")
    assert [asked for asked, _ in asking.answers([one, other])] == [one, other]
    assert (asking.questions, asking.answered, asking.cost) == (2, 2, 1)
    assert [measure.value for measure in asking.section().measures] == [2, 2, 1.0]


def test_after_a_refusal_no_more_is_asked_and_the_section_says_so() -> None:
    put: list[str] = []

    def refuse(asked: object) -> Reply:
        put.append("once")
        return Reply(None, Decimal(0), "refused: budget")

    asking = Asking("m", "2026-11-20", refuse)
    assert asking.answers([request("a"), request("b")]) == [] and put == ["once"]
    assert "Not all was asked (refused: budget)" in asking.section().note


def test_an_answer_out_of_form_is_paid_and_not_counted_as_answered() -> None:
    asking = Asking("m", "", lambda r: Reply(answer(r, "no"), Decimal(1)))
    assert asking.answers([request()]) == []
    assert (asking.answered, asking.cost) == (0, 1)

from __future__ import annotations

from decimal import Decimal

from aspera.domain.answer import Usage
from aspera.domain.cost import ModelPass, make_cost, model_line, page_line, total

ONE = ModelPass(
    model="m", questions=3, answered=2, paid=1, unasked=1, reason="refused: budget", proposed=5, refuted=2,
    usage=Usage(input_tokens=10, output_tokens=4), estimate_low=Decimal("0.1"), estimate_high=Decimal("0.3"),
    actual=Decimal("0.2"),
)  # fmt: skip


def test_passes_add_up_and_say_a_reason_once() -> None:
    both = total([ONE, ONE])
    assert (both.questions, both.answered, both.unasked, both.proposed, both.refuted) == (6, 4, 2, 10, 4)
    assert both.actual == Decimal("0.4") and both.usage.input_tokens == 20
    assert both.reason == "refused: budget" and both.model == "m"
    assert total([ONE, ONE.model_copy(update={"reason": "failed: x"})]).reason == "refused: budget; failed: x"


def test_no_passes_are_nothing() -> None:
    assert total([]) == ModelPass() and ModelPass().gap == ""


def test_a_gap_says_why_and_how_many() -> None:
    assert ONE.gap == "model pass refused: budget; 1 of 3 questions without an answer"


def test_a_run_without_a_model_costs_nothing() -> None:
    cost = make_cost([page_line(75, 3)])
    assert (cost.actual, cost.estimate_high, cost.prices) == (0, 0, "")
    assert cost.lines[0].units == {"pages": 75, "pages_by_ocr": 3}


def test_pages_that_are_paid_for_are_counted() -> None:
    assert make_cost([page_line(10, 0, Decimal("0.015"), "Textract")]).actual == Decimal("0.15")


def test_a_bill_is_the_sum_of_its_lines() -> None:
    cost = make_cost([model_line("math", ONE), model_line("risk", ONE)], "2026-11-20", unasked=2)
    assert (cost.estimate_low, cost.estimate_high, cost.actual) == (
        Decimal("0.2"), Decimal("0.6"), Decimal("0.4"),
    )  # fmt: skip
    assert [line.agent for line in cost.lines] == ["math", "risk"] and cost.unasked == 2

"""One question: paid once, never above the limit, whatever breaks in between."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from aspera.adapters.memory.budgets import MemoryBudgets
from aspera.adapters.memory.clock import ManualClock
from aspera.adapters.memory.language_model import ScriptedLanguageModel
from aspera.adapters.memory.objects import MemoryObjects
from aspera.domain.answer import Usage
from aspera.domain.errors import InvalidInput, Unanswered, Unavailable
from aspera.domain.prices import ModelPrice, PriceTable
from aspera.domain.run import Options, Run
from aspera.domain.spend import Limits, account_on
from aspera.ports.language_model import ModelAccess
from aspera.use_cases.ask_model import Asked, ask_model
from tests.inquiries import CLAIMS, request

PRICE = ModelPrice(input=Decimal(1), output=Decimal(5))
USAGE = Usage(input_tokens=1000, output_tokens=100)
COST = Decimal("0.0015")
MOST = Decimal("0.0025")
"""What is reserved lies between the cost and this."""


class Bank:
    """A scripted model behind a budget."""

    def __init__(self, script: Any = lambda _: CLAIMS, limit: str = "1", **prices: ModelPrice) -> None:
        self.model = ScriptedLanguageModel(script, usage=USAGE)
        self.budgets = MemoryBudgets()
        self.objects = MemoryObjects()
        self.clock = ManualClock()
        amount = Decimal(limit)
        self.access = ModelAccess(
            self.model,
            self.budgets,
            PriceTable(dated="d", source="s", models=prices or {"scripted:small": PRICE}, services={}),
            Limits(document=amount, owner=amount, day=amount),
        )

    def ask(
        self, run_id: str = "r1", document_id: str = "d1", owner: str = "ada", content: str = "x"
    ) -> Asked:
        run = Run(
            document_id=document_id, run_id=run_id, owner=owner, filename="f", object_key="k", options=Options(agents=())
        )  # fmt: skip
        return ask_model(
            request(content), run, model_access=self.access, objects=self.objects, clock=self.clock
        )

    def spent(self, document_id: str = "d1", owner: str = "ada") -> Decimal:
        return self.budgets.spent(account_on(document_id, owner, self.clock.now())).document


def test_an_answer_is_charged_with_what_it_did_cost() -> None:
    bank = Bank()
    asked = bank.ask()
    assert asked.answer is not None and asked.answer.content == CLAIMS
    assert asked.cost == COST and asked.paid and bank.spent() == COST


def test_the_same_question_is_asked_and_paid_once() -> None:
    bank = Bank()
    first, second = bank.ask(), bank.ask()
    assert len(bank.model.requests) == 1 and bank.spent() == COST
    assert second.answer == first.answer


def test_a_run_that_resumes_reports_what_it_paid_before() -> None:
    bank = Bank()
    bank.ask()
    assert bank.ask().cost == COST and bank.ask().paid


def test_another_run_of_the_document_has_the_answer_for_nothing() -> None:
    bank = Bank()
    bank.ask("r1")
    asked = bank.ask("r2")
    assert asked.answer is not None and asked.cost == 0 and not asked.paid
    assert len(bank.model.requests) == 1


def test_no_answer_crosses_to_another_document_and_so_to_another_owner() -> None:
    bank = Bank()
    bank.ask(document_id="d1", owner="ada")
    bank.ask(document_id="d2", owner="bob")
    assert len(bank.model.requests) == 2


def test_answers_are_deleted_with_their_document() -> None:
    bank = Bank()
    bank.ask()
    bank.objects.delete("runs/d1/")
    assert list(bank.objects.list("")) == []


def test_an_answer_in_no_form_is_paid_for_and_stored_like_any_other() -> None:
    bank = Bank(lambda _: "I would rather not.")
    assert [bank.ask().answer.problem for _ in range(2)] == ["the answer is not JSON"] * 2
    assert len(bank.model.requests) == 1 and bank.spent() == COST


def test_what_would_pass_the_limit_is_refused_before_it_is_asked() -> None:
    bank = Bank(limit="0.0001")
    asked = bank.ask()
    assert asked.answer is None and asked.refusal is not None and asked.refusal.scope == "document"
    assert bank.model.requests == [] and bank.spent() == 0


def test_a_stored_answer_is_given_though_the_budget_is_spent() -> None:
    bank = Bank(limit=str(MOST * 2))
    bank.ask()
    while bank.ask(content=f"x{bank.spent()}").refusal is None:
        pass
    assert bank.ask().answer is not None


def test_a_model_without_a_price_is_not_asked() -> None:
    bank = Bank(**{"scripted:large": PRICE})
    with pytest.raises(InvalidInput, match="no price"):
        bank.ask()
    assert bank.model.requests == []


@pytest.mark.parametrize("error", [Unavailable("busy"), InvalidInput("too long")])
def test_what_was_refused_uncharged_costs_nothing(error: Exception) -> None:
    bank = Bank(lambda _: error)
    asked = bank.ask()
    assert asked.answer is None and asked.failure == str(error) and asked.cost == bank.spent() == 0


def test_what_may_have_been_paid_for_counts_in_full() -> None:
    bank = Bank(lambda _: Unanswered("timeout."))
    asked = bank.ask()
    assert asked.failure == "timeout" and COST < asked.cost == bank.spent() < MOST * 2


@pytest.mark.parametrize("error", [Unanswered("timeout"), RuntimeError("unheard of"), KeyboardInterrupt()])
def test_a_runaway_retry_stops_at_the_limit_within_one_call(error: BaseException) -> None:
    bank = Bank(lambda _: error, limit="0.02")
    for _ in range(1000):
        try:
            if bank.ask().refusal is not None:
                break
        except (RuntimeError, KeyboardInterrupt):
            continue
    one = bank.spent() / len(bank.model.requests)
    assert bank.spent() <= Decimal("0.02") < bank.spent() + one


class Killed(BaseException):
    pass


class Interrupted(MemoryBudgets):
    """Dies at the moment of charging, once."""

    armed = True

    def charge(self, reservation: Any, actual: Decimal) -> None:
        if self.armed:
            self.armed = False
            raise Killed
        super().charge(reservation, actual)


def test_killed_between_answer_and_charge_nothing_is_paid_twice_and_the_charge_is_made_up_for() -> None:
    bank = Bank()
    bank.budgets = Interrupted()
    bank.access = ModelAccess(bank.model, bank.budgets, bank.access.prices, bank.access.limits)
    with pytest.raises(Killed):
        bank.ask()
    assert bank.spent() > COST, "the reservation counts"
    assert bank.ask().cost == COST and len(bank.model.requests) == 1
    assert bank.spent() == COST, "settled by whoever found the answer"


def test_killed_before_the_answer_is_stored_the_reservation_stays_counted() -> None:
    def killed_once(_: Any) -> Any:
        return Killed() if len(bank.model.requests) == 1 else CLAIMS

    bank = Bank(killed_once)
    with pytest.raises(Killed):
        bank.ask()
    left = bank.spent()
    assert left > COST
    bank.ask()
    assert bank.spent() == left + COST


def test_another_wording_another_model_or_another_revision_is_another_question() -> None:
    bank = Bank()
    bank.ask(content="x")
    bank.ask(content="y")
    bank.model.revision = "scripted-2"
    bank.ask(content="x")
    assert len(bank.model.requests) == 3


def test_an_answer_outlives_the_budgets_that_paid_for_it() -> None:
    bank = Bank()
    bank.ask()
    again = ModelAccess(bank.model, MemoryBudgets(), bank.access.prices, bank.access.limits)
    bank.access = again
    assert bank.ask().answer is not None and len(bank.model.requests) == 1

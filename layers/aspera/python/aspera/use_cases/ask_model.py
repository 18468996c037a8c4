"""Put one question to the language model: paid once, and never above the budget."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

from aspera.domain.answer import Answer
from aspera.domain.errors import InvalidInput, NotFound, Unanswered, Unavailable
from aspera.domain.finding import Value
from aspera.domain.inquiry import ModelRequest
from aspera.domain.prices import most_usage
from aspera.domain.run import Run
from aspera.domain.spend import Refusal, Reservation, account_on
from aspera.ports.budgets import Budgets
from aspera.ports.clock import Clock
from aspera.ports.language_model import ModelAccess
from aspera.ports.objects import Objects


class PaidAnswer(Value):
    """As it is stored: with what it cost, the reservation that pays for it, and the run that did."""

    run_id: str
    answer: Answer
    cost: Decimal
    reservation: Reservation


class Asked(Value):
    """An answer, a refusal or a failure. `cost` is what this run paid for the answer, now or before
    it was interrupted, or may have paid for none; an answer that an earlier run paid for costs
    nothing and is not `paid`."""

    answer: Answer | None = None
    refusal: Refusal | None = None
    failure: str = ""
    cost: Decimal = Decimal(0)
    paid: bool = False


def ask_model(
    request: ModelRequest,
    run: Run,
    *,
    model_access: ModelAccess,
    objects: Objects,
    clock: Clock,
) -> Asked:
    """InvalidInput for a model without a price; what else keeps a model from answering is a failure.

    The answer is stored before it is charged: a process that is killed between the two leaves the
    reservation, which counts as spent, and whoever finds the answer settles it. Killed before the
    answer is stored, the question is asked again under a reservation of its own.
    """
    language_model, budgets = model_access.language_model, model_access.budgets
    model = language_model.model(request.inquiry.size)
    price = model_access.prices.model(model)
    key = answer_key(run, request.key(f"{language_model.revision} {model}"))
    if (stored := _stored(key, objects)) is not None:
        _settle(stored, budgets)
        return _as_asked(stored, run)
    account = account_on(run.document_id, run.owner, clock.now())
    reserved = budgets.reserve(account, price.most(most_usage(request)), model_access.limits)
    if isinstance(reserved, Refusal):
        return Asked(refusal=reserved)
    try:
        answer = language_model.answer(request)
    except (InvalidInput, Unavailable) as error:
        return _failed(error, reserved, budgets)
    paid = PaidAnswer(run_id=run.run_id, answer=answer, cost=price.cost(answer.usage), reservation=reserved)
    objects.put(key, paid.model_dump_json().encode())
    _settle(paid, budgets)
    return _as_asked(paid, run)


def answer_key(run: Run, key: str) -> str:
    """Answers belong to the document, which has one owner: every run of it finds them, no other
    owner does, and they are deleted with it."""
    return f"runs/{run.document_id}/answers/{key}.json"


def _failed(error: InvalidInput | Unavailable, reserved: Reservation, budgets: Budgets) -> Asked:
    """What may have been paid for is charged in full, so that a runaway retry ends at the limit.
    An error that nobody expects leaves the amount reserved, which counts the same."""
    cost = reserved.amount if isinstance(error, Unanswered) else Decimal(0)
    budgets.charge(reserved, cost)
    return Asked(failure=str(error).rstrip("."), cost=cost)


def _settle(paid: PaidAnswer, budgets: Budgets) -> None:
    # The reservation is gone when the database was made anew and the objects were kept.
    with suppress(NotFound):
        budgets.charge(paid.reservation, paid.cost)


def _as_asked(paid: PaidAnswer, run: Run) -> Asked:
    is_own = paid.run_id == run.run_id
    return Asked(answer=paid.answer, cost=paid.cost if is_own else Decimal(0), paid=is_own)


def _stored(key: str, objects: Objects) -> PaidAnswer | None:
    try:
        return PaidAnswer.model_validate_json(objects.get(key))
    except NotFound:
        return None

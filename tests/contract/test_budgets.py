"""What every adapter of the port `Budgets` does."""

from __future__ import annotations

import multiprocessing
import os
import signal
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aspera.adapters.aws.budgets import DynamoBudgets
from aspera.adapters.local.budgets import SqliteBudgets
from aspera.adapters.local.database import Database
from aspera.adapters.memory.budgets import MemoryBudgets
from aspera.adapters.memory.clock import ManualClock
from aspera.domain.errors import NotFound
from aspera.domain.spend import Account, Limits, Refusal, Reservation, Spent
from aspera.ports.budgets import Budgets
from tests.contract import processes
from tests.contract.examples import at_the_same_time

AMPLE = Limits(document=Decimal(100), owner=Decimal(100), day=Decimal(100))
CENT = Decimal("0.01")


@pytest.fixture(params=["memory", "sqlite", "dynamodb"])
def budgets(request: pytest.FixtureRequest) -> Budgets:
    if request.param == "dynamodb":
        client, prefix, _ = request.getfixturevalue("tables")
        return DynamoBudgets(client, prefix, ManualClock(now=4_000_000_000_000))
    if request.param == "sqlite":
        return SqliteBudgets(request.getfixturevalue("database"))
    return MemoryBudgets()


def account(document: str = "d1", owner: str = "ada", day: str = "2026-11-20") -> Account:
    return Account(document_id=document, owner=owner, day=day)


def reserved(
    budgets: Budgets, amount: str = "1", of: Account | None = None, limits: Limits = AMPLE
) -> Reservation:
    made = budgets.reserve(of or account(), Decimal(amount), limits)
    assert isinstance(made, Reservation)
    return made


def spent(document: str, owner: str, day: str) -> Spent:
    return Spent(document=Decimal(document), owner=Decimal(owner), day=Decimal(day))


def test_nothing_is_spent_before_the_first_reservation(budgets: Budgets) -> None:
    assert budgets.spent(account()) == spent("0", "0", "0")


def test_what_is_reserved_counts_as_spent(budgets: Budgets) -> None:
    assert reserved(budgets, "1.25").amount == Decimal("1.25")
    assert budgets.spent(account()) == spent("1.25", "1.25", "1.25")


@pytest.mark.parametrize("actual", ["0", "0.000000001", "0.5", "1", "1.7"])
def test_a_charge_replaces_what_was_reserved_less_or_more(budgets: Budgets, actual: str) -> None:
    budgets.charge(reserved(budgets, "1"), Decimal(actual))
    assert budgets.spent(account()) == spent(actual, actual, actual)


def test_what_is_released_was_not_spent(budgets: Budgets) -> None:
    budgets.release(reserved(budgets))
    assert budgets.spent(account()) == spent("0", "0", "0")


def test_the_first_settlement_stands(budgets: Budgets) -> None:
    reservation = reserved(budgets)
    budgets.charge(reservation, Decimal("0.3"))
    budgets.charge(reservation, Decimal("0.9"))
    budgets.release(reservation)
    assert budgets.spent(account()) == spent("0.3", "0.3", "0.3")


@pytest.mark.parametrize("name", ["0", "-1", "1", "999"])
def test_a_reservation_that_was_never_made_is_not_found(budgets: Budgets, name: str) -> None:
    with pytest.raises(NotFound):
        budgets.charge(Reservation(reservation_id=name, amount=CENT), CENT)


def test_a_document_has_its_limit_for_ever(budgets: Budgets) -> None:
    limits = AMPLE.model_copy(update={"document": Decimal(2)})
    reserved(budgets, "1.5", account(day="2026-11-20"), limits)
    refusal = budgets.reserve(account(day="2027-01-01"), Decimal("0.6"), limits)
    assert refusal == Refusal(
        scope="document", limit=Decimal(2), committed=Decimal("1.5"), amount=Decimal("0.6")
    )
    reserved(budgets, "0.5", account(day="2027-01-01"), limits)
    reserved(budgets, "2", account("d2"), limits)


def test_an_owner_has_a_limit_for_a_day(budgets: Budgets) -> None:
    limits = AMPLE.model_copy(update={"owner": Decimal(2)})
    reserved(budgets, "2", account("d1"), limits)
    refusal = budgets.reserve(account("d2"), CENT, limits)
    assert isinstance(refusal, Refusal) and refusal.scope == "owner"
    reserved(budgets, "2", account("d2", owner="bob"), limits)
    reserved(budgets, "2", account("d2", day="2026-11-21"), limits)


def test_all_owners_together_have_a_limit_for_a_day(budgets: Budgets) -> None:
    limits = AMPLE.model_copy(update={"day": Decimal(2)})
    reserved(budgets, "2", account("d1", "ada"), limits)
    refusal = budgets.reserve(account("d2", "bob"), CENT, limits)
    assert isinstance(refusal, Refusal) and refusal.scope == "day"
    reserved(budgets, "2", account("d2", "bob", "2026-11-21"), limits)


def test_a_refusal_changes_nothing(budgets: Budgets) -> None:
    limits = AMPLE.model_copy(update={"day": Decimal(1)})
    assert isinstance(budgets.reserve(account(), Decimal(2), limits), Refusal)
    assert budgets.spent(account()) == spent("0", "0", "0")


def test_what_costs_nothing_is_never_refused(budgets: Budgets) -> None:
    nothing = Limits(document=Decimal(0), owner=Decimal(0), day=Decimal(0))
    reserved(budgets, "0", limits=nothing)
    reserved(budgets, "5")
    reserved(budgets, "0", limits=nothing)
    assert isinstance(budgets.reserve(account(), Decimal("0.000000001"), nothing), Refusal)


def test_exactly_the_limit_may_be_spent(budgets: Budgets) -> None:
    limits = Limits(document=Decimal("0.3"), owner=Decimal("0.3"), day=Decimal("0.3"))
    for _ in range(3):
        reserved(budgets, "0.1", limits=limits)
    assert isinstance(budgets.reserve(account(), Decimal("0.000000001"), limits), Refusal)


def test_callers_at_the_same_time_never_pass_the_limit(budgets: Budgets) -> None:
    limits = AMPLE.model_copy(update={"document": Decimal("0.10")})
    made: list[Reservation | Refusal] = []
    at_the_same_time(lambda number: made.append(budgets.reserve(account(), CENT, limits)), 40)
    granted = [one for one in made if isinstance(one, Reservation)]
    assert len(made) == 40 and len(granted) == 10
    assert len({one.reservation_id for one in granted}) == 10


def test_settlements_at_the_same_time_are_all_counted(budgets: Budgets) -> None:
    made = [reserved(budgets, "0.5") for _ in range(40)]
    at_the_same_time(lambda number: budgets.charge(made[number], CENT * (number % 2)), 40)
    assert budgets.spent(account()) == spent("0.2", "0.2", "0.2")


def test_processes_at_the_same_time_never_pass_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "aspera.db"
    context = multiprocessing.get_context("spawn")
    with context.Pool(3) as pool:
        granted = pool.starmap(processes.reserve_cents, [(path, 30, "0.50")] * 3)
    assert sum(granted) == 50
    with closing(Database(path)) as database:
        assert SqliteBudgets(database).spent(account()).document == Decimal("0.50")


def test_a_reservation_whose_holder_was_killed_stays_counted(tmp_path: Path) -> None:
    path = tmp_path / "aspera.db"
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    holder = context.Process(target=processes.reserve_and_wait, args=(path, ready))
    holder.start()
    assert ready.wait(30)
    assert holder.pid is not None
    os.kill(holder.pid, signal.SIGKILL)
    holder.join()
    with closing(Database(path)) as database:
        assert SqliteBudgets(database).spent(account()).document == CENT


operations = st.lists(
    st.tuples(
        st.sampled_from(["reserve", "charge", "release"]),
        st.integers(0, 5),
        st.decimals(0, 3, places=3),
        st.sampled_from(["d1", "d2"]),
        st.sampled_from(["ada", "bob"]),
    ),
    max_size=30,
)


@given(operations)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sqlite_and_memory_agree_on_everything(tmp_path_factory: pytest.TempPathFactory, steps: list) -> None:
    with closing(Database(tmp_path_factory.mktemp("budgets") / "aspera.db")) as database:
        compare(MemoryBudgets(), SqliteBudgets(database), steps)


def compare(memory: Budgets, sqlite: Budgets, steps: list) -> None:
    limits = Limits(document=Decimal(4), owner=Decimal(5), day=Decimal(6))
    made: list[tuple[Reservation, Reservation]] = []
    for step, number, amount, document, owner in steps:
        of = account(document, owner)
        if step == "reserve":
            one, other = memory.reserve(of, amount, limits), sqlite.reserve(of, amount, limits)
            assert type(one) is type(other)
            if isinstance(one, Reservation) and isinstance(other, Reservation):
                made.append((one, other))
            else:
                assert one == other
        elif number < len(made):
            for budget, reservation in zip((memory, sqlite), made[number], strict=True):
                getattr(budget, step)(reservation, *([amount] if step == "charge" else []))
        assert memory.spent(of) == sqlite.spent(of)

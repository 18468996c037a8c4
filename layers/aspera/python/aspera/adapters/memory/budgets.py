"""Budgets in memory."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from threading import Lock

from aspera.domain.errors import NotFound
from aspera.domain.money import as_nanos, from_nanos
from aspera.domain.spend import Account, Limits, Refusal, Reservation, Scope, Spent

_Purse = tuple[str, ...]


class MemoryBudgets:
    def __init__(self) -> None:
        self._lock = Lock()
        self._committed: Counter[_Purse] = Counter()
        self._reserved: list[tuple[Account, int | None]] = []
        """By number of the reservation; None when it was charged or released."""

    def reserve(self, account: Account, amount: Decimal, limits: Limits) -> Reservation | Refusal:
        nanos = as_nanos(amount)
        with self._lock:
            for scope, purse in _purses(account).items():
                committed, limit = self._committed[purse], getattr(limits, scope)
                if nanos and committed + nanos > as_nanos(limit):
                    return Refusal(scope=scope, limit=limit, committed=from_nanos(committed), amount=amount)
            self._add(account, nanos)
            self._reserved.append((account, nanos))
            return Reservation(reservation_id=str(len(self._reserved)), amount=from_nanos(nanos))

    def charge(self, reservation: Reservation, actual: Decimal) -> None:
        with self._lock:
            name = reservation.reservation_id
            number = int(name) - 1 if name.isdecimal() else -1
            if not 0 <= number < len(self._reserved):
                raise NotFound(f"There is no reservation {name!r}.")
            account, nanos = self._reserved[number]
            if nanos is not None:
                self._reserved[number] = (account, None)
                self._add(account, as_nanos(actual) - nanos)

    def release(self, reservation: Reservation) -> None:
        self.charge(reservation, Decimal(0))

    def spent(self, account: Account) -> Spent:
        with self._lock:
            return Spent(**{s: from_nanos(self._committed[p]) for s, p in _purses(account).items()})

    def _add(self, account: Account, nanos: int) -> None:
        for purse in _purses(account).values():
            self._committed[purse] += nanos


def _purses(account: Account) -> dict[Scope, _Purse]:
    return {
        "document": ("document", account.document_id),
        "owner": ("owner", account.owner, account.day),
        "day": ("day", account.day),
    }

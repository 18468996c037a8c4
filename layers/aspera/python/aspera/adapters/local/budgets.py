"""Budgets in SQLite: one writer at a time, over all processes."""

from __future__ import annotations

import secrets
import sqlite3
from decimal import Decimal

from aspera.adapters.local.database import Database
from aspera.domain.errors import NotFound
from aspera.domain.money import as_nanos, from_nanos
from aspera.domain.spend import Account, Limits, Refusal, Reservation, Scope, Spent

_ADD = """
INSERT INTO budgets (scope, name, day, committed) VALUES (?, ?, ?, ?)
ON CONFLICT (scope, name, day) DO UPDATE SET committed = committed + excluded.committed
"""
_COMMITTED = "SELECT committed FROM budgets WHERE scope = ? AND name = ? AND day = ?"
_RESERVE = "INSERT INTO reservations (id, document_id, owner, day, amount) VALUES (?, ?, ?, ?, ?)"
_RESERVED = "SELECT document_id, owner, day, amount, settled FROM reservations WHERE id = ?"

_Purse = tuple[Scope, str, str]


class SqliteBudgets:
    def __init__(self, database: Database) -> None:
        self._database = database

    def reserve(self, account: Account, amount: Decimal, limits: Limits) -> Reservation | Refusal:
        nanos = as_nanos(amount)
        with self._database.write() as connection:
            for purse in _purses(account):
                scope, *_ = purse
                committed, limit = _committed(connection, purse), getattr(limits, scope)
                if nanos and committed + nanos > as_nanos(limit):
                    return Refusal(scope=scope, limit=limit, committed=from_nanos(committed), amount=amount)
            _add(connection, account, nanos)
            # Random, so that a stored answer settles nothing foreign after the database was made anew.
            name = secrets.token_hex(16)
            row = (name, account.document_id, account.owner, account.day, nanos)
            connection.execute(_RESERVE, row)
        return Reservation(reservation_id=name, amount=from_nanos(nanos))

    def charge(self, reservation: Reservation, actual: Decimal) -> None:
        with self._database.write() as connection:
            row = connection.execute(_RESERVED, (reservation.reservation_id,)).fetchone()
            if row is None:
                raise NotFound(f"There is no reservation {reservation.reservation_id!r}.")
            document_id, owner, day, nanos, settled = row
            if settled is None:
                account = Account(document_id=document_id, owner=owner, day=day)
                _add(connection, account, as_nanos(actual) - nanos)
                connection.execute(
                    "UPDATE reservations SET settled = ? WHERE id = ?",
                    (as_nanos(actual), reservation.reservation_id),
                )

    def release(self, reservation: Reservation) -> None:
        self.charge(reservation, Decimal(0))

    def spent(self, account: Account) -> Spent:
        with self._database.read() as connection:
            return Spent(
                **{purse[0]: from_nanos(_committed(connection, purse)) for purse in _purses(account)}
            )


def _purses(account: Account) -> tuple[_Purse, ...]:
    return (
        ("document", account.document_id, ""),
        ("owner", account.owner, account.day),
        ("day", "", account.day),
    )


def _committed(connection: sqlite3.Connection, purse: _Purse) -> int:
    row = connection.execute(_COMMITTED, purse).fetchone()
    return int(row[0]) if row else 0


def _add(connection: sqlite3.Connection, account: Account, nanos: int) -> None:
    for purse in _purses(account):
        connection.execute(_ADD, (*purse, nanos))

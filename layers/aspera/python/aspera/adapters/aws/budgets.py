"""Budgets in DynamoDB: PK scope, SK entry.

A purse (`document#ID`, `owner#NAME#DAY`, `day#DAY`) is a counter of billionths of a dollar. One
transaction adds to the three purses of an account, each on the condition that its limit is kept, and
writes the reservation: all of it happens or nothing. Purses and reservations of a day are removed
after 400 days, a document's purse never.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from botocore.exceptions import ClientError

from aspera.adapters.aws.dynamodb_errors import ERRORS
from aspera.adapters.aws.dynamodb_items import Item, from_wire, to_wire
from aspera.adapters.aws.error_translation import code_of, translated
from aspera.domain.errors import NotFound, Unavailable
from aspera.domain.money import as_nanos, from_nanos
from aspera.domain.spend import Account, Limits, Refusal, Reservation, Scope, Spent
from aspera.ports.clock import Clock

_ATTEMPTS = 60
_KEPT_SECONDS = 400 * 24 * 3600
_REFUSED, _CONFLICT = "ConditionalCheckFailed", "TransactionConflict"


class DynamoBudgets:
    def __init__(self, client: Any, prefix: str, clock: Clock) -> None:
        self._client = client
        self._table = f"{prefix}-budgets"
        self._clock = clock

    def reserve(self, account: Account, amount: Decimal, limits: Limits) -> Reservation | Refusal:
        nanos = as_nanos(amount)
        name = secrets.token_hex(16)
        reservation = account.model_dump() | _reservation_key(name) | {"nanos": nanos} | self._expiry()
        put = {"TableName": self._table, "Item": to_wire(reservation)}
        updates = [self._add(account, scope, nanos, limits if nanos else None) for scope in _purses(account)]
        reasons = self._transact([*updates, {"Put": put}])
        for scope, reason in zip(_purses(account), reasons, strict=False):
            if reason.get("Code") == _REFUSED:
                held = from_wire(reason.get("Item", {})).get("committed", 0)
                limit: Decimal = getattr(limits, scope)
                return Refusal(scope=scope, limit=limit, committed=from_nanos(int(held)), amount=amount)
        return Reservation(reservation_id=name, amount=from_nanos(nanos))

    def charge(self, reservation: Reservation, actual: Decimal) -> None:
        key = _reservation_key(reservation.reservation_id)
        stored = self._read(key)
        if stored is None:
            raise NotFound(f"There is no reservation {reservation.reservation_id!r}.")
        account = Account.model_validate({name: stored[name] for name in Account.model_fields})
        settle = {
            "TableName": self._table,
            "Key": to_wire(key),
            "UpdateExpression": "SET settled = :actual",
            "ConditionExpression": "attribute_not_exists(settled)",
            "ExpressionAttributeValues": to_wire({":actual": as_nanos(actual)}),
        }
        difference = as_nanos(actual) - int(stored["nanos"])
        updates = [self._add(account, scope, difference, None) for scope in _purses(account)]
        self._transact([{"Update": settle}, *updates])

    def release(self, reservation: Reservation) -> None:
        self.charge(reservation, Decimal(0))

    def spent(self, account: Account) -> Spent:
        held = {scope: self._read(_purse_key(purse)) for scope, purse in _purses(account).items()}
        return Spent(**{s: from_nanos(int(item["committed"]) if item else 0) for s, item in held.items()})

    def _add(self, account: Account, scope: Scope, nanos: int, limits: Limits | None) -> dict[str, Any]:
        """An update of one purse; with `limits`, on the condition that its limit is kept."""
        set_expiry = "" if scope == "document" else " SET expires_at = :expires"
        values: Item = {":nanos": nanos}
        if set_expiry:
            values[":expires"] = self._expiry()["expires_at"]
        update: dict[str, Any] = {
            "TableName": self._table,
            "Key": to_wire(_purse_key(_purses(account)[scope])),
            "UpdateExpression": f"ADD committed :nanos{set_expiry}",
        }
        if limits is not None:
            room = as_nanos(getattr(limits, scope)) - nanos
            fits = "attribute_not_exists(committed) OR committed <= :room"
            update["ConditionExpression"] = fits if room >= 0 else "committed < :room"
            update["ReturnValuesOnConditionCheckFailure"] = "ALL_OLD"
            values[":room"] = room
        return {"Update": update | {"ExpressionAttributeValues": to_wire(values)}}

    def _transact(self, writes: list[dict[str, Any]]) -> list[Mapping[str, Any]]:
        """The reasons for which a condition refused it; none when it happened."""
        for attempt in range(_ATTEMPTS):
            try:
                with translated(ERRORS, "DynamoDB"):
                    self._client.transact_write_items(TransactItems=writes)
                return []
            except Unavailable as error:
                reasons = _cancellation(error)
                if any(reason.get("Code") == _REFUSED for reason in reasons):
                    return reasons
                if not any(reason.get("Code") == _CONFLICT for reason in reasons):
                    raise
            time.sleep(min(0.4, 0.01 * 2**attempt) * (0.5 + secrets.randbelow(1000) / 1000))
        raise Unavailable("too many callers spend from one budget")

    def _read(self, key: Item) -> Item | None:
        with translated(ERRORS, "DynamoDB"):
            answer = self._client.get_item(TableName=self._table, Key=to_wire(key), ConsistentRead=True)
        return from_wire(answer["Item"]) if "Item" in answer else None

    def _expiry(self) -> Item:
        return {"expires_at": self._clock.now() // 1000 + _KEPT_SECONDS}


def _purses(account: Account) -> dict[Scope, str]:
    return {
        "document": f"document#{account.document_id}",
        "owner": f"owner#{account.owner}#{account.day}",
        "day": f"day#{account.day}",
    }


def _purse_key(purse: str) -> Item:
    return {"scope": purse, "entry": "committed"}


def _reservation_key(name: str) -> Item:
    return {"scope": f"reservation#{name}", "entry": "reservation"}


def _cancellation(error: Unavailable) -> list[Mapping[str, Any]]:
    """DynamoDB's reason for each write of a cancelled transaction ("None" where there was none)."""
    cause = error.__cause__
    if not isinstance(cause, ClientError):
        return []
    if code_of(cause) == "TransactionConflictException":
        return [{"Code": _CONFLICT}]
    return list(cause.response.get("CancellationReasons", ()))

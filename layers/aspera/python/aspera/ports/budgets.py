"""Money set aside before it is spent."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from aspera.domain.spend import Account, Limits, Refusal, Reservation, Spent


class Budgets(Protocol):
    """Every method is atomic, however many processes call at the same time. A reservation whose
    holder died stays counted: the call may have been paid for."""

    def reserve(self, account: Account, amount: Decimal, limits: Limits) -> Reservation | Refusal:
        """Set `amount` aside under all three limits, or none and say under which there is too
        little. An amount of zero is never refused."""

    def charge(self, reservation: Reservation, actual: Decimal) -> None:
        """Replace the reserved amount by what it did cost, less or more. Charging or releasing again
        changes nothing. NotFound for a reservation that was never made."""

    def release(self, reservation: Reservation) -> None:
        """Give the amount back: nothing was paid."""

    def spent(self, account: Account) -> Spent:
        """What is committed under each limit."""

"""Spending: who pays, how much is allowed, what was set aside."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer

from aspera.domain.finding import Value
from aspera.domain.money import format_dollars

Amount = Annotated[
    Decimal,
    Field(ge=0),
    PlainSerializer(lambda amount: f"{amount.normalize():f}", return_type=str, when_used="json"),
]
"""US dollars; "0.0015" in JSON, never "1.5E-3"."""
Scope = Literal["document", "owner", "day"]


class Account(Value):
    """Who a call is paid for. `day` is a date (UTC), as 2026-11-20."""

    document_id: str
    owner: str
    day: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]


def account_on(document_id: str, owner: str, now: int) -> Account:
    """`now` in milliseconds since the epoch."""
    day = datetime.fromtimestamp(now / 1000, UTC).date().isoformat()
    return Account(document_id=document_id, owner=owner, day=day)


class Limits(Value):
    """The most, in US dollars, that may be spent on one `document` ever, for one `owner` on one
    day, and for everybody on one `day`. A call that would pass any of them is refused."""

    document: Amount
    owner: Amount
    day: Amount


class Reservation(Value):
    """An amount that was set aside before a call, and counts as spent until it is charged with
    what the call did cost or released."""

    reservation_id: str
    amount: Amount


class Refusal(Value):
    """Why nothing was set aside: `committed`, what is spent and set aside, leaves too little of
    `limit` for `amount`."""

    scope: Scope
    limit: Amount
    committed: Amount
    amount: Amount

    @property
    def reason(self) -> str:
        """Without the amounts, so that many refusals read as one."""
        of = {"document": "for this document", "owner": "of this owner for a day", "day": "for a day"}
        return f"budget (the limit {of[self.scope]} is {format_dollars(self.limit)})"


class Spent(Value):
    """What is committed (spent or set aside) under the three limits."""

    document: Amount
    owner: Amount
    day: Amount

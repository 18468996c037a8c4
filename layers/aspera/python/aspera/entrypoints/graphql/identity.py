"""Who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mode = Literal["aws_cognito_user_pools", "aws_iam"]
"""The directive of the schema that lets such a caller in."""


@dataclass(frozen=True, slots=True)
class Identity:
    """`owner` comes from the session, never from a request."""

    owner: str
    groups: tuple[str, ...] = ()
    mode: Mode = "aws_cognito_user_pools"


SYSTEM = Identity(owner="", mode="aws_iam")
"""Our own functions: they tell that something happened. Nobody is that over HTTP."""

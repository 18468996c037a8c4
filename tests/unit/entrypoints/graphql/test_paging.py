from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

import pytest

from aspera.domain.errors import InvalidInput
from aspera.entrypoints.graphql.context import Context
from aspera.entrypoints.graphql.identity import Identity
from aspera.entrypoints.graphql.paging import connection, opened, sealed


class Remembered:
    """A function that read the secret before it changed, and sees the change when it asks anew."""

    def __init__(self, known: Sequence[str], now: Sequence[str]) -> None:
        self._known, self._now = tuple(known), tuple(now)
        self.asked_anew = 0

    def values(self, name: str, fresh: bool = False) -> Sequence[str]:
        if fresh:
            self.asked_anew += 1
            self._known = self._now
        return self._known


def context(secrets: Remembered, secret: str = "cursors") -> Context:
    ports = SimpleNamespace(secrets=secrets, cursor_secret=secret)
    return Context(Identity("ada"), ports, ports)  # type: ignore[arg-type]


def test_a_token_is_opened_by_whoever_has_the_key() -> None:
    there = context(Remembered(["new", "old"], ["new", "old"]))
    assert opened(there, sealed(there, "a cursor")) == "a cursor"


def test_what_the_key_before_signed_still_holds() -> None:
    before = context(Remembered(["old"], ["old"]))
    secrets = Remembered(["new", "old"], ["new", "old"])
    assert opened(context(secrets), sealed(before, "a cursor")) == "a cursor"
    assert secrets.asked_anew == 0


def test_what_a_newer_key_signed_is_found_out_by_asking_anew() -> None:
    newer = context(Remembered(["new", "old"], ["new", "old"]))
    secrets = Remembered(["old"], ["new", "old"])
    assert opened(context(secrets), sealed(newer, "a cursor")) == "a cursor"
    assert secrets.asked_anew == 1


@pytest.mark.parametrize("token", ["", "a cursor", "a cursor.signature", "."])
def test_what_nobody_signed_is_refused(token: str) -> None:
    with pytest.raises(InvalidInput):
        opened(context(Remembered(["new"], ["new"])), token)


def test_without_a_secret_nothing_is_signed() -> None:
    there = context(Remembered([], []), secret="")
    assert sealed(there, "a cursor") == opened(there, "a cursor") == "a cursor"


def test_the_beginning_has_no_token_and_the_end_gives_none() -> None:
    there = context(Remembered(["new"], ["new"]))
    assert opened(there, None) is None and sealed(there, None) is None
    first = connection(there, "abc", 2, None, "letters")
    assert first["items"] == "ab"
    assert connection(there, "abc", 2, first["nextToken"], "letters") == {"items": "c", "nextToken": None}
    with pytest.raises(InvalidInput):
        connection(there, "abc", 2, first["nextToken"], "numbers")

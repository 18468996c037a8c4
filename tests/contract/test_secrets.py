"""What every adapter of the port `Secrets` does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from secrets import token_hex

import pytest

from aspera.adapters.aws.secrets import SecretsManagerSecrets
from aspera.adapters.memory.secrets import MemorySecrets
from aspera.domain.errors import NotFound
from aspera.ports.secrets import Secrets
from tests.engines.running import aws_client

NAME = f"test-{token_hex(6)}"
Keep = Callable[[str], None]
"""Gives the secret NAME a new value."""


@pytest.fixture(params=["memory", "secrets manager"])
def kept(request: pytest.FixtureRequest) -> Iterator[tuple[Secrets, Keep]]:
    if request.param == "memory":
        held: dict[str, Sequence[str]] = {}

        def keep(value: str) -> None:
            held[NAME] = (value, *held.get(NAME, ()))

        yield MemorySecrets(held), keep
        return
    client = aws_client("secretsmanager", "moto")
    client.create_secret(Name=NAME)
    yield (
        SecretsManagerSecrets(client),
        lambda value: client.put_secret_value(SecretId=NAME, SecretString=value),
    )
    client.delete_secret(SecretId=NAME, ForceDeleteWithoutRecovery=True)


def test_a_secret_is_read_as_it_was_kept(kept: tuple[Secrets, Keep]) -> None:
    secrets, keep = kept
    keep("first ü")
    assert secrets.values(NAME) == ("first ü",)


def test_after_a_change_both_values_hold_and_the_new_one_comes_first(kept: tuple[Secrets, Keep]) -> None:
    secrets, keep = kept
    for value in ("first", "second", "third"):
        keep(value)
    assert secrets.values(NAME) == ("third", "second")


def test_whoever_asks_for_it_fresh_sees_a_change_at_once(kept: tuple[Secrets, Keep]) -> None:
    secrets, keep = kept
    keep("first")
    secrets.values(NAME)
    keep("second")
    assert secrets.values(NAME, fresh=True) == ("second", "first")


def test_a_secret_that_nobody_made_is_not_found(kept: tuple[Secrets, Keep]) -> None:
    with pytest.raises(NotFound):
        kept[0].values("another")

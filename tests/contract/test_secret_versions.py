"""What every adapter of the port `SecretVersions` does; a rotation as Secrets Manager asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from secrets import token_hex
from uuid import uuid4

import pytest

from aspera.adapters.aws.secret_versions import SecretsManagerVersions
from aspera.adapters.aws.secrets import SecretsManagerSecrets
from aspera.adapters.memory.secret_versions import MemorySecretVersions
from aspera.domain.errors import NotFound
from aspera.ports.secret_versions import SecretVersions
from aspera.use_cases.rotate_secret import RotationStep, rotate_secret
from tests.engines.running import aws_client

NAME = f"test-{token_hex(6)}"
FIRST = "the first value, and a long one"


@pytest.fixture(params=["memory", "secrets manager"])
def kept(request: pytest.FixtureRequest) -> Iterator[tuple[SecretVersions, Callable[[str], None]]]:
    """The versions, and what Secrets Manager does before it asks for the first step."""
    if request.param == "memory":
        memory = MemorySecretVersions(NAME, FIRST)
        yield memory, memory.begin
        return
    client = aws_client("secretsmanager", "moto")
    client.create_secret(Name=NAME, SecretString=FIRST)
    client.rotate_secret(SecretId=NAME, RotationRules={"AutomaticallyAfterDays": 90})
    client.put_secret_value(SecretId=NAME, SecretString=FIRST)  # moto's own rotation leaves no value
    versions = SecretsManagerVersions(client)
    yield versions, lambda version: versions.propose(NAME, version, "proposed by the test, long enough")
    client.delete_secret(SecretId=NAME, ForceDeleteWithoutRecovery=True)


def test_a_version_is_proposed_and_then_holds(kept: tuple[SecretVersions, Callable[[str], None]]) -> None:
    versions, _ = kept
    before, token = versions.versions(NAME).current, str(uuid4())
    versions.propose(NAME, token, "another value")
    proposed = versions.versions(NAME)
    assert (proposed.current, proposed.pending, proposed.rotates) == (before, token, True)
    assert {before, token} <= set(proposed.known)
    assert versions.value(NAME, token) == "another value"
    versions.promote(NAME, token, before)
    assert versions.versions(NAME).current == token


def test_a_version_that_nobody_made_has_no_value(kept: tuple[SecretVersions, Callable[[str], None]]) -> None:
    assert kept[0].value(NAME, str(uuid4())) is None


def test_another_secret_is_not_found(kept: tuple[SecretVersions, Callable[[str], None]]) -> None:
    with pytest.raises(NotFound):
        kept[0].versions("another")


def test_all_steps_and_each_of_them_twice(kept: tuple[SecretVersions, Callable[[str], None]]) -> None:
    versions, begin = kept
    token = str(uuid4())
    begin(token)
    for step in RotationStep:
        for _ in range(2):
            rotate_secret(NAME, token, step, secret_versions=versions)
    assert versions.versions(NAME).current == token


def test_the_value_before_still_holds_while_the_change_goes_round() -> None:
    client = aws_client("secretsmanager", "moto")
    name = f"test-{token_hex(6)}"
    client.create_secret(Name=name, SecretString=FIRST)
    client.rotate_secret(SecretId=name, RotationRules={"AutomaticallyAfterDays": 90})
    client.put_secret_value(SecretId=name, SecretString=FIRST)
    versions, token = SecretsManagerVersions(client), str(uuid4())
    versions.propose(name, token, "the second value, as long")
    for step in RotationStep:
        rotate_secret(name, token, step, secret_versions=versions)
    found = SecretsManagerSecrets(client).values(name)
    client.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True)
    assert tuple(found) == ("the second value, as long", FIRST)

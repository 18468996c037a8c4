"""Give a secret a new value, step by step, as Secrets Manager asks for it.

Source: Secrets Manager user guide, "Lambda rotation functions": the four steps, each asked with the
version's token; each may come again after it was done.
"""

from __future__ import annotations

import secrets
from enum import StrEnum

from aspera.domain.cursor_seal import seal, unseal
from aspera.domain.errors import Defect, InvalidInput
from aspera.domain.finding import Value
from aspera.ports.secret_versions import SecretVersions, Versions

_BYTES = 48
_PROBE = "probe"


class RotationStep(StrEnum):
    CREATE = "createSecret"
    SET = "setSecret"
    TEST = "testSecret"
    FINISH = "finishSecret"


class RotationDone(Value):
    """What a step found, without any value of the secret."""

    step: RotationStep
    version: str
    is_current: bool


def rotate_secret(
    secret: str, version: str, step: RotationStep, *, secret_versions: SecretVersions
) -> RotationDone:
    """InvalidInput when the secret does not rotate or the version is not the one that is to hold next."""
    versions = secret_versions.versions(secret)
    _check(versions, version)
    if versions.current == version:
        return RotationDone(step=step, version=version, is_current=True)
    if step is RotationStep.CREATE and secret_versions.value(secret, version) is None:
        secret_versions.propose(secret, version, secrets.token_urlsafe(_BYTES))
    if step is RotationStep.TEST:
        _test(secret_versions.value(secret, version))
    if step is RotationStep.FINISH:
        secret_versions.promote(secret, version, versions.current)
    return RotationDone(step=step, version=version, is_current=step is RotationStep.FINISH)


def _check(versions: Versions, version: str) -> None:
    if not versions.rotates:
        raise InvalidInput("The secret is not set to rotate.")
    if version not in versions.known:
        raise InvalidInput("The secret has no such version.")
    if version not in (versions.current, versions.pending):
        raise InvalidInput("The version is not the one that is to hold next.")


def _test(value: str | None) -> None:
    """Nobody else knows the key, so there is nothing to set elsewhere: it has to sign, and nothing more."""
    if not value or unseal(seal(_PROBE, value), (value,)) != _PROBE:
        raise Defect("the new value of the secret cannot be used")

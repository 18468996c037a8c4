"""Secrets in AWS Secrets Manager, read with Powertools' Parameters, which keeps each for five minutes.

Source: Secrets Manager user guide, "Rotation": the staging labels AWSCURRENT and AWSPREVIOUS.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_lambda_powertools.utilities.parameters import SecretsProvider
from aws_lambda_powertools.utilities.parameters.exceptions import GetParameterError

from aspera.adapters.aws.error_translation import translated
from aspera.adapters.aws.secrets_errors import ERRORS
from aspera.domain.errors import NotFound

_KEPT_SECONDS = 300


class SecretsManagerSecrets:
    """A provider for each label: what one keeps is found by the secret's name alone."""

    def __init__(self, client: Any) -> None:
        self._current = SecretsProvider(boto3_client=client)
        self._previous = SecretsProvider(boto3_client=client)

    def values(self, name: str, fresh: bool = False) -> Sequence[str]:
        current = _value(self._current, name, "AWSCURRENT", fresh)
        try:
            return current, _value(self._previous, name, "AWSPREVIOUS", fresh)
        except NotFound:
            return (current,)


def _value(provider: SecretsProvider, name: str, label: str, fresh: bool) -> str:
    with translated(ERRORS, "Secrets Manager"):
        try:
            found = provider.get(name, max_age=_KEPT_SECONDS, force_fetch=fresh, VersionStage=label)
        except GetParameterError as error:
            raise error.__context__ or error from None
    return str(found)
